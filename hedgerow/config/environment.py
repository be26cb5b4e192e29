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


@dataclass(frozen=True)
class Service:
    """Another organisation's sign-in that is taken here, by OpenID Connect.

    `vouches` is whether every address it names counts as checked, though it does not say so itself: true of a Microsoft
    tenant, whose own administrators give the addresses out.
    """

    id: str
    name: str
    address: str
    client: str
    secret: str
    vouches: bool = False


MICROSOFT = "https://login.microsoftonline.com/{tenant}/v2.0"
GOOGLE = "https://accounts.google.com"
ANYBODYS = ("common", "organizations", "consumers")  # Microsoft's tenants of everybody: an address there proves nothing


def sign_in_services() -> tuple[Service, ...]:
    """The other sign-ins that are set: Microsoft, Google, and one more. Raises ValueError for a tenant of everybody."""
    tenant = os.environ.get("HEDGEROW_MICROSOFT_TENANT", "").strip()
    if tenant.lower() in ANYBODYS:
        raise ValueError("HEDGEROW_MICROSOFT_TENANT must be your own tenant (its id, or your domain), not everybody's")
    name, address = (
        os.environ.get("HEDGEROW_OIDC_NAME", "").strip(),
        os.environ.get("HEDGEROW_OIDC_ADDRESS", "").strip(),
    )
    found = (
        Service(
            "microsoft",
            "Microsoft",
            MICROSOFT.format(tenant=tenant) if tenant else "",
            os.environ.get("HEDGEROW_MICROSOFT_CLIENT_ID", "").strip(),
            os.environ.get("HEDGEROW_MICROSOFT_SECRET", "").strip(),
            vouches=True,
        ),
        Service(
            "google",
            "Google",
            GOOGLE,
            os.environ.get("HEDGEROW_GOOGLE_CLIENT_ID", "").strip(),
            os.environ.get("HEDGEROW_GOOGLE_SECRET", "").strip(),
        ),
        Service(
            "oidc",
            name or urlsplit(address).hostname or "",
            address,
            os.environ.get("HEDGEROW_OIDC_CLIENT_ID", "").strip(),
            os.environ.get("HEDGEROW_OIDC_SECRET", "").strip(),
        ),
    )
    return tuple(service for service in found if service.address and service.client)


@dataclass(frozen=True)
class Inbox:
    """The mailbox that is read: no `host` means none is. `security` is "" or "ssl".

    address: where people send what is to be logged. trusts: the name under which the server that takes messages for it
    writes what it found out about their senders (RFC 8601); "" believes no such finding.
    """

    host: str = ""
    port: int = 993
    user: str = ""
    password: str = ""
    security: str = "ssl"
    folder: str = "INBOX"
    address: str = ""
    trusts: str = ""


def inbox() -> Inbox:
    """The mailbox: `HEDGEROW_INBOX_URL` and what goes with it. Raises ValueError for another scheme."""
    address, trusts = (os.environ.get(n, "").strip() for n in ("HEDGEROW_LOG_ADDRESS", "HEDGEROW_INBOX_TRUSTS"))
    parts = urlsplit(os.environ.get("HEDGEROW_INBOX_URL", "").strip())
    if not parts.scheme:
        return Inbox(address=address, trusts=trusts)
    if parts.scheme not in ("imap", "imaps") or not parts.hostname:
        raise ValueError("HEDGEROW_INBOX_URL must look like imaps://user:password@host:993/INBOX (or imap://)")
    security, port = ("ssl", 993) if parts.scheme == "imaps" else ("", 143)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    folder = unquote(parts.path.strip("/")) or "INBOX"
    return Inbox(parts.hostname, parts.port or port, user, password, security, folder, address or user, trusts)
