"""`hedgerow serve` tells the code once it is up, answers, and stops without a word."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.journeys.conftest import COMMAND, environment, free_port, wait_for

pytestmark = [pytest.mark.slow]


def test_it_starts_with_the_code_and_stops_in_peace(tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    serving = [*COMMAND, "serve", "--no-worker", "--workers", "1", "--port", str(port)]
    with log.open("wb") as out:
        server = subprocess.Popen(serving, env=environment(tmp_path / "data"), stdout=out, stderr=out)
        try:
            wait_for(f"http://127.0.0.1:{port}", server)
            asked = Request(f"http://127.0.0.1:{port}/", method="HEAD")
            assert urlopen(asked, timeout=30).status == 200  # noqa: S310
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=60) == 0
        finally:
            server.kill()
    (line,) = log.read_text().splitlines()
    assert "/begin/ with the setup code" in line
