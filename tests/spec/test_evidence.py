"""How work is counted. Read this to know what a number on the evidence page means.

Each rule is an example: what was recorded, and what the page says of it. Ash and Beech are wards; the small area L1 lies
in Ash and is among the most deprived fifth, L2 lies in Beech and is among the least. Elm lies outside our area.
"""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest

from hedgerow.evidence.answers import answer
from hedgerow.evidence.types import Dimension, Question
from tests.evidence import plain
from tests.evidence.ledgers import laid_out
from tests.evidence.plain import Fact, InWard, Part, World

WORLD = World(
    wards=[
        InWard("L1", "Ash", date.min, date.max),
        InWard("L2", "Beech", date.min, date.max),
        InWard("L3", "Elm", date.min, date.max, near=False),
        InWard("L4", "Ash", date.min, date(2025, 4, 30)),
        InWard("L4", "Beech", date(2025, 5, 1), date.max),
        InWard("Ash", "Ash", date.min, date.max),
    ],
    fifths={"L1": 1, "L2": 5},
    kept={9: 1},
)
NUMBERS = count(1)
ONE, TWO, NINE = Part(1, "L1", "micro"), Part(2, "L2", "large"), Part(9, "L2", "micro")


def done(*parts: Part, minutes: int = 0, **rest: object) -> Fact:
    """A piece of work, for some groups."""
    told = {"id": f"{next(NUMBERS):04}", "on": date(2025, 3, 3), "function": "development", "activity": "advice"} | rest
    return Fact(minutes=minutes, parts=parts, **told)  # type: ignore[arg-type]


RULES: dict[str, tuple[list[Fact], Dimension, dict[str, str], str]] = {
    "Work for two groups stands in the ward of each, and its time is shared equally between them": (
        [done(ONE, TWO, minutes=30)], Dimension.WARD, {},
        "Ash: 1 piece, 15 min; Beech: 1 piece, 15 min; all: 1 piece, 30 min",
    ),
    "A minute that cannot be split goes to the first group, so that the lines still add up": (
        [done(ONE, TWO, minutes=31)], Dimension.WARD, {},
        "Ash: 1 piece, 16 min; Beech: 1 piece, 15 min; all: 1 piece, 31 min",
    ),
    "Two groups of one ward are one piece of work there, and its whole time": (
        [done(ONE, Part(3, "L1"), minutes=30)], Dimension.WARD, {},
        "Ash: 1 piece, 30 min; all: 1 piece, 30 min",
    ),
    "By function, which is the work's own, nothing is shared": (
        [done(ONE, TWO, minutes=30)], Dimension.FUNCTION, {},
        "development: 1 piece, 30 min; all: 1 piece, 30 min",
    ),
    "Of one ward alone, the time is that ward's share, by whatever it is read": (
        [done(ONE, TWO, minutes=30)], Dimension.FUNCTION, {"ward": "Ash"},
        "development: 1 piece, 15 min; all: 1 piece, 15 min",
    ),
    "The place given with the work goes before where its groups are": (
        [done(TWO, minutes=30, area="Ash")], Dimension.WARD, {},
        "Ash: 1 piece, 30 min; all: 1 piece, 30 min",
    ),
    "A small area counts in the ward that it lay in at the time": (
        [done(Part(1, "L4"), minutes=10), done(Part(1, "L4"), minutes=20, on=date(2025, 5, 1))], Dimension.WARD, {},
        "Ash: 1 piece, 10 min; Beech: 1 piece, 20 min; all: 2 pieces, 30 min",
    ),
    "Other people's wards are told together": (
        [done(Part(1, "L3"), minutes=10)], Dimension.WARD, {},
        "outside: 1 piece, 10 min; all: 1 piece, 10 min",
    ),
    "Where nobody said, the page says so": (
        [done(minutes=10)], Dimension.WARD, {},
        "unknown: 1 piece, 10 min; all: 1 piece, 10 min",
    ),
    "Deprivation is that of the small area": (
        [done(ONE, TWO, minutes=30)], Dimension.FIFTH, {},
        "1: 1 piece, 15 min; 5: 1 piece, 15 min; all: 1 piece, 30 min",
    ),
    "Work towards two priorities counts whole for each, and once in all": (
        [done(ONE, minutes=30, priorities=("warm", "young"))], Dimension.PRIORITY, {},
        "warm: 1 piece, 30 min; young: 1 piece, 30 min; all: 1 piece, 30 min",
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_rule(rule: str) -> None:
    facts, by, filters, expected = RULES[rule]
    question = Question(by, None, tuple((Dimension(name), key) for name, key in filters.items()))
    assert said(plain.read(question, facts, WORLD)) == expected
    assert said(answer(laid_out(facts, WORLD), question).reading) == expected


def said(reading: object) -> str:
    """A reading as the examples write it."""
    cells = [*sorted(reading.cells.items()), ("all", reading.total)]  # type: ignore[attr-defined]
    pieces = {True: "piece", False: "pieces"}
    return "; ".join(f"{key}: {f.entries} {pieces[f.entries == 1]}, {f.minutes} min" for key, f in cells)


def test_groups_are_counted_once_and_two_records_found_to_be_one_count_once() -> None:
    facts = [done(ONE), done(ONE, TWO), done(NINE)]
    assert answer(laid_out(facts, WORLD), Question(Dimension.FUNCTION, None)).reading.total.groups == 2


def test_people_are_counted_whole_in_each_line_and_once_in_all() -> None:
    reading = answer(laid_out([done(ONE, TWO, people=25)], WORLD), Question(Dimension.WARD, None)).reading
    assert {key: cell.people for key, cell in reading.cells.items()} == {"Ash": 25, "Beech": 25}
    assert reading.total.people == 25


def test_money_is_shared_as_time_is_and_each_kind_is_told_apart() -> None:
    facts = [done(ONE, TWO, pence=1001, pence_kind="secured"), done(ONE, pence=500, pence_kind="applied")]
    reading = answer(laid_out(facts, WORLD), Question(Dimension.WARD, None)).reading
    assert (reading.cells["Ash"].secured, reading.cells["Beech"].secured) == (501, 500)
    assert (reading.total.secured, reading.total.applied, reading.total.granted) == (1001, 500, 0)
