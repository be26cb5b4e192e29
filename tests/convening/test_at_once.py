"""What two people do at one moment happens once, and the other is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from zeal import zeal_ignore

from tests.convening.at_once import race
from tests.installations import raced_on_a_file

ONCE = {
    "members": 1,
    "version": 1,
    "kept": 0,
    "decisions": 1,
    "acts": ["decision.made", "meeting.held", "vote.closed"],
    "told": 3,
    "groups": 1,
}


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_at_one_moment_act_once() -> None:
    with zeal_ignore():
        assert race() == ONCE


@pytest.mark.sqlite
@pytest.mark.slow
def test_they_do_on_a_database_file_too(tmp_path: Path) -> None:
    assert raced_on_a_file(tmp_path, "tests.convening.at_once") == ONCE
