"""What indicators count, fast, is what plain Python counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from hedgerow.evidence.counting import count
from hedgerow.evidence.statements_indicators import listing
from hedgerow.evidence.types import Dimension
from hedgerow.evidence.types.indicators import UNITS, Counted, Cut, FromRecord, Indicator, Selection
from hedgerow.kernel.clock import Period
from tests.evidence import plain
from tests.evidence.ledgers import DAYS, PRIORITIES, WORLD, facts, laid_out


@st.composite
def indicators(draw: st.DrawFn) -> Indicator:
    """Any way of choosing entries, and any way of counting them."""
    chosen = draw(
        st.sampled_from(
            [
                {},
                {"acts": frozenset({"bid.submitted"})},
                {"activities": frozenset({"advice"})},
                {"functions": frozenset({"funding", "advocacy"})},
            ]
        )
    )
    select = Selection(
        **chosen,
        unmet=draw(st.booleans()),
        fifth=draw(st.sampled_from(["", "1"])),
        band=draw(st.sampled_from(["", "micro"])),
    )
    counted = draw(st.sampled_from(list(Counted)))
    return Indicator("one", "One", "", min(UNITS[counted]), FromRecord(select, counted))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = sorted(draw(st.tuples(DAYS, DAYS)))
    return Period(start, end)


cuts = st.builds(
    Cut, st.sampled_from([(), tuple(PRIORITIES[:1]), tuple(PRIORITIES)]), st.sampled_from([None, 1]), st.booleans()
)


def rows_of(ledger: list[plain.Fact], one: Indicator, period: Period, cut: Cut) -> list[plain.Row]:
    """The parts of entries that an indicator counts."""
    assert isinstance(one.how, FromRecord)
    select = one.how.select
    return [
        row
        for fact in ledger
        for row in plain.rows_of(fact)
        if period.start <= fact.on <= period.end
        and fact.unmet == select.unmet
        and (not select.acts or (fact.act or "none") in select.acts)
        and (not select.activities or fact.activity in select.activities)
        and (not select.functions or fact.function in select.functions)
        and (not select.fifth or plain.keys(Dimension.FIFTH, row, WORLD) == [select.fifth])
        and (not select.band or plain.keys(Dimension.BAND, row, WORLD) == [select.band])
        and (not cut.priorities or set(cut.priorities) & set(fact.priorities))
        and cut.payer in (None, fact.payer)
        and (fact.payer is not None or not cut.funded)
    ]


def plainly(ledger: list[plain.Fact], rows: list[plain.Row], counted: Counted, period: Period) -> int:
    """What plain Python counts of some parts."""
    if counted is not Counted.NEW_GROUPS:
        return int(getattr(plain.figures(rows, WORLD), counted.value))
    firsts: dict[int, date] = {}
    for fact in sorted((one for one in ledger if not one.unmet), key=lambda one: one.on):
        for part in fact.parts:
            firsts.setdefault(WORLD.kept.get(part.organisation, part.organisation), fact.on)
    named = {WORLD.kept.get(row.part.organisation, row.part.organisation) for row in rows if row.part}
    return sum(one in firsts and period.start <= firsts[one] <= period.end for one in named)


@settings(max_examples=200, deadline=None)
@given(facts(), indicators(), st.lists(periods(), min_size=1, max_size=3), cuts)
def test_the_whole_is_what_plain_python_counts(
    ledger: list[plain.Fact], one: Indicator, several: list[Period], cut: Cut
) -> None:
    assert isinstance(one.how, FromRecord)
    found = count(laid_out(ledger, WORLD), [one], several, cut)
    for period, counted in zip(several, found, strict=True):
        rows = rows_of(ledger, one, period, cut)
        assert counted["one"] == {None: plainly(ledger, rows, one.how.count, period)}


@settings(max_examples=100, deadline=None)
@given(facts(), indicators(), periods(), st.sampled_from([Dimension.WARD, Dimension.FIFTH, Dimension.BAND]))
def test_so_is_each_cell(ledger: list[plain.Fact], one: Indicator, period: Period, by: Dimension) -> None:
    assert isinstance(one.how, FromRecord)
    rows = rows_of(ledger, one, period, Cut())
    cells: dict[str, list[plain.Row]] = {}
    for row in rows:
        for key in plain.keys(by, row, WORLD):
            cells.setdefault(key, []).append(row)
    found = count(laid_out(ledger, WORLD), [one], [period], Cut(), by)[0].get("one", {})
    wanted = {key: plainly(ledger, held, one.how.count, period) for key, held in cells.items()}
    assert {key: held for key, held in found.items() if held} == {key: held for key, held in wanted.items() if held}


@settings(max_examples=100, deadline=None)
@given(facts(), indicators(), periods(), cuts)
def test_what_counts_entries_opens_to_as_many(
    ledger: list[plain.Fact], one: Indicator, period: Period, cut: Cut
) -> None:
    assert isinstance(one.how, FromRecord)
    con = laid_out(ledger, WORLD)
    counted = count(con, [one], [period], cut)[0]["one"][None]
    behind = con.execute(*listing(one.how, period, cut)).fetchall()
    assert len({row[0] for row in behind}) == len(behind)
    if one.how.count is Counted.ENTRIES:
        assert len(behind) == counted
    elif not behind:
        assert counted == 0


@settings(max_examples=100, deadline=None)
@given(
    facts(), indicators(), periods(), st.sampled_from([Dimension.WARD, Dimension.FIFTH, Dimension.BAND, Dimension.ACT])
)
def test_so_does_each_cell(ledger: list[plain.Fact], one: Indicator, period: Period, by: Dimension) -> None:
    assert isinstance(one.how, FromRecord)
    how = FromRecord(one.how.select, Counted.ENTRIES)
    con = laid_out(ledger, WORLD)
    cells = count(con, [replace(one, how=how)], [period], Cut(), by)[0].get("one", {})
    opened = {key: con.execute(*listing(how, period, Cut(), ((by, key),))).fetchall() for key in cells if key}
    assert {key: len(found) for key, found in opened.items()} == cells
