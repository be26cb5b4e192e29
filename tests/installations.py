"""Installations of their own for tests that start several processes, on whichever database the run is for."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

SETUP = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""

RACE = """
import json, sys
from importlib import import_module
import django; django.setup()
print(json.dumps(import_module(sys.argv[1]).race(), default=str))
"""
FILE = "hedgerow.sqlite3"
ROOT = Path(__file__).resolve().parent.parent


@cache
def _made() -> TemporaryDirectory[str]:
    """A folder with a database file that has all tables: made once in a run, since making them takes half a minute."""
    folder = TemporaryDirectory(prefix="hedgerow-made-")
    run(of_file(Path(folder.name)), SETUP)
    return folder


def of_file(folder: Path) -> dict[str, str]:
    """The environment of an installation whose database is a file in a folder."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "HEDGEROW_DEMO")}
    return kept | {"HEDGEROW_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "hedgerow.config.settings"}


def on_a_file(folder: Path) -> dict[str, str]:
    """The environment of an installation in an empty folder, on a database file that is ready."""
    shutil.copyfile(Path(_made().name) / FILE, folder / FILE)
    return of_file(folder)


def raced_on_a_file(folder: Path, module: str) -> Any:
    """What `race` of a module of tests answers, in a process of its own on a database file: the tests' own SQLite lies in
    memory, where two connections cannot write."""
    return json.loads(run(on_a_file(folder), RACE, module).splitlines()[-1])


@contextmanager
def installation(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of an installation in an empty folder, its database ready: a file, or one more in the cluster."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        yield on_a_file(folder)
        return
    import psycopg

    env = of_file(folder)

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
    return subprocess.Popen(command, env=env, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def ended(process: subprocess.Popen[str]) -> str:
    """What a process said, once it has ended well."""
    said, complaint = process.communicate(timeout=600)
    assert process.returncode == 0, complaint
    return said


def run(env: dict[str, str], code: str, *arguments: str) -> str:
    """Run some Python to its end, and return what it said."""
    return ended(start(env, code, *arguments))
