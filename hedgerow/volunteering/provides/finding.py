"""How roles are named, searched for, told of by e-mail and shown elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.alerts.types import AlertOffer
from hedgerow.engines.alerts.types import Item as News
from hedgerow.engines.registry import Hit, RefOffer, SearchOffer
from hedgerow.engines.sharing.types import Item, ListOffer, Narrowing
from hedgerow.volunteering import queries
from hedgerow.volunteering.models import Application, Hours, Placement, Role
from hedgerow.volunteering.queries import asking
from hedgerow.volunteering.queries.words import labels
from hedgerow.volunteering.types import Search, TagKind

MOST_NEWS = 100


def role_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Titles of roles by id."""
    return {str(pk): title for pk, title in Role.objects.filter(pk__in=ids).values_list("pk", "title")}


def role_url(pk: str) -> str:
    """The page of a role."""
    return reverse("volunteering:role", args=[pk])


def application_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """What an application was for: who it is from is not said wherever a ref is shown."""
    rows = Application.objects.filter(pk__in=ids).values_list("pk", "role__title")
    return {str(pk): _offer(title) for pk, title in rows}


def placement_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """In which role."""
    rows = Placement.objects.filter(pk__in=ids).values_list("pk", "role__title")
    return {str(pk): gettext("A volunteer: %(title)s") % {"title": title} for pk, title in rows}


def hours_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """In which role."""
    rows = Hours.objects.filter(pk__in=ids).values_list("pk", "placement__role__title")
    return {str(pk): gettext("Time given: %(title)s") % {"title": title} for pk, title in rows}


def _offer(title: str | None) -> str:
    return gettext("An offer to help: %(title)s") % {"title": title} if title else gettext("A name to be called back")


def find(_somebody: Any, words: str, limit: int) -> list[Hit]:
    """Open roles, by what was typed."""
    found = queries.shown(queries.search(Search(words=words))[:limit])
    return [Hit(role.title, role_url(str(role.pk)), role.organisation.name) for role, _km in found]


def news(params: Mapping[str, str], since: datetime) -> list[News]:
    """Roles of a search that were opened since a moment."""
    wanted = asking.search_of(params)
    found = {pk for pk, _km in queries.search(wanted, queries.point_of(wanted.near))}
    rows = [row for row in queries.live().filter(opened_at__gte=since).order_by("opened_at", "pk") if row.pk in found]
    return [News(str(row.ref), row.title, role_url(str(row.pk)), asking.line(row)) for row in rows[:MOST_NEWS]]


def items(params: Mapping[str, str], limit: int) -> list[Item]:
    """Open roles as they may stand elsewhere, the newest first."""
    wanted = asking.search_of(params)
    found = queries.shown(queries.search(wanted, queries.point_of(wanted.near))[:limit])
    return [
        Item(
            ref=str(role.ref),
            title=role.title,
            url=role_url(str(role.pk)),
            line=asking.line(role),
            new_since=role.opened_at,
        )
        for role, _km in found
    ]


def narrowings() -> tuple[Narrowing, ...]:
    """By cause, of those that open roles have."""
    known, used = labels(TagKind.CAUSE), set(queries.causes_in_use())
    causes = [(code, known[code]) for code in known if code in used]
    return (Narrowing("cause", _("Cause"), causes),)


REFS = (
    RefOffer("volunteering.role", role_titles, role_url),
    RefOffer("volunteering.application", application_titles, lambda pk: reverse("volunteering:application", args=[pk])),
    RefOffer("volunteering.placement", placement_titles, lambda pk: reverse("volunteering:placement", args=[pk])),
    RefOffer("volunteering.hours", hours_titles, lambda pk: reverse("volunteering:hours_of", args=[pk])),
)
SEARCHES = (SearchOffer(_("Ways to volunteer"), find),)
ALERTS = (AlertOffer("roles", _("Tell me of new ways to volunteer"), asking.describe, news, asking.path),)
LISTS = (
    ListOffer(
        "roles", _("Ways to volunteer"), items, asking.path, more=_("See all ways to volunteer"), narrow=narrowings
    ),
)
