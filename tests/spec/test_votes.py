"""How votes are counted. Read this to know who is elected and why.

Each rule is an example: what was voted, letters in the order of choice and how many said so, and what comes of it.
"""

from __future__ import annotations

import pytest

from hedgerow.ballots import stv
from hedgerow.ballots.types import Election, Paper
from hedgerow.engines.voting.queries import telling

NAMES = "ABCD"
RULES: dict[str, tuple[int, dict[str, int], str, str]] = {
    "Whoever has more than half of the ballots takes the one seat": (
        1, {"A": 6, "B": 3, "C": 1}, "A", "To be elected takes 6: 10 shared by 2",
    ),
    "A vote for somebody who leaves the count goes on to the next choice": (
        1, {"A": 4, "B": 3, "CB": 2}, "B", "They go to: B 2.",
    ),
    "A vote that an elected candidate does not need goes on, for a part of its worth": (
        2, {"AB": 8, "C": 3, "B": 1}, "AB", "for a part of its worth: 3 of 8",
    ),
    "A ballot that names nobody else who is left counts for nobody further": (
        1, {"A": 4, "B": 3, "C": 2}, "A", "Ballots worth 2 name nobody else who is left.",
    ),
    "When as many are left as there are seats, they are elected with what they have": (
        2, {"A": 4, "B": 1, "C": 1, "CD": 1}, "AC", "As many candidates are left as there are seats to fill.",
    ),
    "Who is equal now is told apart by the last stage at which they were not": (
        1, {"A": 5, "B": 4, "CB": 1, "D": 2}, "A", "stage 1 tells them apart: B.",
    ),
    "Who has been equal all along is told apart by a lot that was fixed before anybody voted": (
        1, {"A": 2, "B": 2}, "A", "It was fixed beforehand by “ash”.",
    ),
    "What comes after five decimals is left out, and it is said how much": (
        2, {"AB": 7, "C": 3, "B": 1}, "AB", "0.00001 is lost",
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_rule(rule: str) -> None:
    seats, voted, elected, said = RULES[rule]
    papers = tuple(Paper(many, tuple(NAMES.index(one) for one in order)) for order, many in voted.items())
    count = stv.count(Election(seats, tuple(NAMES), papers), seed="ash")
    assert "".join(NAMES[one] for one in count.elected) == elected
    told = [line for number in range(len(count.stages)) for line in telling.sentences(count, number, NAMES, "ash")]
    assert any(said in line for line in told), told
