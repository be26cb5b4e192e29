"""Names and addresses of departments, officers and interests, and the search box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.permissions import Somebody
from hedgerow.bodies.models import Department, Interest, Office
from hedgerow.bodies.permissions import can_keep
from hedgerow.engines.registry import Deed, Hit, RefOffer, SearchOffer


def department_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Departments with their body."""
    rows = Department.objects.filter(pk__in=list(ids)).values_list("pk", "name", "body__name")
    return {str(pk): f"{body}: {name}" for pk, name, body in rows}


def office_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Officers by the body that they work for: their name is in no list of refs."""
    rows = Office.objects.filter(pk__in=list(ids)).values_list("pk", "body__name")
    return {str(pk): _("Officer of %(body)s") % {"body": body} for pk, body in rows}


def interest_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Declared interests by what they are."""
    return {str(one.pk): str(one.get_kind_display()) for one in Interest.objects.filter(pk__in=list(ids))}


def find(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Departments by their name, for our team."""
    if not can_keep(somebody):
        return []
    rows = Department.objects.filter(Q(name__icontains=words), retired_on__isnull=True).select_related("body")
    return [Hit(one.name, reverse("bodies:body", args=[one.body_id]), one.body.name) for one in rows[:limit]]


REFS = (
    RefOffer("bodies.department", department_titles, lambda pk: reverse("bodies:department", args=[pk])),
    RefOffer("bodies.office", office_titles, lambda pk: reverse("bodies:officer", args=[pk])),
    RefOffer("bodies.interest", interest_titles, lambda pk: reverse("bodies:interest", args=[pk])),
)
SEARCHES = (SearchOffer(gettext_lazy("Departments of public bodies"), find),)
BOX = (
    Deed(
        gettext_lazy("Public bodies and their officers"),
        lambda: reverse("bodies:bodies"),
        can_keep,
        gettext_lazy("council NHS police officer department"),
    ),
)
