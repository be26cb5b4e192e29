from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hedgerow.kernel import geography
from hedgerow.standards.volunteering import TIMES
from hedgerow.volunteering import rules
from hedgerow.volunteering.types import Answering

#: the United Kingdom, and some sea
POINTS = st.builds(geography.Point, st.floats(-9, 3), st.floats(49, 61))
MONDAY = date(2026, 5, 11)


@given(POINTS, POINTS)
def test_it_is_as_far_there_as_back(one: geography.Point, other: geography.Point) -> None:
    assert geography.kilometres(one, other) == geography.kilometres(other, one) >= 0


@given(POINTS, POINTS, st.sampled_from(rules.DISTANCES))
def test_whatever_is_near_lies_in_the_box(here: geography.Point, there: geography.Point, km: int) -> None:
    low, high = geography.box(here, km)
    inside = low.lat <= there.lat <= high.lat and low.lon <= there.lon <= high.lon
    assert inside or geography.kilometres(here, there) > km


def test_a_known_distance() -> None:
    # Manchester Town Hall to Liverpool Town Hall, by the sphere
    assert round(geography.kilometres(geography.Point(-2.2446, 53.4794), geography.Point(-2.9916, 53.4072))) == 50


def test_a_day_a_part_and_a_weekend_stand_for_their_times() -> None:
    assert rules.times_of("Monday") == ("MondayMorning", "MondayAfternoon", "MondayEvening")
    assert len(rules.times_of("Evening")) == 7
    assert rules.times_of("SundayMorning") == ("SundayMorning",)
    assert len(rules.times_of("Weekend")) == 6
    assert rules.times_of("") == rules.times_of("Midnight") == ()
    assert {time for day in ("Monday", "Weekend") for time in rules.times_of(day)} < set(TIMES)


def test_a_group_answers_until_somebody_waits_past_the_day_or_half_did() -> None:
    assert not rules.does_not_answer(Answering())
    assert rules.does_not_answer(Answering(asked=9, answered=8, late=1, missed=1))
    assert not rules.does_not_answer(Answering(asked=1, answered=1, missed=1))  # late, once, and done
    assert rules.does_not_answer(Answering(asked=4, answered=4, missed=2))
    assert not rules.does_not_answer(Answering(asked=5, answered=5, missed=2))


def test_how_a_group_answers_is_counted_in_working_days() -> None:
    by, friday = MONDAY + timedelta(days=7), MONDAY - timedelta(days=3)
    rows = [(friday, MONDAY, MONDAY), (MONDAY, by, MONDAY), (MONDAY, by, by + timedelta(days=1)), (MONDAY, by, None)]
    told = rules.answering(rows, today=by)
    assert told == Answering(asked=4, answered=3, late=0, missed=1, days=1.0)
    assert rules.answering(rows, today=by + timedelta(days=1)).late == 1


@given(st.dates(date(2025, 1, 1), date(2026, 12, 1)), st.integers(0, 40))
def test_working_days_between_never_exceed_the_days(day: date, span: int) -> None:
    days = rules.working_days_between(day, day + timedelta(days=span))
    assert 0 <= days <= span
    assert days >= span - 2 * (span // 7 + 1) - 4  # weekends, and Christmas


def test_hours_lie_between_beginning_and_end_and_never_ahead() -> None:
    began, today = MONDAY, MONDAY + timedelta(days=30)
    assert rules.can_be_hours(MONDAY, began, None, today)
    assert rules.can_be_hours(today, began, None, today)
    assert not rules.can_be_hours(today + timedelta(days=1), began, None, today)
    assert not rules.can_be_hours(began - timedelta(days=1), began, None, today)
    assert not rules.can_be_hours(today, began, MONDAY + timedelta(days=3), today)
    assert not rules.can_be_hours(MONDAY, MONDAY - timedelta(days=900), None, MONDAY + timedelta(days=400))
