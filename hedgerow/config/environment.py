"""Every setting that the environment may give, read in one place. `docs/reference/settings.md` explains each."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

#: by the scheme of EMAIL_URL: how the connection is made safe, and the usual port
SECURITIES = {"smtp": ("", 25), "smtp+tls": ("starttls", 587), "smtps": ("ssl", 465)}


def data_dir() -> Path:
    """Where this installation keeps everything it owns (`HEDGEROW_DATA`, by default ./var)."""
    return Path(os.environ.get("HEDGEROW_DATA", "var")).absolute()


def flag(name: str, default: bool = False) -> bool:
    """A setting that is on for 1, true, yes or on."""
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """A setting that is a list, separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def secret_key() -> str:
    """`HEDGEROW_SECRET_KEY`, or one made at the first start and kept in the data folder, readable by its owner only."""
    given = os.environ.get("HEDGEROW_SECRET_KEY")
    if given:
        return given
    path = data_dir() / "secret-key"
    try:
        return path.read_text()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(handle, "w") as file:
        key = secrets.token_urlsafe(50)
        file.write(key)
    return key


@dataclass(frozen=True)
class Mail:
    """How letters leave: no `host` means that none do. `security` is "", "starttls" or "ssl"."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    security: str = ""
    sender: str = ""


def mail() -> Mail:
    """The mail server: `EMAIL_URL`, or `HEDGEROW_MAIL_HOST` and what goes with it. Raises ValueError for another scheme."""
    sender, url = os.environ.get("HEDGEROW_MAIL_FROM", "").strip(), os.environ.get("EMAIL_URL", "").strip()
    if url:
        parts = urlsplit(url)
        if parts.scheme not in SECURITIES or not parts.hostname:
            raise ValueError("EMAIL_URL must look like smtps://user:password@host:465 (or smtp+tls://, or smtp://)")
        security, port = SECURITIES[parts.scheme]
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        return Mail(parts.hostname, parts.port or port, user, password, security, sender)
    security = os.environ.get("HEDGEROW_MAIL_TLS", "starttls").strip().lower()
    security = security if security in ("starttls", "ssl") else ""
    port = next(port for known, port in SECURITIES.values() if known == security)
    return Mail(
        os.environ.get("HEDGEROW_MAIL_HOST", "").strip(),
        int(os.environ.get("HEDGEROW_MAIL_PORT") or port),
        os.environ.get("HEDGEROW_MAIL_USER", ""),
        os.environ.get("HEDGEROW_MAIL_PASSWORD", ""),
        security,
        sender,
    )
