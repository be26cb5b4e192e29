"""What every answer tells the browser."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hedgerow.accounts.types import LioRole
from hedgerow.config.policy import content_security, source_of
from tests.people import person

SETTINGS = """
import json
from hedgerow.config import settings
print(json.dumps({name: getattr(settings, name) for name in dir(settings)
                  if name.startswith(("SECURE_", "SESSION_COOKIE", "CSRF_COOKIE", "ALLOWED", "CSRF_TRUSTED", "CONTENT"))}))
"""


def said(code: str, tmp_path: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """A program run with the product's own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HEDGEROW_", "DATABASE_URL"))}
    settings = {"HEDGEROW_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "hedgerow.config.settings", **given}
    return subprocess.run([sys.executable, "-c", code], env=kept | settings, capture_output=True, text=True, check=True)


@pytest.mark.django_db
def test_the_policy_lets_in_nothing_written_into_a_page(client: Client) -> None:
    policy = dict(part.strip().split(" ", 1) for part in client.get("/").headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert not [words for words in policy.values() if "unsafe" in words or "*" in words]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/no-such-page/", "/my-work/", "/static/shell/keys.js", "/accent/8a2f5c.css"])
def test_every_answer_carries_them(path: str, client: Client) -> None:
    answer = client.get(path)
    headers = answer.headers
    answer.close()
    assert "'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.django_db
def test_what_somebody_signed_in_sees_is_kept_by_nobody(client: Client) -> None:
    assert "Cache-Control" not in client.get("/").headers
    client.force_login(person(role=LioRole.MANAGER))
    for path in ("/", "/my-work/", "/groups/", "/no-such-page/", "/settings/team/"):
        assert "no-store" in client.get(path).headers["Cache-Control"], path
    assert "max-age" in client.get("/accent/8a2f5c.css").headers["Cache-Control"]


@pytest.mark.parametrize(
    ("tiles", "source"),
    [
        ("https://tiles.example/{z}/{x}/{y}.png", "https://tiles.example"),
        ("https://{s}.tiles.example/{z}/{x}/{y}.png", "https://*.tiles.example"),
        ("http://127.0.0.1:9000/{z}.png", "http://127.0.0.1:9000"),
        ("", ""),
        ("tiles", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_pictures_come_from_here_and_from_the_tile_server_that_is_set(tiles: str, source: str) -> None:
    assert source_of(tiles) == source
    assert content_security(tiles=tiles)["DIRECTIVES"]["img-src"] == ["'self'", "data:", *([source] if source else [])]


def test_with_https_cookies_cannot_be_planted_or_read(tmp_path: Path) -> None:
    told: dict[str, Any] = json.loads(said(SETTINGS, tmp_path, HEDGEROW_HTTPS="1").stdout)
    for cookie in ("SESSION_COOKIE", "CSRF_COOKIE"):
        assert told[f"{cookie}_NAME"].startswith("__Host-")
        assert told[f"{cookie}_SECURE"] is told[f"{cookie}_HTTPONLY"] is True
        assert told[f"{cookie}_SAMESITE"] == "Lax"
        assert "Domain" not in told
    assert told["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert told["SECURE_SSL_REDIRECT"] is True
    assert told["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["upgrade-insecure-requests"] is True


def test_another_host_is_answered_400_and_is_no_news(client: Client, capfd: pytest.CaptureFixture[str]) -> None:
    answer = client.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert b"<h1>" in answer.content
    assert capfd.readouterr().err == ""
