"""How far the setting up of an installation has come."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from rapidfuzz import fuzz, process

from hedgerow.accounts import queries as accounts
from hedgerow.engines.mail import queries as mail
from hedgerow.places import queries as places

CODE_FILE = "setup-code"
AREAS = "SELECT code, name, kind FROM areas WHERE kind IN ('authority', 'county', 'combined') AND end_date IS NULL"
NEAR_ENOUGH = 75
SHOWN = 12


@dataclass(frozen=True)
class Found:
    """An area that may be opened."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True)
class Steps:
    """Which steps of setting up are done."""

    area: bool
    name: bool
    mail: bool
    colleagues: bool

    @property
    def left(self) -> int:
        return [self.area, self.name, self.mail, self.colleagues].count(False)


def has_manager() -> bool:
    """Whether anybody manages this installation."""
    return accounts.managers().exists()


def code_path() -> Path:
    """Where the hash of the setup code is kept until it is used."""
    folder: Path = settings.DATA_DIR
    return folder / CODE_FILE


def print_of(code: str) -> str:
    """The keyed hash of a setup code, however it is typed: capitals, spaces and lines do not matter."""
    plain = "".join(letter for letter in code.lower() if letter.isalnum())
    return hmac.new(settings.SECRET_KEY.encode(), f"setup {plain}".encode(), hashlib.sha256).hexdigest()


def current_print() -> str:
    """The hash of the code that is good now, or nothing."""
    try:
        return code_path().read_text()
    except FileNotFoundError:
        return ""


def is_code(given: str) -> bool:
    """Whether somebody has typed the code that is good now."""
    held = current_print()
    return bool(held) and hmac.compare_digest(held, print_of(given))


def steps() -> Steps:
    """What is done: an area is open, we have a name of our own, letters can leave, and somebody else is here."""
    place = places.place()
    return Steps(
        area=place is not None,
        name=bool(place and (place.lio_name != place.area_name or place.email or place.phone)),
        mail=mail.has_server() or settings.HEDGEROW_DEMO,
        colleagues=accounts.users().count() > 1,
    )


def areas_like(words: str) -> tuple[Found, ...]:
    """The councils, counties and combined authorities of the open data whose names are like what was typed, nearest first."""
    held = places.spine()
    if held is None or not held.has("areas") or not words.strip():
        return ()
    rows = [Found(**row) for row in held.rows(f"{AREAS} ORDER BY name, code")]
    near = process.extract(
        words.strip().casefold()[:100],
        [row.name.casefold() for row in rows],
        scorer=fuzz.WRatio,
        limit=SHOWN,
        score_cutoff=NEAR_ENOUGH,
    )
    return tuple(rows[at] for _name, _score, at in near)
