"""What everybody may be told of: lists for other sites and newsletters, and e-mail about what is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from hedgerow.advocacy.queries import asks, telling
from hedgerow.advocacy.types import Standing
from hedgerow.engines.alerts.types import AlertOffer
from hedgerow.engines.alerts.types import Item as News
from hedgerow.engines.sharing.types import Item, ListOffer, Narrowing

KIND = "we-said"


def items(params: Mapping[str, str], limit: int) -> Sequence[Item]:
    """Public chains with what came of each, newest first."""
    return [
        Item(str(row.ref), row.sentence, reverse("advocacy:we_said_one", args=[row.pk]), came.words,
             new_since=row.made_at)
        for row, came in telling.listed(params, limit)
    ]  # fmt: skip


def all_url(params: Mapping[str, str]) -> str:
    """The whole list, narrowed alike."""
    known = {name: params[name] for name in ("body", "outcome") if params.get(name)}
    return reverse("advocacy:we_said") + (f"?{urlencode(known)}" if known else "")


def narrowings() -> Sequence[Narrowing]:
    """By public body, and by what came of it."""
    return (
        Narrowing("body", lazy("Public body"), asks.bodies_asked(public=True)),
        Narrowing("outcome", lazy("What came of it"), Standing.choices),
    )


def describe(params: Mapping[str, str]) -> str:
    """A search in words."""
    body = dict(asks.bodies_asked(public=True)).get(params.get("body", ""))
    if params.get("body") and body is None:
        return ""
    return _("What was asked of %(body)s, and what came of it") % {"body": body} if body else _("We said / they did")


def find(params: Mapping[str, str], since: datetime) -> Sequence[News]:
    """Asks, answers and changes that everybody can read since a moment."""
    found = telling.news(50, body=telling.narrowed(params)["body"], since=since)
    return [News(one.key, one.title, one.url, one.line) for one in found]


LISTS = (ListOffer(KIND, lazy("We said / they did"), items, all_url, narrow=narrowings),)
ALERTS = (AlertOffer(KIND, lazy("We said / they did"), describe, find, all_url),)
