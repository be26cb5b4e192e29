"""The greedy rule: its promises, and the published budgets that were decided by it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings

from hedgerow.ballots import greedy, pabulib
from hedgerow.ballots.budgets import Budget, Project, Verdict, Vote, VoteType
from hedgerow.ballots.scores import scores, supporters
from tests.ballots.test_pabulib import budgets


def budget(votes: dict[str, str], costs: dict[str, int], money: int) -> Budget:
    projects = tuple(Project(one, cost) for one, cost in costs.items())
    return Budget(money, projects, tuple(Vote(voter, tuple(said)) for voter, said in votes.items()))


def test_most_votes_first_and_what_is_too_dear_is_passed_over() -> None:
    held = budget({"1": "ab", "2": "ab", "3": "a", "4": "c"}, {"a": 60, "b": 50, "c": 40, "d": 1}, money=100)
    shared = greedy.allocate(held)
    assert [(line.project.id, line.score, line.verdict, line.left) for line in shared.lines] == [
        ("a", 3, Verdict.CHOSEN, 100),
        ("b", 2, Verdict.TOO_DEAR, 40),
        ("c", 1, Verdict.CHOSEN, 40),
        ("d", 0, Verdict.NO_VOTES, 0),
    ]
    assert (shared.selected, shared.cost) == (("a", "c"), 100)


def test_among_equals_the_first_in_the_list_goes_first_and_they_are_named() -> None:
    shared = greedy.allocate(budget({"1": "ab"}, {"b": 5, "a": 3}, money=5))
    assert shared.selected == ("b",)
    assert shared.lines[0].equal == ("a",)


def test_an_order_gives_as_many_points_as_there_are_places() -> None:
    votes = (Vote("1", ("a", "b")), Vote("2", ("b",)))
    held = Budget(1, (Project("a", 1), Project("b", 1)), votes, VoteType.ORDINAL, meta={"max_length": "3"})
    assert scores(held) == {"a": 3, "b": 5}
    assert supporters(held) == {"a": 1, "b": 2}


@given(budgets())
@settings(max_examples=100, deadline=None)
def test_it_never_spends_more_than_there_is_and_passes_over_only_what_does_not_fit(held: Budget) -> None:
    shared = greedy.allocate(held)
    assert shared.cost <= held.money
    assert sorted(line.project.id for line in shared.lines) == sorted(one.id for one in held.projects)
    for line in shared.lines:
        assert (line.verdict is Verdict.TOO_DEAR) == (line.score > 0 and line.project.cost > line.left)


def test_published_greedy_budgets_select_what_their_cities_selected(shared_data: Path) -> None:
    wrong, replayed = [], 0
    for file in sorted((shared_data / "elections" / "participatory_budgeting").glob("*.pb")):
        held = pabulib.read(file.read_text(encoding="utf-8"), file.name)
        if held.rule != greedy.NAME:
            continue
        replayed += 1
        stated = {one.id for one in held.projects if one.facts["selected"] == "1"}
        if set(greedy.allocate(held).selected) != stated:
            wrong.append(file.name)
    assert replayed == 18
    assert wrong == []
