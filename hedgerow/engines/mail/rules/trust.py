"""Whether a message is from whom it says. Anybody can write any address into From: what is believed is what the server
that took the message for us found out about it, or a secret that only the writer knows.

The receiving server's findings stand in Authentication-Results (RFC 8601), under its own name. A sender can write such a
header too; servers must take away those that come from outside under their own name (section 5), and the first one from
the top is the one they wrote. So a name must be set, only the first header under it counts, and with no name set no
such header counts at all. Believed is DMARC, or DKIM by the domain of From: SPF alone speaks of the envelope.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

RESULT = re.compile(r"\b(dmarc|dkim)\s*=\s*(\w+)([^;]*)", re.IGNORECASE)
DOMAIN = re.compile(r"\bheader\.(?:d|i|from)\s*=\s*(?:[^\s;@]*@)?([\w.-]+)", re.IGNORECASE)
COMMENT = re.compile(r"\([^()]*\)")


def is_proven(sender: str, results: Iterable[str], server: str) -> bool:
    """Whether our own server found that a message is from the domain of its From."""
    wanted = server.strip().lower()
    ours = next((line for line in results if wanted and _server_of(line) == wanted), "")
    domain = sender.rpartition("@")[2].lower()
    return any(
        verdict.lower() == "pass" and _speaks_for(method.lower(), rest, domain)
        for method, verdict, rest in RESULT.findall(COMMENT.sub("", ours))
    )


def _server_of(line: str) -> str:
    words = COMMENT.sub("", line).split(";")[0].split()
    return words[0].lower() if words else ""


def _speaks_for(method: str, rest: str, domain: str) -> bool:
    """DKIM must be by the domain of From or one above it; DMARC has looked at that itself, and may name it."""
    named = [found.lower().rstrip(".") for found in DOMAIN.findall(rest)]
    if method == "dmarc" and not named:
        return True
    return any(domain == one or (method == "dkim" and "." in one and domain.endswith(f".{one}")) for one in named)


def secret_in(recipients: Iterable[str], log_address: str) -> str:
    """The secret of a plus-address: "k3y" of log+k3y@example.org; "" where it was sent to none."""
    local, _at, domain = log_address.strip().lower().partition("@")
    for one in recipients:
        name, _at, where = one.lower().partition("@")
        if local and where == domain and name.startswith(f"{local}+"):
            return name[len(local) + 1 :]
    return ""


def with_secret(log_address: str, secret: str) -> str:
    """The plus-address of somebody's own."""
    local, _at, domain = log_address.strip().partition("@")
    return f"{local}+{secret}@{domain}" if domain else ""
