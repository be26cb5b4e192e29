"""What must always hold among the people who may sign in."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any

from hedgerow.accounts.types import LioRole

MOST_TRIES = 10  # wrong passwords for one account from one internet address within an hour
REMEMBERED = timedelta(days=30)  # for how long a device that its owner knows asks for no second factor
JUST_NOW = timedelta(
    minutes=15
)  # how long whoever came by an e-mailed link or code may choose a password without the old
LETTER_SECONDS = 0.4  # the answer to "send me a letter" takes this long, whether the address is known or not
MOST_TRIES_ANYWHERE = 50  # for one account from all addresses together


def stays_managed(managers: Collection[int], *, user: int, will_manage: bool) -> bool:
    """Whether somebody still manages the place once a user does or does not: the last manager cannot go.

    `managers` are the ids of those who manage now and may sign in.
    """
    return will_manage or user not in managers or len(managers) > 1


def is_too_many(*, here: int, anywhere: int) -> bool:
    """Whether so many wrong passwords were tried within the hour that the right one is no longer looked at."""
    return here >= MOST_TRIES or anywhere >= MOST_TRIES_ANYWHERE


def fingerprint(token: str) -> str:
    """What is kept of a link's secret: whoever reads the database cannot open it. The secret is long and random, so
    that a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def needs_second_factor(role: LioRole | str) -> bool:
    """Whether a password or a letter alone is not enough: workers and managers see what groups tell in confidence."""
    return role in (LioRole.WORKER, LioRole.MANAGER)


def is_strong(records: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a session began with more than one proof: a second factor, a passkey, or another organisation's sign-in.

    `records` are what allauth notes of each proof, each with its `method`.
    """
    return any(record.get("method") in ("mfa", "socialaccount") for record in records)


def proved_by_letter(records: Sequence[Mapping[str, Any]], now: float) -> bool:
    """Whether somebody has shown a moment ago that letters to their address reach them (by a link or a code in one)."""
    return any(
        record.get("method") in ("link", "code") and now - float(record.get("at", 0)) < JUST_NOW.total_seconds()
        for record in records
    )


def proved_lately(records: Sequence[Mapping[str, Any]], now: float) -> bool:
    """Whether somebody has shown a moment ago, by any means, who they are."""
    return any(now - float(record.get("at", 0)) < JUST_NOW.total_seconds() for record in records)


#: signs in a browser's description, the more special first: most browsers also name those that they are like
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrom": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "CrOS": "Chromebook",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


def device_name(agent: str) -> str:
    """A browser's own description in words that its owner knows, such as "Firefox on Windows"; empty where it is unknown."""
    browser = next((name for sign, name in BROWSERS.items() if sign in agent), "")
    system = next((name for sign, name in SYSTEMS.items() if sign in agent), "")
    return f"{browser} on {system}" if browser and system else browser or system


def plain_address(typed: str) -> str:
    """An e-mail address as it is kept: without blanks around it, and A to Z in small letters.

    Other letters stay as they are: some (the Kelvin sign) become one of a to z, and so somebody else's address.
    """
    return "".join(letter.lower() if letter.isascii() else letter for letter in typed.strip())
