"""What indicators amount to in periods, cached until the record, the words or the open data change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hedgerow.accounts.models import User
from hedgerow.evidence import source
from hedgerow.evidence import statements_indicators as statements
from hedgerow.evidence.counting import Counts, count, timekeepers
from hedgerow.evidence.queries import claims
from hedgerow.evidence.queries.loading import loaded
from hedgerow.evidence.queries.readings import Behind, kept, version
from hedgerow.evidence.queries.states import STATES
from hedgerow.evidence.rules import may_be_told
from hedgerow.evidence.rules.amounts import amount
from hedgerow.evidence.types import Dimension, Question
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
KEPT_BACK = Amount(missing=Missing.KEPT)
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


def values_for(
    viewer: User, periods: Sequence[Period], *, codes: Sequence[str] | None = None, known: str = ""
) -> list[dict[str, Amount]]:
    """The same as a viewer may read it: to a worker, time that would be one colleague's is kept back."""
    known = known or version()
    found = values(periods, codes=codes, known=known)
    if viewer.is_manager:
        return found
    secret = _secret(viewer, periods, known)
    return [
        {code: KEPT_BACK if (code, place) in secret else held for code, held in one.items()}
        for place, one in enumerate(found)
    ]


def spread_for(viewer: User, one: Indicator, period: Period, by: Dimension, *, known: str = "") -> dict[str, Amount]:
    """The same by the cells of a dimension. Our own time by place or size is for managers: it would tell of colleagues."""
    if _is_time(one) and not viewer.is_manager:
        return {}
    return spread(one, period, by, known=known)


def behind(
    one: Indicator, period: Period, viewer: User, cut: Cut = ALL, where: statements.Where = (), *, known: str = ""
) -> BehindIndicator:
    """The entries behind an indicator that counts from the record; in a cut of it, or in some cells of it."""
    assert isinstance(one.how, FromRecord)
    question = Question(Dimension.FUNCTION, period)
    return BehindIndicator(question, None, viewer, known=known, how=one.how, period=period, cut=cut, where=where)


def _is_time(one: Indicator) -> bool:
    return isinstance(one.how, FromRecord) and one.how.count is Counted.MINUTES


def _secret(viewer: User, periods: Sequence[Period], known: str) -> set[tuple[str, int]]:
    """Indicators of our time, and the place of the period, that would tell how long one colleague took."""
    timed = [one for one in loaded().indicators if _is_time(one)]

    def anew() -> dict[tuple[str, int], dict[int | None, int]]:
        with source.connection() as con:
            return timekeepers(con, timed, periods)

    hands = kept(f"timekeepers:{known}|{[one.code for one in timed]!r}|{periods!r}", anew)
    others = {key: {u: n for u, n in by.items() if u is not None and u != viewer.pk} for key, by in hands.items()}
    return {key for key, by in others.items() if not may_be_told(by)}


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
    where: statements.Where = ()

    def listing(self) -> tuple[str, list[object]]:
        assert self.period is not None
        return statements.listing(self.how, self.period, self.cut, self.where)

    def about(self) -> str:
        return f"{self.how!r}|{self.period!r}|{self.cut!r}|{self.where!r}"


def said(one: Amount) -> bool:
    """Whether an amount is told."""
    return one.missing is Missing.NONE
