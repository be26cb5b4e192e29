"""Budget files: what is read, what is refused and where, and that writing loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hedgerow.ballots import pabulib
from hedgerow.ballots.budgets import Budget, Project, Vote, VoteType
from hedgerow.spine.errors import InputError

WHOLE = """META
key;value
description;A made-up budget
budget;1000.50
vote_type;ordinal
rule;greedy
num_projects;2
num_votes;2
PROJECTS
project_id;cost;name;selected
a;600;"Trees; many of them";1
b/2;400,5;Benches;0
VOTES
voter_id;vote;age;points
1;a,b/2;34;3,2
2;b/2;;3
"""
TEXT = st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=12).map(str.strip)


def test_everything_that_such_files_hold_is_read() -> None:
    budget = pabulib.read(WHOLE.replace("\n", "\r\n"), "made-up.pb")
    assert (budget.money, budget.rule, budget.vote_type) == (100_050, "greedy", VoteType.ORDINAL)
    assert [(one.id, one.cost, one.name) for one in budget.projects] == [
        ("a", 60_000, "Trees; many of them"), ("b/2", 40_050, "Benches"),
    ]  # fmt: skip
    assert [(one.projects, one.points) for one in budget.votes] == [(("a", "b/2"), (3, 2)), (("b/2",), (3,))]
    assert budget.votes[0].facts == {"age": "34"}
    assert budget.meta["description"] == "A made-up budget"


@st.composite
def budgets(draw: st.DrawFn) -> Budget:
    ids = [f"p{number}" for number in range(draw(st.integers(1, 5)))]
    projects = tuple(Project(one, draw(st.integers(0, 10**9)), draw(TEXT), {"category": draw(TEXT)}) for one in ids)
    chosen = st.lists(st.sampled_from(ids), max_size=4, unique=True)
    votes = tuple(Vote(str(at), tuple(draw(chosen)), (), {"age": draw(TEXT)}) for at in range(draw(st.integers(0, 5))))
    return Budget(draw(st.integers(0, 10**9)), projects, votes, VoteType.APPROVAL, "greedy")


@given(budgets())
@settings(max_examples=100, deadline=None)
def test_what_is_written_is_read_again(budget: Budget) -> None:
    again = pabulib.read(pabulib.write(budget))
    assert (again.money, again.projects, again.votes) == (budget.money, budget.projects, budget.votes)


@pytest.mark.parametrize(
    ("change", "row", "said"),
    [
        (("META\nkey;value\n", "key;value\n"), 1, "begin with the line META"),
        (("VOTES\nvoter_id", "PROJECTS\nvoter_id"), 13, "second section PROJECTS"),
        (("a;600", "a;lots"), 11, "“lots” is not an amount"),
        (("b/2;400,5", "a;400,5"), 12, "“a” stands there twice"),
        (("b/2;400,5;", ";400,5;"), 12, "no project_id"),
        (("2;b/2;;3", "2;c;;3"), 16, "no project “c”"),
        (("3,2", "3"), 15, "one for each project"),
        (("a,b/2;34;3,2", "a,a;34;3,2"), 15, "points to a project twice"),
        (("vote_type;ordinal", "vote_type;shouting"), None, "“shouting”"),
        (("project_id;cost", "project_id;price"), 10, "the column cost is missing"),
        (("num_votes;2", "num_votes;3"), None, "num_votes says 3, and there are 2"),
        (("budget;1000.50", "budget;-3"), None, "“-3” is not an amount"),
        (("2;b/2;;3", "2"), 16, "ends before the column vote"),
        (("2;b/2;;3", "2;b/2;;3;more"), 16, "5 cells"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(change: tuple[str, str], row: int | None, said: str) -> None:
    assert change[0] in WHOLE
    with pytest.raises(InputError, match=said) as caught:
        pabulib.read(WHOLE.replace(*change), "x.pb")
    assert caught.value.file == "x.pb"
    assert row is None or caught.value.row == row


def test_a_section_that_is_missing_is_named() -> None:
    with pytest.raises(InputError, match="VOTES is missing"):
        pabulib.read(WHOLE.partition("VOTES")[0], "x.pb")


def test_every_published_file_is_read(shared_data: Path) -> None:
    files = sorted((shared_data / "elections" / "participatory_budgeting").glob("*.pb"))
    assert files
    for file in files:
        budget = pabulib.read(file.read_text(encoding="utf-8"), file.name)
        again = pabulib.read(pabulib.write(budget))
        assert (again.projects, again.votes) == (budget.projects, budget.votes), file.name
