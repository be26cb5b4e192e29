"""What two people do at one moment happens once: a payment comes, a report goes, a question is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from zeal import zeal_ignore

from tests.agreements.at_once import race
from tests.installations import raced_on_a_file

ONCE = {"payments": [2_000_000, 4_000_000], "deeds": [1, 1], "asked": 1, "told": 2}


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_at_one_moment_act_once() -> None:
    with zeal_ignore():
        assert race() == ONCE


@pytest.mark.sqlite
@pytest.mark.slow
def test_they_do_on_a_database_file_too(tmp_path: Path) -> None:
    assert raced_on_a_file(tmp_path, "tests.agreements.at_once") == ONCE
