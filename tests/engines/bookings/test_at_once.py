"""The last places are given once, whoever asks at one moment, on both databases."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from zeal import zeal_ignore

from tests.conftest import ROOT
from tests.engines.bookings.at_once import PEOPLE, PLACES, race

WAITED = PEOPLE - PLACES
#: a letter for each booking; for each place given back one to whoever gave it, and one to whoever has it now
ONCE = {
    "booked": PLACES,
    "waiting": WAITED,
    "refused": 0,
    "then_booked": PLACES,
    "then_waiting": WAITED - PLACES,
    "cancelled": PLACES,
    "letters": PEOPLE + 2 * PLACES,
}


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_no_place_is_given_twice() -> None:
    with zeal_ignore():
        assert race() == ONCE


@pytest.mark.sqlite
@pytest.mark.slow
def test_nor_on_a_database_file(tmp_path: Path) -> None:
    """The tests' own SQLite lives in memory, where two connections cannot write: so this runs beside it, on a file."""
    program = "import django; django.setup(); from tests.engines.bookings.at_once import main; main()"
    real = {"DJANGO_SETTINGS_MODULE": "hedgerow.config.settings", "HEDGEROW_DATA": str(tmp_path)}
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    answer = subprocess.run([sys.executable, "-c", program], env=kept | real, cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout.splitlines()[-1]) == ONCE
