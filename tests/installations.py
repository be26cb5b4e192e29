"""Installations of their own for tests that start several processes, on whichever database the run is for."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETUP = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""


@contextmanager
def installation(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of an installation in an empty folder, its database ready: a file, or one more in the cluster."""
    env = {**os.environ, "HEDGEROW_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "hedgerow.config.settings"}
    given = env.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        env.pop("DATABASE_URL", None)
        run(env, SETUP)
        yield env
        return
    import psycopg

    name = f"hedgerow_{secrets.token_hex(6)}"
    with psycopg.connect(given, autocommit=True) as link:
        link.execute(f"CREATE DATABASE {name}")
        try:
            env["DATABASE_URL"] = f"{given.rpartition('/')[0]}/{name}"
            run(env, SETUP)
            yield env
        finally:
            link.execute(f"DROP DATABASE {name} WITH (FORCE)")


def start(env: dict[str, str], code: str, *arguments: str) -> subprocess.Popen[str]:
    """A process of the installation that runs some Python."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def ended(process: subprocess.Popen[str]) -> str:
    """What a process said, once it has ended well."""
    said, complaint = process.communicate(timeout=120)
    assert process.returncode == 0, complaint
    return said


def run(env: dict[str, str], code: str, *arguments: str) -> str:
    """Run some Python to its end, and return what it said."""
    return ended(start(env, code, *arguments))
