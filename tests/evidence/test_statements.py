"""The fast reading is the plain one."""

from __future__ import annotations

from hypothesis import given, settings

from hedgerow.evidence import statements
from hedgerow.evidence.answers import answer
from hedgerow.evidence.types import Dimension, Question
from tests.evidence import plain
from tests.evidence.ledgers import WORLD, facts, laid_out, questions


@settings(max_examples=150, deadline=None)
@given(facts(), questions())
def test_duckdb_reads_what_plain_python_reads(ledger: list[plain.Fact], question: Question) -> None:
    assert answer(laid_out(ledger, WORLD), question).reading == plain.read(question, ledger, WORLD)


@settings(max_examples=60, deadline=None)
@given(facts(), questions())
def test_duckdb_tells_whose_time_it_is_as_plain_python_does(ledger: list[plain.Fact], question: Question) -> None:
    assert answer(laid_out(ledger, WORLD), question).hands == plain.hands(question, ledger, WORLD)


@settings(max_examples=60, deadline=None)
@given(facts(), questions())
def test_every_number_opens_to_its_entries(ledger: list[plain.Fact], question: Question) -> None:
    con = laid_out(ledger, WORLD)
    reading = answer(con, question).reading
    for key, figures in [*reading.cells.items(), (None, reading.total)]:
        ids = con.execute(*statements.listing(question, key)).fetchall()
        assert len(ids) == figures.entries


@settings(max_examples=60, deadline=None)
@given(facts())
def test_shared_minutes_add_up_to_the_total(ledger: list[plain.Fact]) -> None:
    con = laid_out(ledger, WORLD)
    for by in (Dimension.WARD, Dimension.FIFTH, Dimension.BAND, Dimension.ACTIVITY):
        reading = answer(con, Question(by, None)).reading
        assert sum(cell.minutes for cell in reading.cells.values()) == reading.total.minutes
        assert sum(cell.secured for cell in reading.cells.values()) == reading.total.secured
