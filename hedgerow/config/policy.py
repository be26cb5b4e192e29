"""What a page may load, where its forms may go and who may frame it: told to the browser, which holds pages to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

#: what no page of ours asks of the device it is read on
PERMISSIONS = (
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)"
)


def content_security(*, tiles: str = "", https: bool = False, sign_in_at: Sequence[str] = ()) -> dict[str, Any]:
    """The policy for django-csp: nothing but what this site itself serves, and no code or style written into a page.

    `tiles` is the address of a map tile server; `sign_in_at` are addresses of other sign-in services, to which a form of
    ours leads on.
    """
    directives: dict[str, Any] = {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", *filter(None, [source_of(tiles)])],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'", *filter(None, map(source_of, sign_in_at))],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
    if https:
        directives["upgrade-insecure-requests"] = True
    return {"DIRECTIVES": directives}


def source_of(address: str) -> str:
    """Scheme and host of an address, as a policy names them: `{s}.tiles.example` is any host beneath tiles.example.
    Empty where it is no address of the web."""
    parts = urlsplit(address.strip())
    if parts.scheme not in ("https", "http") or not parts.netloc:
        return ""
    first, _dot, rest = parts.netloc.partition(".")
    return f"{parts.scheme}://{'*.' + rest if first.startswith('{') else parts.netloc}"
