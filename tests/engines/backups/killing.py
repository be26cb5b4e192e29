"""Kills the server in the middle of writing, many times, and says what was lost. Run as a program: see test_killing.py.

A client process logs work over HTTP without a pause, and writes down each answer that said "saved". The server is gunicorn
with the product's own options, each time in a process group of its own, forked from a process that has imported the
product already: so a life lasts a quarter of a second instead of three. SIGKILL strikes the whole group at a moment of
chance. What it cannot show is a power cut: the system's own cache outlives the processes.
"""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import django

SESSION, TOKEN = "sessionid", "t" * 32
CLIENTS = 4
FIRST_ANSWER = 20.0  # seconds in which a new server must answer


def make() -> tuple[str, str]:
    """The tables, a worker who is signed in, and something to log; the session's key and an activity."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command

    from hedgerow.charter import actions as charter
    from hedgerow.charter.models import Activity

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    worker = get_user_model().objects.create_user("w@example.org", "four quiet brown hens", name="W", role="worker")
    charter.seed()
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(worker.pk), worker.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session.save()
    return str(session.session_key), str(Activity.objects.all()[0].pk)


def log_for_ever(port: int, session: str, activity: str, told: Path) -> None:
    """Log work without a pause, and write down what was said to be saved, until this process is stopped."""

    def one(number: int) -> None:
        with told.open("a", buffering=1) as file:
            count = 0
            while True:
                count += 1
                words = f"note-{number}-{count}-end"
                if saved(port, session, activity, words):
                    file.write(f"{words}\n")

    threads = [threading.Thread(target=one, args=(number,), daemon=True) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def saved(port: int, session: str, activity: str, words: str) -> bool:
    """Whether the server answered that it saved one piece of work."""
    work = {"activity": activity, "on": time.strftime("%Y-%m-%d"), "minutes": "5", "note": words, "key": str(uuid4())}
    body = urlencode(work)
    headers = {
        "Cookie": f"{SESSION}={session}; csrftoken={TOKEN}",
        "X-CSRFToken": TOKEN,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("POST", "/log/", body, headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status not in (302, 303) or "sign-in" in (answer.headers["Location"] or ""):
            os.write(2, f"{answer.status} {answer.headers['Location']}\n".encode())
            time.sleep(0.2)
            return False
        return True
    except (OSError, HTTPException):
        time.sleep(0.005)
        return False
    finally:
        connection.close()


def fork(run: Callable[[], None]) -> int:
    """Run something in a process group of its own."""
    process = os.fork()
    if process:
        return process
    try:
        os.setsid()
        threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
        run()
    finally:
        os._exit(0)


def end_with(parent: int) -> None:
    """End this whole group once whoever started it is gone: a test that is cut short leaves nothing running."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os.killpg(0, signal.SIGKILL)


def serve(port: int) -> None:
    """The product's own server."""
    from hedgerow.config.serve_command import Server

    Server(
        {
            "bind": f"127.0.0.1:{port}",
            "workers": 1,
            "worker_class": "gthread",
            "threads": 4,
            "preload_app": False,
            "loglevel": "critical",
            "control_socket_disable": True,
        }
    ).run()


def a_life(port: int, told: Path, chance: random.Random) -> None:
    """Start the server, let it save something, and kill it at a moment of chance."""
    before = told.stat().st_size
    server = fork(lambda: serve(port))
    until = time.monotonic() + FIRST_ANSWER
    try:
        while told.stat().st_size == before:
            if time.monotonic() > until:
                raise SystemExit("the server did not answer after a restart")
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.08))
    finally:
        os.killpg(server, signal.SIGKILL)
        os.waitpid(server, 0)


def main(kills: int) -> None:
    """Kill it so often; print as JSON how many answers said "saved", how many of those are gone, and what does not verify."""
    django.setup()
    from django.conf import settings
    from django.db import connection, connections
    from django.test import Client

    from hedgerow.config.wsgi import application
    from hedgerow.ledger import actions as ledger
    from hedgerow.ledger.models import Note

    assert application
    session, activity = make()
    # What a first request imports is imported once, before the first fork.
    warm = Client(SERVER_NAME="127.0.0.1")
    warm.cookies[SESSION] = session
    assert warm.get("/log/").status_code == 200
    connections.close_all()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = Path(settings.DATA_DIR) / "told"
    told.touch()
    client = fork(lambda: log_for_ever(port, session, activity, told))
    chance, start = random.Random(20261122), time.monotonic()
    try:
        for _ in range(kills):
            a_life(port, told, chance)
    finally:
        os.killpg(client, signal.SIGKILL)
        os.waitpid(client, 0)
    seconds = time.monotonic() - start
    promised = [line for line in told.read_text().splitlines() if line.endswith("-end")]
    there = set(Note.objects.values_list("text", flat=True))
    sound = "ok"
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            sound = cursor.execute("PRAGMA integrity_check").fetchone()[0]
    lost = [words for words in promised if words not in there]
    faults = list(ledger.verify().faults)
    print(json.dumps({"promised": len(promised), "lost": lost, "sound": sound, "faults": faults, "seconds": seconds}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
