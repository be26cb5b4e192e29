"""What two people do at one moment happens once, and the other is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from zeal import zeal_ignore

from tests.installations import raced_on_a_file
from tests.people.at_once import race

ONCE = {"applied": 2, "undone": 0, "merges": 1, "told": 3}


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_at_one_moment_act_once() -> None:
    with zeal_ignore():
        assert race() == ONCE


@pytest.mark.sqlite
@pytest.mark.slow
def test_they_do_on_a_database_file_too(tmp_path: Path) -> None:
    assert raced_on_a_file(tmp_path, "tests.people.at_once") == ONCE
