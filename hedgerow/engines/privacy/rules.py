"""The words by which a person is recognised in a text, and how they are taken out of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from hedgerow.engines.privacy.types import Person

REMOVED = "[removed]"
FEWEST_DIGITS = 7  # what is shorter is no telephone number
FEWEST_LETTERS = 8  # of a postal address
BETWEEN = r"[\s().\-/]*"
AROUND = 60  # characters of the text on each side of what was found


def pattern(person: Person) -> re.Pattern[str] | None:
    """Finds any of a person's names, e-mail addresses, telephone numbers and postal addresses; None where none is known."""
    parts = [
        *(_name(name) for name in person.names if name.strip()),
        *(_email(email) for email in person.emails),
        *(_phone(phone) for phone in person.phones if digits(phone)),
        *(_flexible(address) for address in person.addresses if len(address.strip()) >= FEWEST_LETTERS),
    ]
    return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE) if parts else None


def strong(person: Person, shared: frozenset[str]) -> re.Pattern[str] | None:
    """Finds only what is this person's alone: the e-mail addresses and telephones that nobody else shares."""
    mine = Person(
        rows={},
        refs=(),
        emails=tuple(email for email in person.emails if email.lower() not in shared),
        phones=tuple(phone for phone in person.phones if digits(phone) not in shared),
    )
    return pattern(mine)


def digits(phone: str) -> str:
    """The digits of a telephone number that are the same at home and abroad, "" where they are too few to tell."""
    found = re.sub(r"\D", "", re.sub(r"^\s*(\+|00)44", "0", phone))
    return found.removeprefix("0") if len(found) >= FEWEST_DIGITS else ""


def needles(person: Person) -> tuple[str, ...]:
    """Short pieces of which a text must hold at least one to be looked at: for a database, which knows no patterns."""
    found = [
        *(max(name.split(), key=len) for name in person.names if name.strip()),
        *person.emails,
        *(digits(phone)[-3:] for phone in person.phones if digits(phone)),
        *(max(address.split(), key=len) for address in person.addresses if len(address.strip()) >= FEWEST_LETTERS),
    ]
    written = {form for piece in found for form in (piece, piece.lower(), piece.upper(), piece.title())}
    return tuple(sorted({*written, *(json.dumps(form)[1:-1] for form in written)}))


def strings(value: Any) -> Iterator[str]:
    """Every text in a value of a field, however deep; of a number, what it looks like."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, held in value.items():
            yield str(key)
            yield from strings(held)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from strings(held)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value)


def around(text: str, found: re.Match[str]) -> str:
    """What stands before and after what was found, on one line."""
    start, end = max(0, found.start() - AROUND), found.end() + AROUND
    cut = " ".join(text[start:end].split())
    return f"{'… ' if start else ''}{cut}{' …' if end < len(text) else ''}"


def without(value: Any, words: re.Pattern[str]) -> Any:
    """A value with the words taken out of every text in it. A text that is nothing else becomes empty."""
    if isinstance(value, str):
        return "" if words.fullmatch(value.strip()) else words.sub(REMOVED, value)
    if isinstance(value, dict):
        return {words.sub(REMOVED, str(key)): without(held, words) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [without(held, words) for held in value]
    if isinstance(value, int) and not isinstance(value, bool) and words.fullmatch(str(value)):
        return None
    return value


def _name(name: str) -> str:
    return rf"(?<!\w){_flexible(name)}(?!\w)"


def _email(email: str) -> str:
    return rf"(?<![\w.+-]){re.escape(email.strip())}(?![\w-]|\.\w)"


def _flexible(text: str) -> str:
    return r"[\s,]+".join(re.escape(word) for word in re.split(r"[\s,]+", text.strip()) if word)


def _phone(phone: str) -> str:
    figures = BETWEEN.join(digits(phone))
    return rf"(?<![\w+])(?:(?:\+|00)44{BETWEEN}(?:\(0\))?{BETWEEN}|0{BETWEEN})?{figures}(?!\d)"
