"""Journeys walk the product as it is installed: the command line in a process of its own, the pages in a browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "hedgerow"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/journeys" in str(item.path):
            item.add_marker(pytest.mark.browser)


def environment(data: Path) -> dict[str, str]:
    """Nothing of the test run's own settings reaches the product."""
    mine = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "HEDGEROW_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(mine)}
    return kept | {"HEDGEROW_DATA": str(data)}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def serving(arguments: list[str], data: Path) -> Iterator[str]:
    """A server that runs until the block ends; gives its address once it answers."""
    port = free_port()
    server = subprocess.Popen([*COMMAND, *arguments, "--port", str(port)], env=environment(data))
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(timeout=60)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert server.poll() is None, "the server stopped before it answered"
        try:
            urllib.request.urlopen(f"{address}/", timeout=5)  # noqa: S310 -- our own address
            return
        except OSError:  # refused as yet, or slow to answer on a busy machine
            time.sleep(0.5)
    raise AssertionError("the server did not answer in two minutes")


@pytest.fixture(scope="session")
def mallowdale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demonstration with four months of work, served."""
    data = tmp_path_factory.mktemp("demo")
    made = [*COMMAND, "demo", "--data-dir", str(data), "--days", "120"]
    subprocess.run([*made, "--build-only"], check=True, env=environment(data))
    with serving(["demo", "--data-dir", str(data)], data) as address:
        yield address


@pytest.fixture(scope="session")
def trafford(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Iterator[tuple[str, Path]]:
    """Trafford, opened from real open data and served: its address, and its data folder."""
    data = tmp_path_factory.mktemp("trafford")
    opening = [*COMMAND, "open", "E08000009", "--from", str(shared_data), "--data-dir", str(data), "--json"]
    summary = subprocess.run(opening, check=True, env=environment(data), capture_output=True, text=True).stdout
    (data / "summary.json").write_text(summary)
    with serving(["serve", "--workers", "1", "--data-dir", str(data)], data) as address:
        yield address, data
