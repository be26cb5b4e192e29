"""What two people do at one moment happens once, and the other is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from zeal import zeal_ignore

from tests.bridge.at_once import race
from tests.conftest import ROOT

ONCE = {
    "asked": 1,
    "letters": 1,
    "outcomes": 1,
    "answers": 1,
    "version": 2,
    "kept": [1, 2],
    "whole": True,
    "acts": [
        "promise.kept",
        "promise.made",
        "question.answered",
        "question.outcome",
        "question.sent",
        "question.unanswered",
    ],
    "told": 4,
}


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_at_one_moment_act_once() -> None:
    with zeal_ignore():
        assert race() == ONCE


@pytest.mark.sqlite
@pytest.mark.slow
def test_they_do_on_a_database_file_too(tmp_path: Path) -> None:
    """The tests' own SQLite lives in memory, where two connections cannot write: so this runs beside it, on a file."""
    program = "import django; django.setup(); from tests.bridge.at_once import main; main()"
    real = {"DJANGO_SETTINGS_MODULE": "hedgerow.config.settings", "HEDGEROW_DATA": str(tmp_path)}
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    answer = subprocess.run([sys.executable, "-c", program], env=kept | real, cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout.splitlines()[-1]) == ONCE
