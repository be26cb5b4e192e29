"""The lock files name no host and say what pyproject.toml asks for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from scripts.locks import ADDRESS, Lock, locks, problems
from tests.repository.tree import ROOT, files


@pytest.mark.parametrize("lock", locks(), ids=lambda lock: lock.path.name)
def test_a_lock_is_whole_and_current_and_names_no_host(lock: Lock) -> None:
    assert list(problems(lock)) == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "lacks click>=8"),
        ("click==7.0", "has click 7.0, but click>=8 is asked for"),
        ("click==8.3\nsix==1.16", "still has six"),
        ("--index-url https://packages.example\nclick==8.3", "names where packages come from"),
    ],
)
def test_a_lock_that_is_out_of_date_is_found(tmp_path: Path, written: str, said: str) -> None:
    path = tmp_path / "dev.txt"
    path.write_text(written)
    assert any(said in problem for problem in problems(Lock(path, (Requirement("click>=8"),))))


def test_every_pin_has_hashes() -> None:
    for lock in locks():
        text = lock.path.read_text()
        assert text.count("==") <= text.count("--hash=sha256:"), lock.path.name


def test_the_lock_files_agree() -> None:
    build, base, spark, dev = (lock.pins() for lock in locks())
    assert base.items() <= dev.items()
    assert base.items() <= spark.items()
    assert [name for name in build if dev.get(name, build[name]) != build[name]] == []


def test_the_front_ends_lock_is_current_and_names_no_host() -> None:
    package = json.loads((ROOT / "package.json").read_text())
    text = (ROOT / "package-lock.json").read_text()
    root = json.loads(text)["packages"][""]
    assert root.get("dependencies") == package.get("dependencies")
    assert root.get("devDependencies") == package.get("devDependencies")
    assert not ADDRESS.search(text.replace("https://opencollective", "").replace("https://github.com/sponsors", ""))


def test_no_other_kind_of_lock_is_committed() -> None:
    assert [
        p.name for p in files() if p.name in {"uv.lock", "poetry.lock", "Pipfile.lock"} or p.name.startswith("pylock")
    ] == []
