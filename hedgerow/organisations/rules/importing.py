"""A row of somebody's table of groups, made into facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hedgerow.engines.finding.rules import plain_words
from hedgerow.kernel.money import pence
from hedgerow.organisations.rules.register import check_identifier, legal_form_of
from hedgerow.organisations.rules.writing import full_address
from hedgerow.spine.identifiers import company_number, postcode
from hedgerow.standards.ccew import CLASSIFICATIONS, WHAT, WHO

YES, NO = frozenset({"yes", "y", "true", "1"}), frozenset({"", "no", "n", "false", "0"})


def read_cell(column: str, text: str) -> Any:
    """What a cell says, as a fact. Raises ValueError with a sentence where it cannot be read."""
    return READERS.get(column, str.strip)(text.strip())


def _postcode(text: str) -> str:
    found = postcode(text)
    if text and not found:
        raise ValueError(f"“{text}” is not a postcode. Write it like M15 4AB.")
    return found or ""


def _website(text: str) -> str:
    if text and not full_address(text):
        raise ValueError(f"“{text}” is not a web address. Write it like www.example.org.")
    return full_address(text) if text else ""


def _email(text: str) -> str:
    if text and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", text):
        raise ValueError(f"“{text}” is not an e-mail address.")
    return text


def _money(text: str) -> int | None:
    return pence(text) if text else None


def _number(text: str) -> int | None:
    plain = text.replace(",", "")
    if text and not re.fullmatch(r"\d{1,7}", plain):
        raise ValueError(f"“{text}” is not a whole number.")
    return int(plain) if text else None


def _day(text: str) -> date | None:
    if not text:
        return None
    written = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ].*)?", text)
    turned = re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})", text)
    parts = written.groups() if written else turned.groups()[::-1] if turned else None
    try:
        year, month, day = map(int, parts or ())
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"“{text}” is not a date. Write it like 2026-05-03 or 03/05/2026.") from None


def _year_end(text: str) -> str:
    turned = re.fullmatch(r"(\d\d?)/(\d\d?)", text)
    plain = f"{int(turned[2]):02}-{int(turned[1]):02}" if turned else text
    if plain and not re.fullmatch(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", plain):
        raise ValueError(f"“{text}” is not the end of a year. Write month and day, like 03-31.")
    return plain


def _several(text: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in re.split(r"[;|\n]", text) if part.strip()))


def _charities(text: str) -> list[str]:
    return [check_identifier(part) for part in re.split(r"[;,|\s]+", text) if part]


def _companies(text: str) -> list[str]:
    found = [(part, company_number(part)) for part in re.split(r"[;,|\s]+", text) if part]
    wrong = [part for part, number in found if not number]
    if wrong:
        raise ValueError(f"“{wrong[0]}” is not a company number. It has eight characters, like 01234567.")
    return [f"GB-COH-{number}" for _part, number in found]


def _coded(scheme: str) -> Callable[[str], list[str]]:
    """A reader of codes, or of their titles, of one list of the Charity Commission's classification."""
    words = {" ".join(plain_words(one.title)): one.code for one in CLASSIFICATIONS if one.scheme == scheme}
    known = {**words, **{one.code: one.code for one in CLASSIFICATIONS if one.scheme == scheme}}

    def read(text: str) -> list[str]:
        found = [(part, known.get(" ".join(plain_words(part)))) for part in _several(text)]
        wrong = [part for part, code in found if code is None]
        if wrong:
            raise ValueError(f"“{wrong[0]}” is not on the list. One of them is “{next(iter(words)).capitalize()}”.")
        return [code for _part, code in found if code]

    return read


def _agreed(text: str) -> bool:
    if text.casefold() not in YES | NO:
        raise ValueError(f"“{text}” is neither yes nor no.")
    return text.casefold() in YES


READERS: Mapping[str, Callable[[str], Any]] = {
    "postcode": _postcode,
    "website": _website,
    "email": _email,
    "income_pence": _money,
    "year_end": _year_end,
    "founded_on": _day,
    "staff": _number,
    "trustees": _number,
    "volunteers": _number,
    "other_names": _several,
    "identifiers": _charities,
    "company": _companies,
    "themes": _coded(WHAT),
    "beneficiaries": _coded(WHO),
    "benefits": _several,
    "legal_form": legal_form_of,
    "published": _agreed,
}
