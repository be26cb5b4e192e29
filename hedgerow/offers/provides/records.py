"""Names and addresses of problems and offers, and the search box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.permissions import Somebody
from hedgerow.engines.registry import Deed, Hit, RefOffer, SearchOffer
from hedgerow.offers import queries
from hedgerow.offers.models import Offer, Problem
from hedgerow.offers.permissions import can_keep


def problem_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Problems by id."""
    return {str(pk): title for pk, title in Problem.objects.filter(pk__in=list(ids)).values_list("pk", "title")}


def offer_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Offers by the problem they answer."""
    rows = Offer.objects.filter(pk__in=list(ids)).values_list("pk", "problem__title")
    return {str(pk): _("Offer: %(title)s") % {"title": title} for pk, title in rows}


def find(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Problems for our team; offers that were delivered for everybody."""
    if can_keep(somebody):
        rows = queries.problems(words=words).order_by("-made_at", "-pk")[:limit]
        return [Hit(row.title, reverse("offers:problem", args=[row.pk]), row.body.name) for row in rows]
    found = queries.delivered().filter(problem__title__icontains=words)[:limit]
    return [
        Hit(row.problem.title, reverse("offers:public_offer", args=[row.pk]), row.problem.body.name) for row in found
    ]


REFS = (
    RefOffer("offers.problem", problem_titles, lambda pk: reverse("offers:problem", args=[pk])),
    RefOffer("offers.offer", offer_titles, lambda pk: reverse("offers:public_offer", args=[pk])),
)
SEARCHES = (SearchOffer(gettext_lazy("Problems and offers"), find),)
BOX = (
    Deed(
        gettext_lazy("State a problem for a public body"),
        lambda: reverse("offers:add"),
        can_keep,
        gettext_lazy("problem offer council NHS commissioner"),
    ),
)
