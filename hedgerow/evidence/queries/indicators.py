"""What indicators amount to in periods, cached until the record, the words or the open data change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hedgerow.evidence import source
from hedgerow.evidence import statements_indicators as statements
from hedgerow.evidence.counting import Counts, count
from hedgerow.evidence.queries import claims
from hedgerow.evidence.queries.loading import loaded
from hedgerow.evidence.queries.readings import Behind, kept, version
from hedgerow.evidence.queries.states import STATES
from hedgerow.evidence.rules.amounts import amount
from hedgerow.evidence.types import Dimension
from hedgerow.evidence.types.indicators import (
    Amount,
    Claims,
    Counted,
    Cut,
    FromRecord,
    Indicator,
    Missing,
    Ratio,
    Selection,
    State,
    Valued,
)
from hedgerow.kernel.clock import Period

ALL = Cut()
_NOBODY = Selection()


def value(code: str, period: Period, cut: Cut = ALL) -> Amount:
    """What one indicator amounts to. Raises KeyError where there is none of that code."""
    one = loaded().by_code()[code]
    return values([period], cut, codes=[one.code])[0][code]


def values(
    periods: Sequence[Period], cut: Cut = ALL, *, codes: Sequence[str] | None = None, known: str = ""
) -> list[dict[str, Amount]]:
    """For each period what every indicator (or those named) amounts to, by code, in order.

    Readings of states are of everything: in a cut of the record they are not known.
    """
    there = loaded().by_code()
    asked = [one for one in there.values() if codes is None or one.code in codes]
    wanted = _with_parts(asked, there)
    counted = _counted(wanted, periods, cut, known or version())
    units = {one.code: one.unit for one in wanted}
    return [{one.code: amount(one, held, units) for one in asked} for held in counted]


def spread(one: Indicator, period: Period, by: Dimension, *, known: str = "") -> dict[str, Amount]:
    """An indicator by the cells of a dimension; one that counts no entries has none. People are to the nearest 5."""
    if not isinstance(one.how, FromRecord):
        return {}

    def anew() -> Counts:
        with source.connection() as con:
            return count(con, [one], [period], ALL, by)

    found = kept(f"spread:{known or version()}|{one!r}|{period!r}|{by!r}", anew)[0].get(one.code, {})
    units = {one.code: one.unit}
    return {key: amount(one, {one.code: held}, units, rounded=True) for key, held in found.items() if key is not None}


def can_be_opened(one: Indicator) -> bool:
    """Whether there are entries behind it."""
    return isinstance(one.how, FromRecord | Claims)


def _with_parts(asked: Sequence[Indicator], there: Mapping[str, Indicator]) -> list[Indicator]:
    """Those asked for and those that they are made of, each once."""
    parts: dict[str, Indicator] = {}
    for one in asked:
        codes = [one.code]
        if isinstance(one.how, Ratio):
            codes += [one.how.of, one.how.to]
        elif isinstance(one.how, Valued):
            codes.append(one.how.of)
        parts |= {code: there[code] for code in codes}
    return list(parts.values())


def _counted(
    wanted: Sequence[Indicator], periods: Sequence[Period], cut: Cut, known: str
) -> list[dict[str, int | None]]:
    def anew() -> Counts:
        with source.connection() as con:
            return count(con, wanted, periods, cut)

    # States are read each time: they have no version, and are a count each.
    record = kept(f"indicators:{known}|{[(one.code, one.how) for one in wanted]!r}|{periods!r}|{cut!r}", anew)
    claimed = claims.counts(periods, cut, known=known) if any(isinstance(one.how, Claims) for one in wanted) else []
    found: list[dict[str, int | None]] = []
    for place, period in enumerate(periods):
        held: dict[str, int | None] = {code: cells[None] for code, cells in record[place].items()}
        for one in wanted:
            if isinstance(one.how, State):
                held[one.code] = None if cut else STATES[one.how.name].read(period)
            elif isinstance(one.how, Claims):
                held[one.code] = claims.matching(claimed[place], one.how)
        found.append(held)
    return found


@dataclass(frozen=True)
class BehindIndicator(Behind):
    """The entries behind what an indicator counts in a period."""

    how: FromRecord = field(default_factory=lambda: FromRecord(_NOBODY, Counted.ENTRIES))
    period: Period | None = None
    cut: Cut = ALL

    def listing(self) -> tuple[str, list[object]]:
        assert self.period is not None
        return statements.listing(self.how, self.period, self.cut)

    def about(self) -> str:
        return f"{self.how!r}|{self.period!r}|{self.cut!r}"


def said(one: Amount) -> bool:
    """Whether an amount is told."""
    return one.missing is Missing.NONE
