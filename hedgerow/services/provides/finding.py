"""How services are named, searched for, told of by e-mail and shown elsewhere."""

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
from hedgerow.places.queries import areas, point_of
from hedgerow.places.types import AreaKind
from hedgerow.services import queries
from hedgerow.services.models import Missed, Service
from hedgerow.services.queries import asking
from hedgerow.services.queries.words import label
from hedgerow.services.types import Need, Search, TagKind

MOST_NEWS = 100


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Names of services by id."""
    rows = Service.objects.filter(pk__in=ids).values_list("pk", "name")
    return {str(pk): name for pk, name in rows}


def url(pk: str) -> str:
    """The page of a service."""
    return reverse("services:service", args=[pk])


def missed_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """What was looked for in vain, by id."""
    rows = Missed.objects.filter(pk__in=ids)
    said = gettext("Looked for and not found: %(words)s")
    need = TagKind.NEED
    return {str(row.pk): said % {"words": row.words or label(need, row.need)} for row in rows}


def find(_somebody: Any, words: str, limit: int) -> list[Hit]:
    """Open services, by what was typed."""
    found = queries.shown(queries.search(Search(words=words))[:limit])
    return [Hit(service.name, url(str(service.pk)), service.organisation.name) for service, _km in found]


def news(params: Mapping[str, str], since: datetime) -> list[News]:
    """Services of a search that were first shown since a moment."""
    wanted = asking.search_of(params)
    found = {pk for pk, _km in queries.search(wanted, point_of(wanted.near))}
    new = queries.live().filter(opened_at__gte=since).prefetch_related("spots").order_by("opened_at", "pk")
    rows = [row for row in new if row.pk in found]
    return [News(str(row.ref), row.name, url(str(row.pk)), asking.line(row)) for row in rows[:MOST_NEWS]]


def items(params: Mapping[str, str], limit: int) -> list[Item]:
    """Open services as they may stand elsewhere."""
    wanted = asking.search_of(params)
    found = queries.shown(queries.search(wanted, point_of(wanted.near))[:limit])
    return [
        Item(
            ref=str(service.ref),
            title=service.name,
            url=url(str(service.pk)),
            line=asking.line(service),
            new_since=service.opened_at,
        )
        for service, _km in found
    ]


def narrowings() -> tuple[Narrowing, ...]:
    """By what it helps with, and by ward."""
    wards = tuple(areas(kind=AreaKind.WARD).values_list("code", "name"))
    return (Narrowing("need", _("What it helps with"), Need.choices), Narrowing("ward", _("Ward"), wards))


REFS = (
    RefOffer("services.service", titles, url),
    RefOffer("services.missed", missed_titles, lambda _pk: reverse("services:missed")),
)
SEARCHES = (SearchOffer(_("Services"), find),)
ALERTS = (AlertOffer("services", _("Tell me of new services"), asking.describe, news, asking.path),)
LISTS = (
    ListOffer("services", _("Services near you"), items, asking.path, more=_("See all services"), narrow=narrowings),
)
