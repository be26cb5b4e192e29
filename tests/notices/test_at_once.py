"""Two nightly runs that meet tell nobody twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from zeal import zeal_ignore

from tests.conftest import ROOT
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
    """The tests' own SQLite lives in memory, where two connections cannot write: so this runs beside it, on a file."""
    program = "import django; django.setup(); from tests.notices.at_once import main; main()"
    real = {"DJANGO_SETTINGS_MODULE": "hedgerow.config.settings", "HEDGEROW_DATA": str(tmp_path)}
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    answer = subprocess.run([sys.executable, "-c", program], env=kept | real, cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout.splitlines()[-1]) == ONCE
