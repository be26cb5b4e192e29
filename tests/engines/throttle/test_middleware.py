"""Forms open to anyone are counted: by network, by the address typed, and for people signed in one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from hedgerow.accounts.models import User
from hedgerow.engines.throttle.middleware import LimitMiddleware
from hedgerow.engines.throttle.types import USUAL, limited, unlimited
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from tests.people import person

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 3, 12, 10, tzinfo=UTC)
View = Callable[[HttpRequest], HttpResponse]


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with clock.pretend(NOON):
        yield


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def view(*decorators: Callable[[View], View], audience: Audience = Audience.ANYONE) -> View:
    def made(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    for decorate in decorators:
        decorate(made)
    return open_to(audience)(made)


def send(to: View, address: str = "192.0.2.7", user: User | None = None, **posted: Any) -> int:
    """The status with which a post is answered; 200 where it reaches the view."""
    request = RequestFactory().post("/", posted, REMOTE_ADDR=address)
    request.user = user or AnonymousUser()  # type: ignore[assignment]
    answer = LimitMiddleware(lambda _request: HttpResponse()).process_view(request, to, (), {})
    return answer.status_code if answer else 200


def test_one_network_may_send_so_many_and_the_others_are_not_touched() -> None:
    form = view(limited(an_hour=2))
    assert [send(form) for _ in range(3)] == [200, 200, 429]
    assert send(form, "192.0.2.8") == 200
    with clock.pretend(NOON + timedelta(hours=1)):
        assert send(form) == 200


def test_a_household_is_one_however_many_addresses_it_has() -> None:
    form = view(limited(an_hour=2))
    assert [send(form, f"2001:db8:1:2::{n}") for n in range(3)] == [200, 200, 429]
    assert send(form, "2001:db8:1:3::1") == 200
    assert [send(form, "::ffff:192.0.2.7"), send(form, "192.0.2.7"), send(form, "192.0.2.7")] == [200, 200, 429]


def test_one_address_typed_is_counted_from_everywhere_however_it_is_written() -> None:
    form = view(limited(an_hour=50, field="email", of_one=2))
    typed = ("A@example.org", " a@example.org", "a@EXAMPLE.org")
    assert [send(form, f"192.0.2.{n}", email=email) for n, email in enumerate(typed)] == [200, 200, 429]
    assert send(form, email="b@example.org") == 200


def test_colleagues_behind_one_address_do_not_shut_each_other_out() -> None:
    form, one, other = view(limited(an_hour=1)), person("a@example.org"), person("b@example.org")
    assert [send(form, user=one), send(form, user=other), send(form)] == [200, 200, 200]
    assert send(form, user=one) == 429


def test_what_declares_nothing_is_held_to_the_usual_and_what_needs_no_limit_to_none() -> None:
    silent, free = view(), view(unlimited(because="mail programs send it"))
    assert [send(silent) for _ in range(USUAL.an_hour + 1)] == [200] * USUAL.an_hour + [429]
    assert [send(free) for _ in range(USUAL.an_hour + 1)] == [200] * (USUAL.an_hour + 1)
    assert [send(view(audience=Audience.WORKER)) for _ in range(USUAL.an_hour + 1)] == [200] * (USUAL.an_hour + 1)


def test_the_page_says_when_to_come_back() -> None:
    form = view(limited(an_hour=1))
    request = RequestFactory().post("/", REMOTE_ADDR="192.0.2.7")
    request.user = AnonymousUser()
    limit = LimitMiddleware(lambda _request: HttpResponse())
    assert limit.process_view(request, form, (), {}) is None
    answer = limit.process_view(request, form, (), {})
    assert answer is not None
    assert (answer.status_code, answer["Retry-After"]) == (429, "3000")
    assert "after 14:00" in answer.content.decode()
