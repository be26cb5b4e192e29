"""The last places are given once, whoever asks at one moment, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from zeal import zeal_ignore

from tests.engines.bookings.at_once import PEOPLE, PLACES, race
from tests.installations import raced_on_a_file

WAITED = PEOPLE - PLACES
#: a letter for each booking; for each place given back one to whoever gave it, and one to whoever has it now
ONCE = {
    "booked": PLACES,
    "waiting": WAITED,
    "refused": 0,
    "then_booked": PLACES,
    "then_waiting": WAITED - PLACES,
    "cancelled": PLACES,
    "letters": PEOPLE + 2 * PLACES,
}


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_no_place_is_given_twice() -> None:
    with zeal_ignore():
        assert race() == ONCE


@pytest.mark.sqlite
@pytest.mark.slow
def test_nor_on_a_database_file(tmp_path: Path) -> None:
    assert raced_on_a_file(tmp_path, "tests.engines.bookings.at_once") == ONCE
