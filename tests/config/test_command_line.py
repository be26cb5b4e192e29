"""What goes wrong on the command line is one sentence: exit code 2 for what was given, 1 for what failed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hedgerow.config.command_line import sentence

HEDGEROW = [sys.executable, "-m", "hedgerow"]


def run(*arguments: str | Path, data: Path | None = None, cwd: Path | None = None) -> tuple[int, str]:
    """Exit code and what was said of a command as a person runs it."""
    environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "HEDGEROW_DATA"}}
    environment |= {"DJANGO_SETTINGS_MODULE": "hedgerow.config.settings", "PYTHONPATH": str(Path.cwd())}
    environment |= {"HEDGEROW_DATA": str(data)} if data else {}
    done = subprocess.run(
        [*HEDGEROW, *map(str, arguments)], env=environment, cwd=cwd, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    "command",
    [("ledger", "verify"), ("ledger", "seal"), ("worker", "--once"), ("create-manager", "--email=a@b.org", "--name=A")],
    ids=" ".join,
)
def test_before_anything_is_set_up(command: tuple[str, ...], tmp_path: Path) -> None:
    code, said = run(*command, data=tmp_path)
    assert (code, said.count("\n")) == (1, 1)
    assert "hedgerow open" in said


def test_the_folder_may_stand_anywhere(tmp_path: Path) -> None:
    data = tmp_path / "kept"
    data.mkdir()
    for command in (
        ("--data-dir", data, "ledger", "verify"),
        ("ledger", "--data-dir", data, "verify"),
        ("ledger", "verify", f"--data-dir={data}"),
    ):
        assert run(*command, cwd=tmp_path)[0] == 1
        assert (data / "hedgerow.sqlite3").exists()
        (data / "hedgerow.sqlite3").unlink()
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_an_empty_folder_name_is_not_the_usual_folder(tmp_path: Path) -> None:
    assert run("worker", "--once", "--data-dir", "", cwd=tmp_path) == (2, "hedgerow: --data-dir names no folder\n")
    assert not list(tmp_path.iterdir())


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    code, said = run("worker", "--once", "--data-dir", tmp_path / "file")
    assert (code, said.count("\n")) == (1, 1)
    assert "file" in said


def test_a_damaged_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "hedgerow.sqlite3").write_bytes(b"not a database" * 100)
    code, said = run("ledger", "verify", data=tmp_path)
    assert (code, said.count("\n")) == (1, 1)
    assert "database" in said


def test_ctrl_c_in_the_middle_of_a_query_is_no_fault() -> None:
    assert sentence(RuntimeError("Query interrupted")) == "stopped; what was there before is as it was"
    assert sentence(RuntimeError("anything else")) is None
