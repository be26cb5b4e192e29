"""Indicators with what they mean and what they came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.charter.types import Function
from hedgerow.evidence.names import name_of
from hedgerow.evidence.presenters.report_said import change
from hedgerow.evidence.queries.readings import labels
from hedgerow.evidence.queries.report_words import told
from hedgerow.evidence.queries.states import STATES
from hedgerow.evidence.types import Dimension
from hedgerow.evidence.types.indicators import Amount, Claims, FromRecord, Indicator, Ratio, State, Valued
from hedgerow.kernel.clock import Period
from hedgerow.shell.tables import Column, Table


@dataclass(frozen=True)
class Shown:
    """An indicator as the page shows it."""

    indicator: Indicator
    now: str
    before: str
    change: str
    url: str
    rates: tuple[str, ...]

    @property
    def how(self) -> str:
        """How it is counted, in words."""
        how = self.indicator.how
        if isinstance(how, FromRecord):
            return str(how.count.label)
        if isinstance(how, Ratio):
            return _("one for each of another")
        if isinstance(how, State):
            return _("what there is on the last day")
        return _("outcomes that are claimed") if isinstance(how, Claims) else _("time by an hourly rate")


def shown(one: Indicator, now: Amount, before: Amount, quarter: str) -> Shown:
    """An indicator with its amounts; it leads to where it is read by place and size, or can be looked at."""
    rates = one.how.rates if isinstance(one.how, Valued) else ()
    said = tuple(
        _("%(rate)s an hour: %(source)s") % {"rate": told(Amount(r.pence), "pounds"), "source": r.source} for r in rates
    )
    moved = change(now, before, one.unit.value).text
    return Shown(one, told(now, one.unit.value), told(before, one.unit.value), moved, address(one, quarter), said)


def address(one: Indicator, quarter: str) -> str:
    """Where an indicator is read more closely."""
    if isinstance(one.how, Claims):
        return f"{reverse('evidence:outcomes')}?quarter={quarter}&pathway={one.how.pathway}"
    if isinstance(one.how, State):
        page = STATES[one.how.name].page
        return reverse(page) if page else ""
    return (
        f"{reverse('evidence:indicator', args=[one.code])}?quarter={quarter}" if isinstance(one.how, FromRecord) else ""
    )


def by_function(rows: Sequence[Shown]) -> list[tuple[str, list[Shown]]]:
    """Indicators under their functions, those of all of them first."""
    names = {"": _("All together"), **{one.value: str(one.label) for one in Function}}
    return [(name, held) for code, name in names.items() if (held := [r for r in rows if r.indicator.function == code])]


def table(now: Period, before: Period) -> Table[Shown]:
    """Indicators to take away."""
    return Table(
        "indicators",
        _("Indicators"),
        (
            Column("code", _("Code"), lambda row: row.indicator.code),
            Column("title", _("What is counted"), lambda row: row.indicator.title, heading=True),
            Column("now", now.name, lambda row: row.now),
            Column("before", before.name, lambda row: row.before),
            Column("definition", _("What it means"), lambda row: row.indicator.definition),
            Column("caveats", _("Beware"), lambda row: row.indicator.caveats),
            Column("source", _("Source"), lambda row: row.indicator.source),
            Column("how", _("How it is counted"), lambda row: row.how),
        ),
    )


@dataclass(frozen=True)
class Line:
    """One cell of a dimension. `url` opens the work in it."""

    name: str
    text: str
    url: str


def lines(one: Indicator, by: Dimension, found: Mapping[str, Amount], quarter: str) -> list[Line]:
    """The cells in order, those with nothing left out; each opens the work in it."""
    names = labels(by)
    keys = [key for key in names if key in found] + sorted(key for key in found if key not in names)
    behind = f"{reverse('evidence:behind', args=[one.code])}?quarter={quarter}"
    return [
        Line(name_of(by, key, names), told(found[key], one.unit.value), f"{behind}&{urlencode({by.value: key})}")
        for key in keys
    ]
