"""Downloads that are whole or not there: over https alone, beside and then renamed, with a limit on their size."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

MB = 1024**2
LARGEST = 2048 * MB
LARGEST_PAGE = 64 * MB
CHUNK = MB
PATIENCE_SECONDS = 60
AGENT = "Hedgerow (reads open data; https://opensource.org/license/mit)"
# A server on this machine may be asked without encryption: nothing leaves it.
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class FetchError(OSError):
    """A publisher's file could not be brought. `str()` is a sentence."""


class Fetch(Protocol):
    """Brings a publisher's files into an empty folder. Raises FetchError; what is in the folder then does not count."""

    def __call__(self, into: Path, progress: Callable[[str], None] = ...) -> None: ...


def quietly(_: str) -> None:
    """No progress."""


class Redirects(urllib.request.HTTPRedirectHandler):
    """Follows only to where we would have gone ourselves."""

    def redirect_request(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any, newurl: str) -> Any:
        check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


OPENER = urllib.request.build_opener(Redirects)


def check(address: str) -> None:
    """Raises FetchError for an address that is not https (http on this machine aside)."""
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise FetchError(f"{address} is not an https address, so it was not asked")


@contextmanager
def opened(address: str) -> Iterator[http.client.HTTPResponse]:
    """The answer of a publisher, in parts. Raises FetchError, while opening and while reading, in a sentence."""
    check(address)
    host = urlsplit(address).hostname
    request = urllib.request.Request(address, headers={"User-Agent": AGENT})  # noqa: S310 (checked above)
    try:
        with OPENER.open(request, timeout=PATIENCE_SECONDS) as answer:
            yield answer
    except urllib.error.HTTPError as error:
        raise FetchError(f"{host} answered {error.code} {error.reason} for {address}") from error
    except urllib.error.URLError as error:
        raise FetchError(f"{host} cannot be reached ({error.reason}); check the internet connection") from error
    except TimeoutError as error:
        raise FetchError(f"{host} did not answer within {PATIENCE_SECONDS} seconds") from error
    except (http.client.HTTPException, ConnectionError) as error:
        raise FetchError(f"the download from {host} broke off; please try again") from error


def chunks(address: str, limit: int) -> Iterator[bytes]:
    """The body, piece by piece. Raises FetchError where it is longer than `limit` bytes or shorter than announced."""
    host = urlsplit(address).hostname
    with opened(address) as answer:
        announced = answer.headers.get("Content-Length")
        if announced and int(announced) > limit:
            raise FetchError(f"{address} is larger than {limit // MB:,} MB, so it was left where it is")
        held = 0
        while chunk := answer.read(CHUNK):
            held += len(chunk)
            if held > limit:
                raise FetchError(f"{address} is larger than {limit // MB:,} MB, so it was left where it is")
            yield chunk
        if announced and held != int(announced):
            raise FetchError(f"the download from {host} broke off after {held:,} of {int(announced):,} bytes")


def download(address: str, target: Path, *, limit: int = LARGEST) -> None:
    """Brings one file. Until it is whole it bears another name, so that nothing half-written is ever read.

    Raises FetchError, also for a web page in place of a file: that is how some sites say that there is none.
    """
    beside = target.with_name(f".{target.name}.part")
    try:
        with beside.open("wb") as file:
            for chunk in chunks(address, limit):
                file.write(chunk)
        check_kind(beside, target.suffix, address)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def check_kind(path: Path, suffix: str, address: str) -> None:
    with path.open("rb") as file:
        start = file.read(512).lstrip(b"\xef\xbb\xbf \r\n\t")
    if not start:
        raise FetchError(f"{address} gave an empty file")
    if start.lower().startswith((b"<!doctype html", b"<html")):
        raise FetchError(f"{address} gave a web page where a file was expected")
    if suffix in {".zip", ".xlsx"} and not start.startswith(b"PK"):
        raise FetchError(f"{address} gave something that is no zip")


def page(address: str, *, limit: int = LARGEST_PAGE) -> Any:
    """What an address says in JSON. Raises FetchError, also for an error that is told with status 200."""
    try:
        said = json.loads(b"".join(chunks(address, limit)))
    except ValueError as error:
        raise FetchError(f"{address} did not answer in JSON") from error
    if isinstance(said, dict) and isinstance(said.get("error"), dict):
        raise FetchError(f"{urlsplit(address).hostname} answered “{said['error'].get('message', '')}” for {address}")
    return said
