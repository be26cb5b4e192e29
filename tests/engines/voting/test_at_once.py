"""Whoever votes twice at one moment has one vote, and what is cast while it closes is counted or refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from zeal import zeal_ignore

from tests.engines.voting.at_once import race
from tests.installations import raced_on_a_file

ONCE = {"mine": 1, "agrees": True, "all_told": True}


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_vote_counts_once_whatever_is_pressed_when() -> None:
    with zeal_ignore():
        assert race() == ONCE


@pytest.mark.sqlite
@pytest.mark.slow
def test_it_does_on_a_database_file_too(tmp_path: Path) -> None:
    assert raced_on_a_file(tmp_path, "tests.engines.voting.at_once") == ONCE
