"""What two people report at one moment is neither lost nor doubled, and the other is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from zeal import zeal_ignore

from tests.installations import raced_on_a_file
from tests.offers.at_once import race

ONCE = {
    "told_of_the_other": 1, "second": [1, 33], "entries": 2, "kept": True, "closed_or_in": True, "offer": "delivery",
}  # fmt: skip


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_at_one_moment_report_once() -> None:
    with zeal_ignore():
        assert race() == ONCE


@pytest.mark.sqlite
@pytest.mark.slow
def test_they_do_on_a_database_file_too(tmp_path: Path) -> None:
    assert raced_on_a_file(tmp_path, "tests.offers.at_once") == ONCE
