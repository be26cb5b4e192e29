"""The picture that the LIO shows for itself is seen by everybody, and is a picture."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from hedgerow.accounts.types import LioRole
from hedgerow.places.models import Place
from tests.people import person

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
SENT = {"lio_name": "Thornmere", "strapline": "", "accent": "", "email": "", "phone": "", "address": "", "website": ""}


@pytest.fixture
def manager(tmp_path: Any, settings: Any) -> Any:
    store = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    Place.objects.create(id=1, area_code="E99000001", area_name="Thornmere", lio_name="Thornmere")
    client = Client()
    client.force_login(person(role=LioRole.MANAGER))
    with override_settings(STORAGES={**settings.STORAGES, "default": store}):
        yield client


def sent(client: Client, name: str, data: bytes) -> int:
    return client.post("/settings/place/", {**SENT, "logo": SimpleUploadedFile(name, data)}).status_code


def test_a_logo_is_shown_to_everybody(manager: Client, client: Client) -> None:
    assert sent(manager, "hedge.png", PNG) == 302
    page = client.get("/").content.decode()
    address = page.split('class="place__logo" src="')[1].split('"')[0]
    answer = client.get(address)
    assert b"".join(answer.streaming_content) == PNG  # type: ignore[attr-defined]
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert client.get("/logo/000000000000/").status_code == 404


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.png", b"<html><script>alert(1)</script>"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("page.html", PNG),
        ("sound.webp", b"RIFF0000WAVEfmt "),
        ("large.png", PNG + b"0" * 600_000),
    ],
)
def test_what_is_no_picture_is_refused(manager: Client, name: str, data: bytes) -> None:
    assert sent(manager, name, data) == 422
    assert not Place.objects.get().logo
