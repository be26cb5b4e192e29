"""Two nightly runs that meet tell nobody twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from zeal import zeal_ignore

from tests.installations import raced_on_a_file
from tests.notices.at_once import GROUPS, NOTICES, race

ONCE = {
    "fits": GROUPS * NOTICES,
    "told": GROUPS * NOTICES,
    "letters": [f"rep{number}@example.org" for number in range(GROUPS)],
    "acts": {"notice.nobody": NOTICES, "notice.told": NOTICES},
    "said": [],
}


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_nightly_runs_at_one_moment_tell_once() -> None:
    with zeal_ignore():
        assert race() == ONCE


@pytest.mark.sqlite
@pytest.mark.slow
def test_they_do_on_a_database_file_too(tmp_path: Path) -> None:
    assert raced_on_a_file(tmp_path, "tests.notices.at_once") == ONCE
