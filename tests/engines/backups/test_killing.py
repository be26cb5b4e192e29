"""Nothing that was said to be saved is lost, whenever the server is killed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.backups import killing
from tests.engines.backups.installation import Installation, database

KILLS = 100


@pytest.mark.slow
def test_a_hundred_kills_in_the_middle_of_writing_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    with database() as url:
        here = Installation(tmp_path / "data", url, {"HEDGEROW_DEMO": "1", "TMPDIR": str(tmp_path)})
        here.folder.mkdir()
        command = [sys.executable, killing.__file__ or "", str(KILLS)]
        done = subprocess.run(command, env=here.environment, capture_output=True, text=True, timeout=500, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["promised"] >= KILLS, "each life of the server saved something"
    assert not told["lost"]
    assert (told["sound"], told["faults"]) == ("ok", [])
