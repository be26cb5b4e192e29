"""What is taken, who may have it, and that it goes."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.accounts.models import User
from hedgerow.engines.files import actions, queries
from hedgerow.engines.files.models import Upload
from hedgerow.engines.files.rules import LONGEST_NAME, MOST_BYTES, TYPES, checked, cleaned_name
from hedgerow.engines.files.types import FileOffer
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 60


def zipped(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name in ("[Content_Types].xml", *names):
            file.writestr(name, "x")
    return held.getvalue()


@pytest.fixture
def store(settings: Any, tmp_path: Path) -> Path:
    """A folder of its own for the files."""
    default_storage._wrapped = FileSystemStorage(location=tmp_path)  # type: ignore[attr-defined]
    return tmp_path


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("rules.pdf", PDF),
        ("Photo.PNG", PNG),
        ("minutes.docx", zipped("word/document.xml")),
        ("list.csv", "Name,Town\nCafé,Sale\n".encode("cp1252")),
        ("note.txt", "Zoë rang.".encode()),
    ],
)
def test_what_people_use_is_taken(name: str, data: bytes) -> None:
    assert checked(name, data).media_type


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.pdf", b"", "empty"),
        ("huge.txt", b"a" * (MOST_BYTES + 1), "larger"),
        ("page.html", b"<html>", "not taken"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not taken"),
        ("run.exe", b"MZ\x90", "not taken"),
        ("winmail.dat", b"\x78\x9f\x3e\x22", "not taken"),
        ("noending", PDF, "not taken"),
        ("photo.png", PDF, "another kind"),
        ("rules.pdf", b"<html><script>alert(1)</script>", "another kind"),
        ("note.txt", b"  <svg onload=alert(1)>", "another kind"),
        ("note.txt", PNG, "another kind"),
        ("minutes.docx", zipped("a.txt"), "another kind"),
        ("minutes.docx", zipped("word/document.xml", "word/vbaProject.bin"), "another kind"),
        ("minutes.docx", b"PK\x03\x04 not a zip", "another kind"),
    ],
)
def test_what_is_not_what_it_says_or_could_do_harm_is_not(name: str, data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why):
        checked(name, data)


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\ann\\rules.pdf", "rules.pdf"),
        ('a"b;c\r\n.pdf', "abc.pdf"),
        ("‮fdp.exe", "fdp.exe"),
        ("", "file"),
        ("...", "file"),
    ],
)
def test_names_are_cleaned(given_name: str, kept: str) -> None:
    assert cleaned_name(given_name) == kept


@given(st.text(max_size=300))
def test_no_name_leads_out_of_its_folder_or_breaks_a_header(name: str) -> None:
    kept = cleaned_name(name)
    assert 0 < len(kept) <= LONGEST_NAME
    assert not set(kept) & set('/\\"\r\n\0')
    assert kept.strip(".")
    assert cleaned_name(kept) == kept


@pytest.mark.django_db
class TestKept:
    def kept(self, **more: Any) -> Upload:
        facts = {"ref": "seeds.seed:1", "name": "rules.pdf", "data": PDF, "expires": clock.today(), **more}
        return actions.keep(by=None, **facts)

    def test_it_lies_under_a_random_name(self, store: Path) -> None:
        upload = self.kept()
        (path,) = [path for path in store.rglob("*") if path.is_file()]
        assert path.name == upload.place
        assert path.read_bytes() == PDF
        assert "rules" not in str(path)

    def test_only_who_may_read_the_record_may_have_it(
        self, store: Path, worker: User, stranger: User, client: Client, offer: Callable[..., None]
    ) -> None:
        url = f"/files/{self.kept().pk}/"
        client.force_login(worker)
        assert client.get(url).status_code == 404  # no app says who may read a seed
        offer(FileOffer("seeds.seed", lambda user, pk: user.is_worker and pk == "1"))
        answer = client.get(url)
        assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
        assert answer["Content-Disposition"] == 'attachment; filename="rules.pdf"'
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]
        assert "no-store" in answer["Cache-Control"]
        client.force_login(stranger)
        assert client.get(url).status_code == 404

    def test_it_goes_when_its_days_are_over(
        self, store: Path, django_capture_on_commit_callbacks: Callable[..., Any]
    ) -> None:
        upload = self.kept()
        stays = self.kept(expires=clock.today() + timedelta(days=1))
        with django_capture_on_commit_callbacks(execute=True):
            actions.forget(clock.today() + timedelta(days=1))
        assert list(Upload.objects.all()) == [stays]
        assert not default_storage.exists(queries.path(upload))
        assert default_storage.exists(queries.path(stays))

    def test_what_lies_there_without_a_row_goes_a_day_later(self, store: Path) -> None:
        self.kept(expires=clock.today() + timedelta(days=9))
        lost = store / "uploads" / "ab" / "abandoned"
        lost.parent.mkdir(parents=True, exist_ok=True)
        lost.write_bytes(b"x")
        actions.forget(clock.today())
        assert lost.exists()
        os.utime(lost, (0, 0))
        actions.forget(clock.today())
        assert not lost.exists()
        assert Upload.objects.count() == 1


def test_nothing_that_a_browser_runs_is_among_what_is_taken() -> None:
    assert not {"html", "htm", "svg", "xml", "js", "xhtml", "mhtml", "exe", "zip", "docm", "xlsm"} & set(TYPES)
