"""A device that its owner had remembered asks for no second factor, for a while and for nobody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts import actions
from hedgerow.kernel import clock
from tests.accounts.second import by_password, is_in, signed_in_and_remembered, with_app
from tests.people import PASSWORD, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _demanded(settings: Any) -> None:
    settings.SECOND_FACTOR_DEMANDED = True
    cache.clear()


def test_a_remembered_device_is_not_asked_and_another_is(client: Client) -> None:
    user = with_app(person())
    known = signed_in_and_remembered(user)
    by_password(known, user)
    assert is_in(known)
    with zeal_ignore():
        assert known.get("/account/").status_code == 200
    assert by_password(client, user).headers["Location"] == "/sign-in/second-factor/"


def test_the_device_of_one_is_not_the_device_of_another() -> None:
    known = signed_in_and_remembered(with_app(person()))
    other = with_app(person("other@example.org"))
    assert by_password(known, other).headers["Location"] == "/sign-in/second-factor/"


@pytest.mark.parametrize("forget", ["password", "after a month", "by hand"])
def test_a_device_is_remembered_until(forget: str) -> None:
    user = with_app(person())
    known = signed_in_and_remembered(user)
    moment = clock.now()
    if forget == "password":
        actions.set_password(user=user, password=PASSWORD)
    elif forget == "after a month":
        moment += timedelta(days=30, minutes=1)
    else:
        actions.devices.forget_device(user=user, device=user.devices.get())
    with clock.pretend(moment):
        assert by_password(known, user).headers["Location"] == "/sign-in/second-factor/"
