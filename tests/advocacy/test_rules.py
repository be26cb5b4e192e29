"""Who is named, who is counted, what is alike, and which words are looked at twice."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.advocacy import rules
from hedgerow.advocacy.types import Heard, Shown, Stage

AGREED = date(2026, 5, 1)
heard = st.builds(
    Heard,
    organisation=st.integers(1, 99),
    name=st.sampled_from(["Ash", "Birch", "Cedar", "Elm"]),
    shown=st.sampled_from([one.value for one in Shown]),
    withdrawn_on=st.sampled_from([None, date(2026, 4, 1), date(2026, 6, 1)]),
)


@given(st.lists(heard, max_size=15), st.sampled_from([None, AGREED]))
def test_nobody_is_named_who_did_not_wish_it_or_withdrew(each: list[Heard], agreed: date | None) -> None:
    named = sorted(rules.behind(each, agreed).named)
    assert named == sorted(one.name for one in each if one.shown == "named" and one.withdrawn_on is None)


@given(st.lists(heard, max_size=15), st.sampled_from([None, AGREED]))
def test_one_or_two_unnamed_groups_are_never_counted_out(each: list[Heard], agreed: date | None) -> None:
    told = rules.behind(each, agreed)
    assert told.more == 0 or told.more >= rules.LEAST
    assert not (told.few and told.more)


@given(st.lists(heard, max_size=15))
def test_what_is_for_our_team_alone_changes_nothing_that_others_read(each: list[Heard]) -> None:
    without = [one for one in each if one.shown != "team"]
    assert rules.behind(each, AGREED) == rules.behind(without, AGREED)


def test_a_group_that_withdrew_after_the_position_was_agreed_stays_counted() -> None:
    three = [Heard(number, f"G{number}", "named", date(2026, 6, 1)) for number in range(3)]
    assert rules.behind(three, AGREED).more == 3
    assert rules.behind(three, None).more == 0
    assert rules.behind(three, date(2026, 7, 1)).more == 0


@pytest.mark.parametrize(
    ("wishes", "kept"),
    [(["named"], "named"), (["named", "counted"], "counted"), (["counted", "team", "named"], "team"), ([], "team")],
)
def test_the_strictest_wish_holds(wishes: list[str], kept: str) -> None:
    assert rules.strictest(wishes) == kept


def test_like_sentences_are_found_and_others_are_not() -> None:
    ours = [(1, "Rooms in libraries cost more than we raise"), (2, "Buses stop before our evening classes end")]
    assert rules.most_alike("The cost of library rooms is too high", ours) == [1]
    assert rules.most_alike("No bus after evening classes", ours) == [2]
    assert rules.most_alike("Nobody answers the telephone", ours) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("Vote against the fee", "Vote against"), ("We ask every Candidate to answer", "Candidate"), ("Keep the fee", "")],
)
def test_party_politics_is_pointed_out(text: str, found: str) -> None:
    assert rules.looks_partisan(text) == found


def test_a_chain_is_as_far_as_its_furthest_link() -> None:
    facts = {"rests": False, "agreed": True, "put": True, "answered": True, "changed": False}
    assert rules.stage(**facts) == Stage.ANSWER
    assert rules.stage(**facts | {"rests": True}) == Stage.RESTING
    assert rules.stage(**facts | {"rests": True, "changed": True}) == Stage.CHANGE
    assert rules.stage(**facts | {"answered": False, "put": False}) == Stage.POSITION


def test_our_answer_to_a_consultation_is_ready_a_week_before() -> None:
    assert rules.ours_by(date(2026, 3, 31)) == date(2026, 3, 24)
