"""Notices as others are told of them: new ones of a search, and a list on somebody else's page or in a newsletter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.engines.alerts.types import Item as News
from hedgerow.engines.sharing.types import Item, Narrowing
from hedgerow.notices.models import Notice
from hedgerow.notices.queries.lines import line
from hedgerow.notices.queries.locating import the_map
from hedgerow.notices.queries.notices import chosen
from hedgerow.notices.types import Filters, Kind, Value, Wards, When, Which
from hedgerow.places.queries import area_names
from hedgerow.places.types import AreaKind

#: what the address of the list may hold, as `Filters` calls it
NAMES = {"q": "words", "area": "area", "which": "which", "when": "when", "value": "value", "kind": "kind"}
LONGEST, MOST = 100, 200


def area_choices() -> list[tuple[str, str]]:
    """The areas of the place in which work can be delivered: larger ones first, then by name."""
    known = the_map()
    order = {AreaKind.AUTHORITY: 0, AreaKind.COUNTY: 0, AreaKind.COMBINED: 0, AreaKind.WARD: 1}
    rows = [(order[AreaKind(kind)], known.names[code], code) for code, kind in known.kinds.items() if kind in order]
    return [(code, name) for _order, name, code in sorted(rows)]


def filters_of(params: Mapping[str, str]) -> Filters:
    """What a search asks for; names that are none of the list's are left out."""
    return Filters(**{NAMES[name]: value[:LONGEST] for name, value in params.items() if name in NAMES})


def describe_search(params: Mapping[str, str]) -> str:
    """A search in words: "New contracts: Ash, up to £50,000, “choir”"."""
    wanted = filters_of(params)
    said = [
        _label(Wards, wanted.area) or (area_names([wanted.area]).get(wanted.area, "") if wanted.area else ""),
        _label(Which, wanted.which),
        _label(When, wanted.when),
        _label(Value, wanted.value),
        _label(Kind, wanted.kind),
        f"“{wanted.words}”" if wanted.words.strip() else "",
    ]
    listed = ", ".join(filter(None, said))
    return _("New contracts: %(search)s") % {"search": listed or _("all that suit voluntary groups")}


def _label(choices: type[Wards | Which | When | Value | Kind], code: str) -> str:
    return str(dict(choices.choices).get(code, "")) if code else ""


def new_notices(params: Mapping[str, str], since: datetime) -> list[News]:
    """Notices of a search that opened since a moment."""
    rows = chosen(filters_of(params), AnonymousUser()).filter(live_since__gte=since).order_by("live_since", "pk")
    return [News(str(notice.ref), notice.title, path(notice), line(notice)) for notice in rows[:MOST]]


def search_path(params: Mapping[str, str]) -> str:
    """The path of a search in the list."""
    asked = {name: value for name, value in params.items() if name in NAMES}
    return reverse("notices:contracts") + (f"?{urlencode(asked)}" if asked else "")


def listed(params: Mapping[str, str], limit: int) -> Sequence[Item]:
    """Open notices as a list elsewhere shows them, those that close soonest first."""
    rows = chosen(filters_of(params), AnonymousUser())[:limit]
    return [
        Item(str(one.ref), one.title, path(one), line(one), on=one.deadline or _noon(one), new_since=one.live_since)
        for one in rows
    ]


def narrowings() -> Sequence[Narrowing]:
    """How a list of notices may be narrowed."""
    return (
        Narrowing("area", _("Where it is delivered"), area_choices()),
        Narrowing("value", _("How much"), [each for each in Value.choices if each[0]]),
        Narrowing("when", _("Closing date"), [each for each in When.choices if each[0] and each[0] != When.CLOSED]),
    )


def path(notice: Notice) -> str:
    """The public page of a notice."""
    return reverse("notices:notice", args=[notice.pk])


def _noon(notice: Notice) -> datetime | None:
    return datetime.combine(notice.ends_on, time(12), UTC) if notice.ends_on else None
