"""What two people do at one moment happens once, and the other is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from zeal import zeal_ignore

from tests.installations import raced_on_a_file
from tests.volunteering.at_once import race

ONCE = {
    "application_answered": 1,
    "application_received": 2,
    "hours_confirmed": 1,
    "placement_started": 1,
    "role_posted": 1,
    "offers": 2,
    "told": 3,
}


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_at_one_moment_act_once() -> None:
    with zeal_ignore():
        assert race() == ONCE


@pytest.mark.sqlite
@pytest.mark.slow
def test_they_do_on_a_database_file_too(tmp_path: Path) -> None:
    assert raced_on_a_file(tmp_path, "tests.volunteering.at_once") == ONCE
