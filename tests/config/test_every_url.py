"""Every address, as everybody: each answers as it declares, and none ever fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.config.addresses import Address, addresses
from hedgerow.kernel.audience import Hat
from scripts import reference
from tests.examples import EXAMPLES, Records
from tests.people import person

pytestmark = pytest.mark.django_db
ALL = addresses()
BY_NAME = pytest.mark.parametrize("address", ALL, ids=lambda address: address.name)
ANYONE = None


@pytest.fixture
def records(tmp_path: Path, settings: Any) -> Records:
    """Somebody of each role, in a place that is not open yet."""
    settings.DATA_DIR = tmp_path
    settings.HEDGEROW_GALLERY = True
    return Records({role: person(role=role) for role in LioRole})


def test_every_address_says_whom_it_is_open_to() -> None:
    silent = [address.name for address in ALL if address.audience is None]
    assert not silent, f"declare these with open_to: {silent}"


def test_every_address_says_what_it_is_for() -> None:
    dumb = [address.name for address in ALL if not address.purpose]
    assert not dumb, f"give these views a docstring: {dumb}"


def test_names_are_given_once() -> None:
    names = [address.name for address in ALL]
    assert not {name for name in names if names.count(name) > 1}


def test_every_address_with_a_variable_part_has_an_example_and_no_example_is_left_over() -> None:
    needy = {address.name for address in ALL if address.needs}
    assert not needy - set(EXAMPLES), "add an example to tests/examples.py"
    assert not set(EXAMPLES) - needy, "these addresses are gone: take their examples away"


@BY_NAME
def test_an_address_answers_everybody_as_it_declares(address: Address, records: Records) -> None:
    path = reverse(address.name, kwargs=EXAMPLES[address.name](records) if address.needs else None)
    for user in (ANYONE, *records.users.values()):
        for method in ("get", "post"):
            answer = ask(user, method, path)
            check(answer, address, user, f"{method} {path} as {user.role or 'signed in' if user else 'anyone'}")


def ask(user: User | None, method: str, path: str) -> HttpResponse:
    """One request with nothing in it, by a browser of its own."""
    client = Client()
    if user:
        client.force_login(user)
    send: Callable[..., HttpResponse] = getattr(client, method)
    return send(path)


def check(answer: HttpResponse, address: Address, user: User | None, words: str) -> None:
    assert address.audience is not None
    assert answer.status_code < 500, words
    sent_to_sign_in = answer.status_code == 302 and answer.headers["Location"].startswith("/sign-in/?next=")
    if may_open(user, address):
        assert not sent_to_sign_in, f"{words} was sent to sign in"
        assert answer.status_code != 403, f"{words} was refused"
    elif user is ANYONE:
        assert sent_to_sign_in, f"{words} was let in: {answer.status_code}"
    else:
        # Which hats somebody wears is known to the view: a method that it never answers is refused before that.
        refused = {403, 405} if address.hats else {403}
        assert answer.status_code in refused, f"{words} was let in: {answer.status_code}"


def may_open(user: User | None, address: Address) -> bool:
    """For somebody who wears no hat in any group or body: those are tried in test_every_hat.py."""
    hat = {"": Hat.SIGNED_IN, "worker": Hat.WORKER, "manager": Hat.MANAGER}[user.role] if user else Hat.ANYONE
    return address.is_open_to(hat)


def test_the_page_that_tells_it_is_current() -> None:
    assert reference.is_current(reference.FOLDER / "who-may-open-what.md", reference.who_may_open_what()), (
        "run `make reference`"
    )
