"""Every address says whom it is open to and what it is for. That it holds to that is tried in test_every_hat.py."""

from __future__ import annotations

from hedgerow.config.addresses import addresses
from scripts import reference
from tests.examples import EXAMPLES

ALL = addresses()


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


def test_the_page_that_tells_it_is_current() -> None:
    assert reference.is_current(reference.FOLDER / "who-may-open-what.md", reference.who_may_open_what()), (
        "run `make reference`"
    )
