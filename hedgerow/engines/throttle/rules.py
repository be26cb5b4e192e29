"""Which hour counts, and who somebody is without saying it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from unicodedata import normalize

HOUSEHOLD = 64  # leading bits of an IPv6 address that one household or office is given: it may use all the others


def hour_of(moment: datetime) -> datetime:
    """The hour that holds a moment."""
    return moment.replace(minute=0, second=0, microsecond=0)


def next_hour(moment: datetime) -> datetime:
    """When counting begins anew."""
    return hour_of(moment) + timedelta(hours=1)


def network(address: str) -> str:
    """Whom an internet address stands for: itself, or the network of an IPv6 one. What is no address stays as it is."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ip_network((found, HOUSEHOLD), strict=False)) if isinstance(found, IPv6Address) else str(found)


def hashed(who: str, *, hour: datetime, key: str) -> str:
    """An e-mail or internet address as text that leads back to nobody and is another one in the next hour."""
    written = normalize("NFKC", who).strip().casefold()
    return hmac.new(key.encode(), f"{hour.isoformat()} {written}".encode(), hashlib.sha256).hexdigest()


def print_of(path: str, sent: Iterable[tuple[str, str]]) -> str:
    """A print of a form: where it goes and all that it says. Its token, another at each showing of the page, is part of it."""
    said = "".join(f"{len(name)} {name} {len(value)} {value} " for name, value in sorted(sent))
    return hashlib.sha256(f"{path} {said}".encode("utf-8", "surrogatepass")).hexdigest()
