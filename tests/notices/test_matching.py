"""Whether a notice is for a group: the rule, and that the quick way of holding it against all says the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.notices.rules.matching import Index, judge
from hedgerow.notices.types import Fit, Profile, Wanted, Why

ASH, ELM = "E05000001", "E05000002"
LUNCH = Wanted(
    1, themes=frozenset({"101"}), areas=frozenset({ASH}), words=frozenset({"lunch", "older"}), yearly=1_000_000,
    beneficiaries=frozenset({"202"}), families=frozenset({"853"}),
)  # fmt: skip
CLUB = Profile(
    7, themes=frozenset({"101"}), areas=frozenset({ASH}), words=frozenset({"lunch"}), income_pence=5_000_000,
    beneficiaries=frozenset({"202"}), incorporated=True,
)  # fmt: skip


def whys(wanted: Wanted, group: Profile) -> list[Why]:
    return [reason.why for reason in judge(wanted, group).reasons]


def test_one_that_fits_says_why() -> None:
    assert judge(LUNCH, CLUB).fit == Fit.FITS
    assert whys(LUNCH, CLUB) == [Why.WORKS_THERE, Why.THEME, Why.WORDS, Why.PEOPLE, Why.SIZE]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"areas": frozenset({ELM})}, Why.ELSEWHERE),
        ({"themes": frozenset({"109"})}, Why.OTHER_WORK),
        ({"beneficiaries": frozenset({"201"})}, Why.OTHER_PEOPLE),
        ({"spurned": frozenset({"853"})}, Why.SPURNED),
        ({"income_pence": 49_999}, Why.FAR_TOO_LARGE),
    ],
)
def test_no_is_said_with_its_reason(changed: dict, why: Why) -> None:
    group = replace(CLUB, **changed)
    assert (judge(LUNCH, group).fit, whys(LUNCH, group)) == (Fit.NO, [why])


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"income_pence": 2_000_000}, Why.LARGE),
        ({"income_pence": None}, Why.NO_INCOME),
        ({"incorporated": False}, Why.NOT_INCORPORATED),
    ],
)
def test_what_is_too_much_for_one_is_for_several(changed: dict, why: Why) -> None:
    group = replace(CLUB, **changed)
    assert judge(LUNCH, group).fit == Fit.WITH_OTHERS
    assert whys(LUNCH, group)[-1] == why


def test_half_of_an_income_is_told_as_a_share() -> None:
    assert judge(LUNCH, replace(CLUB, income_pence=2_000_000)).reasons[-1].share == 0.5


def test_what_is_not_known_of_a_group_does_not_stand_in_its_way() -> None:
    assert judge(LUNCH, replace(CLUB, areas=frozenset(), beneficiaries=frozenset(), incorporated=None)).fit == Fit.FITS
    assert judge(LUNCH, replace(CLUB, beneficiaries=frozenset({"207"}))).fit == Fit.FITS
    assert judge(replace(LUNCH, areas=frozenset(), yearly=None), replace(CLUB, income_pence=None)).fit == Fit.FITS


def test_two_words_in_common_stand_for_a_theme_and_one_does_not() -> None:
    group = replace(CLUB, themes=frozenset())
    assert judge(LUNCH, group).fit == Fit.NO
    assert judge(LUNCH, replace(group, words=frozenset({"lunch", "older"}))).fit == Fit.FITS


codes = st.frozensets(st.sampled_from("abcde"), max_size=4)
people = st.frozensets(st.sampled_from(["201", "202", "203", "207"]), max_size=2)
amounts = st.none() | st.integers(0, 60) | st.sampled_from([100, 299, 300, 301, 2000, 6001])
groups = st.lists(
    st.builds(
        Profile, id=st.integers(1, 40), themes=codes, beneficiaries=people, areas=codes, words=codes, income_pence=amounts,
        incorporated=st.sampled_from([True, False, None]), spurned=codes,
    ),
    max_size=25, unique_by=lambda group: group.id,
)  # fmt: skip
notices = st.builds(
    Wanted, id=st.just(1), themes=codes, beneficiaries=people, areas=codes, words=codes, yearly=amounts,
    by_lot=st.booleans(), families=codes,
)  # fmt: skip


@given(notices, groups, st.none() | st.integers(1, 10))
def test_the_quick_way_says_what_the_rule_says(wanted: Wanted, known: list[Profile], most: int | None) -> None:
    each = [(group.id, judge(wanted, group)) for group in known]
    fitting = [(pk, found.fit, found.score) for pk, found in each if found.fit != Fit.NO]
    expected = sorted(fitting, key=lambda row: (-row[1], -row[2], row[0]))[:most]
    assert Index(known).find(wanted, most) == expected
