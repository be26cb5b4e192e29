"""What is in a backup, what is refused as one, and how many are kept."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from hedgerow.engines.backups import actions
from hedgerow.engines.backups.actions.restoring import unpack
from hedgerow.people.models import Contact
from hedgerow.spine.errors import InputError

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def data(tmp_path: Path, settings: Any) -> Path:
    """A data folder with a file, the open data, and somebody in the database."""
    settings.DATA_DIR = tmp_path / "data"
    for name, text in (("files/logo.txt", "a hedge"), ("spine/big.parquet", "x"), ("secret-key", "s" * 50)):
        path = settings.DATA_DIR / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    Contact.objects.create(name="Wilhelmina Quill")
    return tmp_path


def test_it_holds_the_database_and_the_files_and_says_what_it_does_not(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HEDGEROW_SECRET_KEY", raising=False)
    made = actions.make(into=data / "b")
    manifest = unpack(Path(made.path), data / "x")
    assert manifest == made.manifest
    assert {"data/files/logo.txt", "data/secret-key", "README.txt"} <= set(manifest.members)
    assert manifest.tables["people_contact"] == 1
    assert [one.partition(":")[0] for one in manifest.left_out] == ["spine"]
    assert not [path for path in (data / "x").rglob("*") if "spine" in path.parts]
    assert manifest.database == connection.vendor
    held = b"".join(path.read_bytes() for path in (data / "x" / "database").iterdir())
    assert b"Wilhelmina Quill" in held
    assert [path.name for path in (data / "b").iterdir()] == [Path(made.path).name]
    assert not list((data / "data").glob(".at-work-*"))


def test_nobody_else_may_read_it(data: Path) -> None:
    made = actions.make(into=data / "b")
    assert Path(made.path).stat().st_mode & 0o077 == 0


def test_only_the_newest_are_kept(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEDGEROW_BACKUPS_KEPT", "2")
    monkeypatch.setenv("HEDGEROW_BACKUP_DIR", str(data / "b"))
    (data / "b").mkdir()
    for day in range(3):
        (data / "b" / f"hedgerow-2020010{day + 1}T000000Z.tar.gz").write_text("old")
    assert "2 old ones removed" in actions.nightly(None)  # type: ignore[arg-type]
    assert len(list((data / "b").iterdir())) == 2
    monkeypatch.setenv("HEDGEROW_BACKUPS_KEPT", "some")
    with pytest.raises(InputError, match="must be a number"):
        actions.make(into=data / "b")


def test_half_a_one_is_never_left(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data / "data" / "files" / "locked").mkdir()
    monkeypatch.setattr("hedgerow.engines.backups.queries.left_out", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.make(into=data / "b")
    assert not list((data / "b").iterdir())


def packed(folder: Path, into: Path) -> Path:
    with tarfile.open(into, "w:gz") as book:
        for path in sorted(folder.rglob("*"), key=lambda path: path.name == "manifest.json"):
            if path.is_file():
                book.add(path, path.relative_to(folder).as_posix())
    return into


@pytest.mark.parametrize("harm", ["changed", "gone", "added", "cut", "no backup", "no manifest", "newer"])
def test_what_is_not_as_it_was_written_is_refused(data: Path, harm: str) -> None:
    file = Path(actions.make(into=data / "b").path)
    with tarfile.open(file) as book:
        book.extractall(data / "x")  # noqa: S202 - our own
    if harm == "cut":
        file.write_bytes(file.read_bytes()[:-300])
    elif harm == "no backup":
        file.write_text("something else")
    else:
        _harm(data / "x", harm)
        file = packed(data / "x", data / "harmed.tar.gz")
    with pytest.raises(InputError):
        unpack(file, data / "y")


def _harm(folder: Path, harm: str) -> None:
    manifest = folder / "manifest.json"
    if harm == "changed":
        (folder / "data/files/logo.txt").write_text("a fence")
    elif harm == "gone":
        (folder / "data/files/logo.txt").unlink()
    elif harm == "added":
        (folder / "data/files/more.txt").write_text("more")
    elif harm == "no manifest":
        manifest.unlink()
    else:
        manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "format": 2}))


@pytest.mark.parametrize("name", ["../outside", "/tmp/outside", "data/../../outside", "data\\..\\outside"])  # noqa: S108
def test_a_path_that_leads_away_is_refused(data: Path, name: str) -> None:
    with tarfile.open(data / "evil.tar.gz", "w:gz") as book:
        info = tarfile.TarInfo(name)
        book.addfile(info)
    with pytest.raises(InputError, match="leads away"):
        unpack(data / "evil.tar.gz", data / "x")


def test_a_link_inside_is_refused(data: Path) -> None:
    with tarfile.open(data / "evil.tar.gz", "w:gz") as book:
        info = tarfile.TarInfo("data/link")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        book.addfile(info)
    with pytest.raises(InputError):
        unpack(data / "evil.tar.gz", data / "x")
