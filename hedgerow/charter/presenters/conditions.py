"""What makes infrastructure strong here, counted from the record by the apps that know: now, and a year ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.cache import cache
from django.utils.translation import gettext as _

from hedgerow.charter.types import Condition, ConditionOffer, Strengthens
from hedgerow.engines.registry import all_of
from hedgerow.kernel.clock import Period
from hedgerow.shell.types import Text

YEAR, HUNDRED = 365, 100
KEPT_SECONDS = 600


@dataclass(frozen=True)
class Line:
    """A condition: what it is, how it is counted, how much now and a year ago. `direction` is "", up or down."""

    label: Text
    how: Text
    now: str
    before: str
    direction: str
    public: bool


@dataclass(frozen=True)
class Part:
    """The conditions of one of the four things that make infrastructure strong."""

    title: Text
    lines: tuple[Line, ...]


def parts(today: date, *, team: bool) -> list[Part]:
    """Every condition that somebody counts, under what it strengthens; what nobody counts yet is left out."""
    offers = [offer for offer in all_of(ConditionOffer) if team or offer.public]
    counted = [(offer, line) for offer in offers if (line := _line(offer, today))]
    return [
        Part(strong.label, lines)
        for strong in Strengthens
        if (lines := tuple(line for offer, line in counted if offer.of == strong))
    ]


def year_to(day: date) -> Period:
    """The year that ends on a day."""
    return Period(day - timedelta(days=YEAR - 1), day)


def _line(offer: ConditionOffer, today: date) -> Line | None:
    now = _counted(offer, today)
    if now.value is None:
        return None
    if not offer.past:
        return Line(offer.label, offer.how, said(now), "", "", offer.public)
    before = _counted(offer, today - timedelta(days=YEAR))
    return Line(offer.label, offer.how, said(now), _before(before), _direction(now, before), offer.public)


def _counted(offer: ConditionOffer, day: date) -> Condition:
    """What the year to a day holds, counted at most once in ten minutes: everybody may open this page."""
    key = f"charter:condition:{offer.code}:{day}"
    found: tuple[int | None, int | None, str] | None = cache.get(key)
    if found is None:
        counted = offer.count(year_to(day))
        found = (counted.value, counted.out_of, str(counted.unit))
        cache.set(key, found, KEPT_SECONDS)
    return Condition(*found)


def said(one: Condition) -> str:
    """A count in words: "14 months", "57%", "31 of 40 (78%)"."""
    if one.value is None:
        return ""
    if one.out_of == HUNDRED and one.unit:
        return f"{one.value}%"
    if one.out_of is not None:
        share = f" ({100 * one.value // one.out_of}%)" if one.out_of else ""
        return _("%(n)s of %(all)s") % {"n": f"{one.value:,}", "all": f"{one.out_of:,}"} + share
    return f"{one.value:,} {one.unit}".strip()


def _before(one: Condition) -> str:
    return _("%(before)s a year ago") % {"before": said(one)} if one.value is not None else _("not counted a year ago")


def _direction(now: Condition, before: Condition) -> str:
    if (now.out_of is None) != (before.out_of is None):  # a part of a whole, and a number: neither is more
        return ""
    one, other = _size(now), _size(before)
    if one is None or other is None or one == other:
        return ""
    return "up" if one > other else "down"


def _size(one: Condition) -> float | None:
    if one.value is None or one.out_of == 0:
        return None
    return one.value / one.out_of if one.out_of else float(one.value)
