"""Attempts are counted for an hour, and nobody is named."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hedgerow.engines.throttle import actions, queries
from hedgerow.engines.throttle.models import Attempts
from hedgerow.kernel import clock

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 3, 12, 10, tzinfo=UTC)
WHO = {"what": "seeds.sow", "who": "192.0.2.7"}


def counted() -> int:
    """One attempt."""
    return actions.count(**WHO)


def test_attempts_count_up_within_the_hour_and_start_again_after_it() -> None:
    with clock.pretend(NOON):
        assert [counted() for _ in range(3)] == [1, 2, 3]
        assert queries.times(**WHO) == 3
        assert queries.times(what="seeds.sow", who="192.0.2.8") == 0
    with clock.pretend(NOON + timedelta(hours=1)):
        assert queries.times(**WHO) == 0


def test_the_address_itself_is_never_kept_and_differs_each_hour() -> None:
    for hours in (0, 1):
        with clock.pretend(NOON + timedelta(hours=hours)):
            counted()
    first, second = Attempts.objects.values_list("who", flat=True)
    assert first != second
    assert "192.0.2.7" not in first + second


def test_forgiving_and_forgetting() -> None:
    with clock.pretend(NOON):
        counted()
        actions.forgive(**WHO)
        assert queries.times(**WHO) == 0
        counted()
    with clock.pretend(NOON + timedelta(days=2)):
        actions.forget(clock.today())
    assert not Attempts.objects.exists()
