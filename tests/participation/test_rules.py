"""Days that can be kept, how many people spoke, and the count turn by turn."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hedgerow.ballots.budgets import Budget, Project, Vote
from hedgerow.participation import rules
from hedgerow.participation.types import Problem, Terms

DAY = date(2026, 5, 3)


def terms(**facts: object) -> Terms:
    days = {name: DAY + timedelta(days=n) for name, n in
            (("proposals_until", 7), ("voting_from", 10), ("voting_until", 17), ("results_by", 24))}  # fmt: skip
    return Terms(**{"title": "A", "about": "B", "pence": 1000_00, **days, **facts})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({}, None),
        ({"pence": 0}, Problem.NO_MONEY),
        ({"most_pence": 0}, Problem.NO_MONEY),
        ({"most_pence": 1000_01}, Problem.ONE_TOO_DEAR),
        ({"voting_from": DAY + timedelta(days=7)}, Problem.DAYS),
        ({"voting_until": DAY + timedelta(days=9)}, Problem.DAYS),
        ({"results_by": DAY + timedelta(days=17)}, Problem.DAYS),
    ],
)
def test_terms_that_can_be_kept(facts: dict[str, object], problem: Problem | None) -> None:
    assert rules.wrong_terms(terms(**facts)) == problem


def test_the_usual_days_can_be_kept() -> None:
    days = rules.usual_steps(DAY)
    assert rules.wrong_terms(terms(**days)) is None


def test_one_address_is_one_person() -> None:
    assert rules.contributors(["ann@example.org", "Ann@Example.org ", "", "", "bo@example.org"]) == 4


def test_what_is_too_dear_is_passed_over_and_the_next_has_its_turn() -> None:
    projects = tuple(Project(str(n), cost) for n, cost in ((1, 600), (2, 500), (3, 300), (4, 100)))
    votes = [("1", "2", "3"), ("1", "2", "3"), ("1", "2"), ("1",)]
    budget = Budget(1000, projects, tuple(Vote(str(n), ticked) for n, ticked in enumerate(votes)))
    found = rules.turns("greedy", budget)
    assert [(turn.number, turn.votes, turn.left, turn.verdict) for turn in found] == [
        (1, 4, 1000, "chosen"),
        (2, 3, 400, "too dear"),
        (3, 2, 400, "chosen"),
        (4, 0, 100, "no votes"),
    ]


def test_between_equals_the_lower_number_goes_first() -> None:
    budget = Budget(100, (Project("1", 80), Project("2", 60)), (Vote("a", ("1", "2")),))
    assert [(turn.number, turn.verdict, turn.equal) for turn in rules.turns("greedy", budget)] == [
        (1, "chosen", True),
        (2, "too dear", True),
    ]
