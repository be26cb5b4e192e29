"""What two of us do to one case at one moment happens once, and the other is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from zeal import zeal_ignore

from tests.development.at_once import race
from tests.installations import raced_on_a_file

ONCE = {"told": 3, "cases": 2, "helped": 1, "closed": 1, "opened": 2, "checks": 1, "actions": 1, "agreed": 1}


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_at_one_moment_act_once() -> None:
    with zeal_ignore():
        assert race() == ONCE


@pytest.mark.sqlite
@pytest.mark.slow
def test_they_do_on_a_database_file_too(tmp_path: Path) -> None:
    assert raced_on_a_file(tmp_path, "tests.development.at_once") == ONCE
