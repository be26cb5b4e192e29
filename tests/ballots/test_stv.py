"""The Scottish count: against a slow plain one, against its own sums, and against 72 wards as they were declared."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings

from hedgerow.ballots import blt, stv
from hedgerow.ballots.types import PLACES, Election, Paper, StageKind, TieBreak
from hedgerow.spine.errors import InputError
from tests.ballots import slowly
from tests.ballots.elections import elections


def somebody_is_named(election: Election) -> bool:
    return any(set(paper.ranking) - election.withdrawn for paper in election.papers)


@given(elections())
@settings(max_examples=300, deadline=None)
def test_the_quick_count_is_the_slow_one(election: Election) -> None:
    assume(somebody_is_named(election))
    count = stv.count(election, seed="oak")
    assert list(count.elected) == slowly.elected(election, stv.lot_of(election.candidates, "oak"))


@given(elections())
@settings(max_examples=150, deadline=None)
def test_no_vote_is_made_or_mislaid(election: Election) -> None:
    assume(somebody_is_named(election))
    count = stv.count(election)
    for stage in count.stages:
        assert sum(held or 0 for held in stage.votes) + stage.spent + stage.lost == count.valid * PLACES
        assert stage.lost >= 0
    assert len(set(count.elected)) == len(count.elected)
    assert len(count.elected) == min(count.seats, len(election.candidates) - len(election.withdrawn))
    assert not set(count.elected) & election.withdrawn


@given(elections())
@settings(max_examples=50, deadline=None)
def test_the_order_of_papers_and_how_they_are_bundled_change_nothing(election: Election) -> None:
    assume(somebody_is_named(election))
    single = [Paper(1, paper.ranking) for paper in reversed(election.papers) for _ in range(paper.weight)]
    loose = Election(election.seats, election.candidates, tuple(single), election.title, election.withdrawn)
    assert stv.count(loose).stages == stv.count(election).stages


def test_equals_are_told_apart_by_an_earlier_stage() -> None:
    # C leaves and B draws level with A, then D leaves and names nobody: A and B are equal, and at first A had more.
    election = Election(1, ("A", "B", "C", "D"), (Paper(5, (0,)), Paper(4, (1,)), Paper(1, (2, 1)), Paper(2, (3,))))
    count = stv.count(election)
    (tie,) = [tie for stage in count.stages for tie in stage.ties]
    assert (tie.candidates, tie.taken, tie.how, tie.stage) == ((0, 1), 1, TieBreak.EARLIER, 1)
    assert count.elected == (0,)


def test_equals_to_the_end_are_told_apart_by_the_lot_of_the_seed() -> None:
    election = Election(1, ("A", "B"), (Paper(2, (0,)), Paper(2, (1,))))
    outcomes = {seed: stv.count(election, seed=seed) for seed in ("ash", "birch", "cedar", "oak")}
    assert {count.elected[0] for count in outcomes.values()} == {0, 1}  # the seed matters
    for seed, count in outcomes.items():
        assert count.elected[0] == stv.lot_of(election.candidates, seed)[0]
        assert count.stages[1].ties[0].how is TieBreak.LOT
        assert stv.count(election, seed=seed) == count


def test_a_surplus_is_passed_on_in_parts_with_five_decimals() -> None:
    election = Election(2, ("A", "B", "C"), (Paper(7, (0, 1)), Paper(3, (2,)), Paper(1, (1,))))
    first, second, *_rest = stv.count(election).stages
    assert first.elected == (0,)
    assert second.kind is StageKind.SURPLUS
    assert second.gained[1] == 7 * 42857  # 3 to spare of 7: 0.42857 each
    assert second.lost == 3 * PLACES - 7 * 42857


@pytest.mark.parametrize(
    ("election", "said"),
    [
        (Election(0, ("A",), (Paper(1, (0,)),)), "at least one seat"),
        (Election(1, ("A",), (Paper(1, (0,)),), withdrawn=frozenset({0})), "no candidate"),
        (Election(1, ("A",), (Paper(3, ()),)), "no ballot names"),
    ],
)
def test_what_cannot_be_counted_says_why(election: Election, said: str) -> None:
    with pytest.raises(InputError, match=said):
        stv.count(election)


def declared(folder: Path) -> list[tuple[str, list[str]]]:
    with (folder / "stv_2017_official_winners.csv").open(encoding="utf-8") as file:
        return [(row["blt"], row["elected_official"].split(";")) for row in csv.DictReader(file)]


def plain(names: list[str] | tuple[str, ...]) -> list[str]:
    """Names without parties, in small letters, in the order of the alphabet."""
    return sorted(" ".join(re.sub(r"\([^)]*\)", "", name).split()).lower() for name in names)


def test_72_wards_elect_whom_their_returning_officers_declared(shared_data: Path) -> None:
    folder = shared_data / "elections"
    wards = declared(folder)
    wrong = []
    for file, winners in wards:
        election = blt.read((folder / file).read_text(encoding="utf-8"), file)
        count = stv.count(election)
        if plain([election.candidates[one] for one in count.elected]) != plain(winners):
            wrong.append(file)
    assert len(wards) == 72
    assert wrong == []
