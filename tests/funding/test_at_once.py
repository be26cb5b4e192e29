"""Two who decide the same bid at one moment: one does, the other is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from zeal import zeal_ignore

from tests.funding.at_once import race
from tests.installations import raced_on_a_file

ONCE = {"begun": 1, "considered": 1, "decided": 1, "told": 1}


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_at_one_moment_decide_once() -> None:
    with zeal_ignore():
        assert race() == ONCE


@pytest.mark.sqlite
@pytest.mark.slow
def test_they_do_on_a_database_file_too(tmp_path: Path) -> None:
    assert raced_on_a_file(tmp_path, "tests.funding.at_once") == ONCE
