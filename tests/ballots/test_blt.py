"""Ballot files: what is read, what is refused and where, and that writing loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from hedgerow.ballots import blt
from hedgerow.ballots.types import Election
from hedgerow.spine.errors import InputError
from tests.ballots.elections import elections

WHOLE = """\ufeff# made up
4 2      # four candidates, two seats
-2 -3
3 1 4 0
(b-17) 1 4 - 1 0
2 4=1 3 0
1
  2 3
  1 0
1 0
0
"Amy “Mo” Ash" "Bo # Birch"
Cy Cedar (Ind)
"Di Dogwood"
"Elm Road"
"""


def test_everything_that_such_files_hold_is_read() -> None:
    election = blt.read(WHOLE, "elm.blt")
    assert (election.seats, election.title) == (2, "Elm Road")
    assert election.candidates == ("Amy “Mo” Ash", "Bo # Birch", "Cy Cedar (Ind)", "Di Dogwood")
    assert election.withdrawn == {1, 2}
    assert [(paper.weight, paper.ranking) for paper in election.papers] == [
        (3, (0, 3)), (1, (3,)), (2, ()), (1, (1, 2, 0)), (1, ()),
    ]  # fmt: skip


@given(elections())
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_again(election: Election) -> None:
    assert blt.read(blt.write(election)) == election


def test_a_quotation_mark_in_a_name_becomes_an_apostrophe() -> None:
    assert blt.read(blt.write(Election(1, ('Jo "Jay" Jones',), ()))).candidates == ("Jo 'Jay' Jones",)


@pytest.mark.parametrize(
    ("text", "row", "said"),
    [
        ("", None, "ends before the numbers"),
        ("3", 1, "two numbers"),
        ("x 2", 1, "“x” is not a whole number"),
        ("0 2", 1, "at least one candidate"),
        ("2 1\n1 3 0\n0\nA\nB\n", 2, "no candidate 3"),
        ("2 1\n1 1 1 0\n0\nA\nB\n", 2, "a candidate twice"),
        ("2 1\n0 1 0\n0\nA\nB\n", 2, "at least one voter"),
        ("2 1\n1.5 1 0\n0\nA\nB\n", 2, "“1.5” is not"),
        ("2 1\n1 1 2\n", 2, "ends before the 0 that ends a paper"),
        ("2 1\n1 1 2 0\n", 2, "ends before the 0 that ends the papers"),
        ("2 1\n1 1 0\n0\nA\n", 4, "1 of 2 names"),
        ('2 1\n0\n"A\nB\n', 3, "does not end with one"),
        ("1 1\n0\nA\nTitle\nmore\n", 5, "there is more"),
        ('1 1\n0\n""\n', 3, "no name"),
        ("99999999999 1\n", 1, "cannot|can stand"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(text: str, row: int | None, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        blt.read(text, "ward.blt")
    assert (caught.value.file, caught.value.row) == ("ward.blt", row)
