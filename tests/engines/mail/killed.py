"""A worker in a process of its own, on the real settings: it delivers what waits, and is killed from outside."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from django.db import connection

from hedgerow.engines.mail import actions
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.types import Letter
from hedgerow.engines.schedule import actions as schedule
from tests.installations import on_a_file

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = "import django; django.setup(); from tests.engines.mail import killed; killed.{}"


def environment(folder: Path, port: int) -> dict[str, str]:
    """The real settings, with a database file in a folder and letters by a server on this machine."""
    return on_a_file(folder) | {"EMAIL_URL": f"smtp://127.0.0.1:{port}"}


def start(what: str, surroundings: dict[str, str]) -> subprocess.Popen[str]:
    """A process that does one of the functions below."""
    command = [sys.executable, "-c", PROGRAM.format(what)]
    return subprocess.Popen(command, env=surroundings, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def run(what: str, surroundings: dict[str, str]) -> str:
    """The same, to its end: what it printed."""
    process = start(what, surroundings)
    said, _nothing = process.communicate(timeout=120)
    assert process.returncode == 0, said
    return said


def prepare(letters: int = 1) -> None:
    """Letters that wait."""
    for number in range(letters):
        write(number)


def write(number: int) -> None:
    """One letter."""
    actions.send(key=f"letter:{number}", letter=Letter(f"Letter {number}", ("Hello.",)), to="ada@example.org")


def work() -> None:
    """Deliver what waits, by its tasks and without them, and print how each letter stands."""
    schedule.run_queue()
    actions.deliver_waiting()
    tell()


def tell() -> None:
    """Print the state of each letter."""
    print(" ".join(Outgoing.objects.order_by("pk").values_list("state", flat=True)))


def deliver_together(pks: list[int], workers: int = 4) -> None:
    """Several workers, each with a connection of its own, deliver the same letters at one moment."""
    ready = threading.Barrier(workers)

    def one() -> None:
        try:
            ready.wait(10)
            for pk in pks:
                actions.deliver(pk=pk)
            schedule.run_queue()
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)


def together() -> None:
    """The same on the database file of the real settings."""
    deliver_together(list(Outgoing.objects.values_list("pk", flat=True)))
    tell()
