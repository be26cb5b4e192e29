"""What letters are made of, when they are tried again, and what of them nobody but their reader may see."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from hedgerow.engines.mail.types import Button, Enclosed, Letter, Mention, Section

KEPT_DAYS = 90  # the words of a letter; a link in it is shorter-lived
HERE = "http://127.0.0.1:8000"
#: minutes until a letter is tried again when the server could not take it: two days in all
AGAIN_AFTER = (1, 5, 15, 60, 180, 360, 720, 1440)
TOO_OLD = timedelta(days=7)  # what waited longer for a mail server is news no more
LEFT_AFTER = timedelta(minutes=10)  # longer than any attempt takes: whoever was sending it was stopped
UNGUESSED = 16  # letters of a part of an address that nobody could guess: a link that lets one person do something
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def address() -> str:
    """The address of this installation as people outside type it, without a slash at its end."""
    return os.environ.get("HEDGEROW_ADDRESS", "").strip().rstrip("/") or HERE


def absolute(path: str) -> str:
    """A path of ours as a whole address for a letter; what is a whole address already stays."""
    return path if path.startswith(("http://", "https://")) else f"{address()}/{path.lstrip('/')}"


def host() -> str:
    """The name of the machine in our address."""
    return urlsplit(address()).hostname or "localhost"


def message_id(key: str) -> str:
    """The Message-ID of the letter for a key: the same however often it is tried, and it tells nobody the key."""
    return f"<{hashlib.sha256(f'letter {key}'.encode()).hexdigest()[:40]}@{host()}>"


def letter_of(held: Mapping[str, Any]) -> Letter | None:
    """A letter from its JSON; None once its words are erased."""
    if not held:
        return None
    button = Button(**held["button"]) if held.get("button") else None
    return Letter(
        subject=held.get("subject", ""),
        paragraphs=tuple(held.get("paragraphs", ())),
        button=button,
        code=held.get("code", ""),
        small=tuple(held.get("small", ())),
        unsubscribe=held.get("unsubscribe", ""),
        enclosed=tuple(Enclosed(**one) for one in held.get("enclosed", ())),
        sections=tuple(section_of(one) for one in held.get("sections", ())),
    )


def section_of(held: Mapping[str, Any]) -> Section:
    """A part of a longer letter from its JSON."""
    mentions = tuple(Mention(**one) for one in held.get("mentions", ()))
    return Section(held.get("heading", ""), tuple(held.get("paragraphs", ())), mentions, held.get("own", False))


def is_secret(letter: Letter) -> bool:
    """Whether a letter lets its reader in or acts for them: nobody else may read that part, whatever their role."""
    own = any(section.own and any(one.url for one in section.mentions) for section in letter.sections)
    return own or bool(letter.code) or bool(letter.button and is_own(letter.button.url))


def is_own(url: str) -> bool:
    """Whether an address is somebody's own: it has a part that nobody could guess, and that is no record's id."""
    parts = urlsplit(url).path.split("/")
    return any(len(part) >= UNGUESSED and not UUID.fullmatch(part) for part in parts)


def without_secrets(letter: Letter) -> Letter:
    """The letter as others may read it: no code, and a button or part of its reader's own that leads nowhere."""
    if not is_secret(letter):
        return letter
    own = letter.button is not None and (bool(letter.code) or is_own(letter.button.url))
    button = Button(letter.button.words, "") if own and letter.button else letter.button
    sections = tuple(_without_links(one) if one.own else one for one in letter.sections)
    return replace(letter, code="······" if letter.code else "", button=button, sections=sections)


def _without_links(section: Section) -> Section:
    return replace(section, mentions=tuple(replace(one, url="") for one in section.mentions))


def again_at(tries: int, now: datetime) -> datetime | None:
    """When a letter is tried again after so many tries, or None when that was often enough."""
    return now + timedelta(minutes=AGAIN_AFTER[tries - 1]) if tries <= len(AGAIN_AFTER) else None
