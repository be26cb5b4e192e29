"""What is on, as a short list that stands elsewhere, and as news for whoever asked to be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.alerts.types import Item as News
from hedgerow.engines.bookings.models import Sitting
from hedgerow.engines.bookings.queries.offers import kinds
from hedgerow.engines.bookings.queries.sittings import narrowed
from hedgerow.engines.sharing.types import Item, Narrowing
from hedgerow.kernel import clock

NAMES = ("kind", "free")
MOST = 200


def listed(params: Mapping[str, str], limit: int) -> list[Item]:
    """What is to come, the next first, as a stranger sees it."""
    return [_item(row) for row in _found(params)[:limit]]


def path(params: Mapping[str, str]) -> str:
    """The path of the whole list, narrowed alike."""
    asked = {name: value for name, value in params.items() if name in NAMES and value}
    return reverse("bookings:whats_on") + (f"?{urlencode(asked)}" if asked else "")


def narrowings() -> Sequence[Narrowing]:
    """What the list may be narrowed by, where it is put together."""
    return (
        Narrowing("kind", gettext_lazy("What"), [(offer.kind, offer.titles) for offer in kinds()]),
        Narrowing("free", gettext_lazy("Price"), [("on", gettext_lazy("free only"))]),
    )


def describe(params: Mapping[str, str]) -> str:
    """The search in words; "" for a kind that there is not."""
    titles = {offer.kind: str(offer.titles) for offer in kinds()}
    kind = params.get("kind", "")
    if kind and kind not in titles:
        return ""
    what = titles.get(kind, _("training, meetings and events"))
    return (
        _("New dates: %(what)s, free ones only") % {"what": what}
        if params.get("free")
        else _("New dates: %(what)s") % {"what": what}
    )


def news(params: Mapping[str, str], since: datetime) -> list[News]:
    """Dates of a search that were set since a moment and are still to come."""
    found = _found(params).filter(made_at__gte=since)[:MOST]
    return [News(str(row.own_ref), row.title, reverse("bookings:sitting", args=[row.uid]), _line(row)) for row in found]


def _found(params: Mapping[str, str]) -> QuerySet[Sitting]:
    return narrowed(params.get("kind", ""), None, free=bool(params.get("free")))


def _item(row: Sitting) -> Item:
    url = reverse("bookings:sitting", args=[row.uid])
    return Item(str(row.own_ref), row.title, url, _line(row), on=row.starts_at, new_since=row.made_at)


def _line(row: Sitting) -> str:
    start = row.starts_at.astimezone(clock.LONDON)
    where = row.where or (_("online") if row.online else "")
    return " · ".join(filter(None, (f"{start:%a} {start.day} {start:%B}, {start:%H:%M}", where)))
