"""The set-up: done again when what decides it changes, and clear when Python is not enough."""

from __future__ import annotations

import ast
import subprocess
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from tests.repository.tree import ROOT

SETUP = ROOT / "scripts" / "setup"


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, at work in an empty project."""
    loader = SourceFileLoader("hedgerow_setup", str(SETUP))
    spec = spec_from_loader("hedgerow_setup", loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "dev.txt").write_text("click==8.3")
    (tmp_path / "pyproject.toml").write_text("[project]")
    for name, path in {"ROOT": "", "PYTHON": "python", "STAMP": "stamp", "VENDOR": "vendor"}.items():
        monkeypatch.setattr(module, name, str(tmp_path / path))
    return module


@pytest.mark.parametrize(
    "changed",
    [
        "pyproject.toml",
        "requirements/dev.txt",
        "package-lock.json",
        "build_assets.py",
        "hedgerow/shell/assets/b.scss",
    ],
)
def test_it_is_done_again_when_what_decides_it_changes(setup: ModuleType, tmp_path: Path, changed: str) -> None:
    before = setup.fingerprint()
    assert setup.fingerprint() == before
    (tmp_path / changed).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / changed).write_text("other")
    assert setup.fingerprint() != before


def test_it_is_current_only_while_all_that_it_made_is_there(setup: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "python").touch()
    (tmp_path / "stamp").write_text(setup.fingerprint())
    assert not setup.is_current(setup.fingerprint())
    (tmp_path / "vendor").mkdir()
    assert setup.is_current(setup.fingerprint())
    assert not setup.is_current("another hash")


def test_an_old_python_is_told_what_to_do(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "OLDEST", (99, 1))
    monkeypatch.setattr(setup, "NEWER", ())
    with pytest.raises(SystemExit, match="1"):
        setup.need_a_new_enough_python()
    assert "Hedgerow needs Python 99.1 or newer" in capsys.readouterr().err


def test_a_python_without_venv_is_told_what_to_install(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "has_venv", lambda: False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit, match="1"):
        setup.make_venv()
    assert "-venv" in capsys.readouterr().err


def test_an_old_python_can_read_it() -> None:
    ast.parse(SETUP.read_text(), feature_version=(3, 4))


def test_the_continuous_run_is_a_program_that_bash_can_read() -> None:
    run = ROOT / ".ci" / "run"
    assert run.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", run], check=True)
