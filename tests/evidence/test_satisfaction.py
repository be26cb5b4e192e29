"""What people said of training becomes an indicator, which hides what few said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from zeal import zeal_ignore

from hedgerow.development.actions import training as actions
from hedgerow.development.models.training import Course
from hedgerow.development.queries import training as queries
from hedgerow.engines.bookings import actions as bookings
from hedgerow.evidence.queries import indicators
from hedgerow.evidence.types.indicators import Amount, Missing
from hedgerow.kernel import clock
from hedgerow.kernel.clock import quarter
from tests.ledger.given import a_worker, words

pytestmark = pytest.mark.django_db
HELD = datetime(2026, 6, 30, 18, tzinfo=UTC)


def answered(course: Course, useful: list[int]) -> None:
    """A date of a course, and how useful each who came found it."""
    ends = HELD + timedelta(hours=2)
    told = {"title": course.title, "places": 20, "price_pence": 0, "member_pence": 0}
    with clock.pretend(HELD - timedelta(days=9)), zeal_ignore():
        sitting = bookings.make_sitting(
            by=None, ref=course.ref, kind=queries.KIND, starts_at=HELD, ends_at=ends, **told
        )
        seats = [
            bookings.book(by=None, sitting=sitting, name=f"Guest {place}", email=f"guest{place}@example.org")
            for place, _said in enumerate(useful)
        ]
    with clock.pretend(ends), zeal_ignore():  # each answers alone
        for booking, said in zip(seats, useful, strict=True):
            actions.say_how_useful(booking=booking, useful=said)


def test_satisfaction_is_the_share_who_found_training_useful_on_the_days_that_they_said_so() -> None:
    words()
    course = actions.add_course(
        by=a_worker(),
        title="The books",
        activity="training",
        trainer="M",
        covers="Cash.",
        price_pence=0,
        member_pence=0,
    )
    second, third = quarter(date(2026, 6, 30)), quarter(date(2026, 7, 1))
    assert indicators.value("training-satisfaction", second).missing is Missing.UNKNOWN
    answered(course, [4, 1, 1, 1])
    assert indicators.value("training-satisfaction", second) == Amount(
        missing=Missing.HIDDEN
    )  # four answers tell of people
    answered(course, [4, 3, 3, 4, 2])
    assert indicators.value("training-satisfaction", second) == Amount(56, of=5, to=9)
    assert indicators.value("training-answered", third) == Amount(0)
