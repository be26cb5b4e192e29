"""Asks for pages whose addresses somebody typed: whether one is there, and what it says. Never anything within our own
network: the name is looked up once, every address it has must be a public one, and that very address is then connected to,
at each step of a redirect anew."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import time
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urljoin, urlsplit

from hedgerow.spine.fetching.web import AGENT, FetchError

MOST_REDIRECTS = 5
PATIENCE_SECONDS = 10.0
LONGEST_SECONDS = 60.0  # for a whole body: a server that sends a byte a second is left
CHUNK = 64 * 1024
REDIRECTS = frozenset({301, 302, 303, 307, 308})
GONE = frozenset({404, 410})
HOST = re.compile(r"[a-z0-9._-]{1,253}|[0-9a-f:.]{2,45}(%[a-z0-9]{1,16})?")
PORTS = {"http": 80, "https": 443}


class NotAsked(FetchError):
    """An address that is never asked."""


@dataclass(frozen=True)
class Answered:
    """What came back: the status, the address that answered in the end, and its body as far as it was wanted."""

    status: int
    url: str
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Found:
    """Whether a page is there. `said` is why not, in a sentence; `answered`: somebody answered at all."""

    there: bool
    said: str = ""
    answered: bool = True


class _Plain(http.client.HTTPConnection):
    """Connects to an address that was looked up before."""

    address = ""

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _Secret(http.client.HTTPSConnection):
    """The same, encrypted: the certificate must be the name's."""

    address = ""

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


def host_of(address: str) -> str:
    """The host of an address, "" where it has none."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def there(address: str, *, within: Collection[str] = ()) -> Found:
    """Whether a page is there: HEAD, and GET where that is not answered well. A page that is there, but not for robots,
    is there. `within` are hosts of our own network that may be asked."""
    try:
        status = ask(address, method="HEAD", within=within).status
    except NotAsked as error:
        return Found(False, str(error))
    except FetchError:
        status = 0
    if 0 < status < 400:
        return Found(True)
    try:
        status = ask(address, within=within).status
    except FetchError as error:
        return Found(False, str(error), answered=False)
    if status in GONE:
        return Found(False, f"there is no such page there any more ({status}).")
    return Found(False, f"its server is out of order ({status}).") if status >= 500 else Found(True)


def ask(address: str, *, method: str = "GET", limit: int = 0, within: Collection[str] = ()) -> Answered:
    """What an address answers, with at most `limit` bytes of its body. Raises FetchError with a sentence: for one that is
    never asked (NotAsked), for no answer, for too many redirects, and for a body that is longer."""
    url = address
    for _step in range(MOST_REDIRECTS + 1):
        answer = _once(url, method, limit, within)
        onward = dict(answer.headers).get("location", "")
        if answer.status not in REDIRECTS or not onward:
            return answer
        url = urljoin(url, onward)
    raise FetchError(f"{host_of(address)} sends on more than {MOST_REDIRECTS} times.")


def _once(url: str, method: str, limit: int, within: Collection[str]) -> Answered:
    kind, host, port, target = _parts(url)
    where = _looked_up(host, port, within)
    maker = _Secret if kind == "https" else _Plain
    link = maker(host, port, timeout=PATIENCE_SECONDS)
    link.address = where
    try:
        link.request(method, target, headers={"User-Agent": AGENT, "Accept": "*/*", "Connection": "close"})
        answer = link.getresponse()
        body = _body(answer, limit, host) if limit and method == "GET" and answer.status < 300 else b""
        headers = tuple((name.lower(), value) for name, value in answer.getheaders())
        return Answered(answer.status, url, body, headers)
    except TimeoutError:
        raise FetchError(f"{host} did not answer within {PATIENCE_SECONDS:.0f} seconds.") from None
    except ssl.SSLError:
        raise FetchError(f"the certificate of {host} is not in order.") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, FetchError):
            raise
        raise FetchError(f"{host} cannot be reached.") from None
    finally:
        link.close()


def _parts(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and what is asked for. Raises NotAsked."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        raise NotAsked(f"{url[:200]} is no web address.") from None
    if parts.scheme not in PORTS or not HOST.fullmatch(host) or parts.username is not None:
        raise NotAsked(f"{url[:200]} is no web address.")
    target = urljoin("/", parts.path) or "/"
    whole = f"{target}?{parts.query}" if parts.query else target
    return parts.scheme, host, port, "".join(_plain(letter) for letter in whole)


def _plain(letter: str) -> str:
    """A letter as it may stand in a request."""
    return letter if "!" <= letter <= "~" else "".join(f"%{byte:02X}" for byte in letter.encode())


def _looked_up(host: str, port: int, within: Collection[str]) -> str:
    """The address to connect to. Raises NotAsked where any that the name has is no public one."""
    if host not in within and _is_literal(host) and not is_public(host):
        raise NotAsked(f"{host} is within a network of its own, and is not asked.")
    try:
        rows: list[Any] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        raise FetchError(f"there is no {host} any more, or it cannot be found.") from None
    addresses = [str(row[4][0]) for row in rows]
    if host not in within and not all(is_public(one) for one in addresses):
        raise NotAsked(f"{host} is within a network of its own, and is not asked.")
    return addresses[0]


def _is_literal(host: str) -> bool:
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def is_public(address: str) -> bool:
    """Whether an address is one of the internet: not this machine, a private network, a link, or a multicast one."""
    found = ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    found = mapped or found
    return found.is_global and not found.is_multicast


def _body(answer: http.client.HTTPResponse, limit: int, host: str) -> bytes:
    until, held = time.monotonic() + LONGEST_SECONDS, bytearray()
    while chunk := answer.read(CHUNK):
        held += chunk
        if len(held) > limit:
            raise FetchError(f"what {host} answers is larger than {limit // 1024:,} kB, so it was left there.")
        if time.monotonic() > until:
            raise FetchError(f"{host} takes too long to send it.")
    return bytes(held)
