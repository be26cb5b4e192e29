"""What allauth counts is seen by every worker process; what is cheap to make again stays in each."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from zeal import zeal_ignore

from hedgerow.accounts import actions
from hedgerow.accounts.cache import Cache
from hedgerow.accounts.models import Counted
from hedgerow.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quiet() -> object:
    with zeal_ignore():
        yield


def another_process(name: str) -> Cache:
    return Cache(name, {})


def test_counts_are_shared_and_the_rest_is_not() -> None:
    one, other = another_process("one"), another_process("other")
    one.set("allauth:rl:tries", [1.0], 60)
    one.set("map", "drawn", 60)
    assert other.get("allauth:rl:tries") == [1.0]
    assert other.get("map") is None
    other.delete("allauth:rl:tries")
    assert one.get("allauth:rl:tries", "none") == "none"


def test_a_code_is_used_up_for_all() -> None:
    key = "allauth.mfa.totp.used?user=1&code=123456"
    assert another_process("one").add(key, "y", timeout=30)
    assert not another_process("other").add(key, "y", timeout=30)


def test_counts_are_forgotten() -> None:
    another_process("one").set("allauth:rl:tries", [1.0], 60)
    with clock.pretend(clock.now() + timedelta(minutes=2)):
        actions.forget_sessions(date(2026, 11, 22))
    assert not Counted.objects.exists()
