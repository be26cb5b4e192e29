"""An installation of its own, in processes of its own: backups are about databases on a disk, not about a test's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

GIVEN = os.environ.get("DATABASE_URL", "")
START = "import json, django; django.setup()\n"
COUNTS = "{m._meta.label: m._base_manager.count() for m in __import__('django.apps').apps.apps.get_models()}"


@dataclass(frozen=True)
class Installation:
    """A data folder and a database."""

    folder: Path
    url: str = ""
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        taken = {"DATABASE_URL", "HEDGEROW_DATA", "HEDGEROW_SECRET_KEY", "HEDGEROW_BACKUP_DIR", "HEDGEROW_BACKUP_KEY"}
        held = {name: value for name, value in os.environ.items() if name not in taken}
        held |= {"HEDGEROW_DATA": str(self.folder), "DJANGO_SETTINGS_MODULE": "hedgerow.config.settings", **self.more}
        return {**held, "DATABASE_URL": self.url} if self.url else held

    def run(self, *arguments: str, ok: bool = True) -> subprocess.CompletedProcess[str]:
        """`hedgerow ARGUMENTS`."""
        return self._run([sys.executable, "-m", "hedgerow", *arguments], ok)

    def python(self, code: str) -> Any:
        """A piece of Python in it; the JSON of its last line."""
        return json.loads(self._run([sys.executable, "-c", START + code], True).stdout.splitlines()[-1])

    def _run(self, command: list[str], ok: bool) -> subprocess.CompletedProcess[str]:
        self.folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=300, check=False)
        assert not ok or done.returncode == 0, done.stdout + done.stderr
        return done


@contextmanager
def database() -> Iterator[str]:
    """The address of an empty PostgreSQL database, removed afterwards; "" for SQLite, which is a file."""
    if not GIVEN.startswith("postgres"):
        yield ""
        return
    import psycopg

    name = f"hedgerow_test_{uuid4().hex[:12]}"
    with psycopg.connect(GIVEN, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield GIVEN.rsplit("/", 1)[0] + "/" + quote(name)
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
