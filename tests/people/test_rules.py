"""What answers come to, when a role is in force, and how numbers are compared: for anything anybody may have said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.people.rules import basis_of, digits_of, holds, in_force
from hedgerow.people.types import Answer, Basis, Purpose

START = datetime(2026, 1, 1, tzinfo=UTC)
answers = st.lists(
    st.builds(
        Answer,
        purpose=st.sampled_from(Purpose.values),
        given=st.booleans(),
        at=st.integers(0, 5).map(lambda days: START + timedelta(days=days)),
        order=st.integers(1, 1000),
        partner=st.sampled_from([None, 1, 2]),
    ),
    max_size=12,
    unique_by=lambda answer: answer.order,
)
days = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@given(answers, st.sampled_from(Purpose.values), st.sampled_from([None, 1, 2]), st.booleans())
def test_the_newest_answer_holds_whatever_came_before(
    said: list[Answer], purpose: str, partner: int | None, given: bool
) -> None:
    newest = Answer(purpose, given, START + timedelta(days=6), 2000, partner)
    assert holds([*said, newest], purpose, partner) is given
    assert holds([newest, *reversed(said)], purpose, partner) is given


@given(answers, st.sampled_from(Purpose.values), st.sampled_from([None, 1, 2]))
def test_the_order_in_which_answers_are_read_does_not_matter(
    said: list[Answer], purpose: str, partner: int | None
) -> None:
    assert holds(said, purpose, partner) == holds(list(reversed(said)), purpose, partner)


@given(answers, st.sampled_from(Purpose.values))
def test_an_answer_for_one_purpose_or_partner_says_nothing_of_another(said: list[Answer], purpose: str) -> None:
    about = [answer for answer in said if answer.purpose == purpose and answer.partner in (None, 1)]
    assert holds(said, purpose, 1) == holds(about, purpose, 1)


@pytest.mark.parametrize(("purpose", "allowed"), [(Purpose.SERVICE, True), (Purpose.NEWSLETTER, False)])
def test_only_helping_their_group_needs_no_answer(purpose: Purpose, allowed: bool) -> None:
    assert holds([], purpose) is allowed
    assert basis_of(purpose) == (Basis.INTERESTS if allowed else Basis.CONSENT)


def test_a_no_to_all_partners_is_a_no_to_each() -> None:
    yes = Answer(Purpose.SHARE, True, START, 1, partner=7)
    no = Answer(Purpose.SHARE, False, START, 2)
    assert holds([yes], Purpose.SHARE, 7)
    assert not holds([yes], Purpose.SHARE, 8)
    assert not holds([yes, no], Purpose.SHARE, 7)


@given(st.none() | days, st.none() | days, days)
def test_the_day_of_leaving_is_the_first_without_them(since: date | None, until: date | None, day: date) -> None:
    assert in_force(since, until, day) == (not (since and day < since) and not (until and day >= until))


@given(days, days)
def test_somebody_is_in_a_role_from_its_first_day_until_the_day_before_they_leave(one: date, two: date) -> None:
    since, until = sorted((one, two))
    held = sum(in_force(since, until, since + timedelta(days=n)) for n in range(min(400, (until - since).days + 2)))
    assert held == min(400, (until - since).days)


@pytest.mark.parametrize(
    "written", ["01632 960123", "+44 1632 960 123", "+44 (0)1632 960123", "0044 1632-960123", "01632.960.123"]
)
def test_a_number_is_one_number_however_it_is_written(written: str) -> None:
    assert digits_of(written) == "01632960123"
