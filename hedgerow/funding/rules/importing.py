"""What a cell of a table of funds says, as a fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hedgerow.engines.finding.rules import plain_words
from hedgerow.funding.types import FundKind, Holding
from hedgerow.kernel.money import pence
from hedgerow.organisations.rules import full_address
from hedgerow.organisations.rules.importing import read_cell as read_of_groups
from hedgerow.organisations.rules.register import legal_form_of
from hedgerow.organisations.types import LegalForm

YES, NO = frozenset({"yes", "y", "true", "1"}), frozenset({"", "no", "n", "false", "0"})


def read_cell(column: str, text: str) -> Any:
    """What a cell says. Raises ValueError with a sentence where it cannot be read."""
    return READERS.get(column, str.strip)(text.strip())


def _money(text: str) -> int | None:
    return pence(text) if text else None


def _number(text: str) -> int | None:
    found: int | None = read_of_groups("staff", text)
    return found


def read_day(text: str) -> date | None:
    """A day however it is written; None for what is open all the time. Raises ValueError with a sentence."""
    if text.casefold() in ("rolling", "ongoing", "none", "open all the time"):
        return None
    found: date | None = read_of_groups("founded_on", text)
    return found


def _several(text: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in re.split(r"[;|\n]", text) if part.strip()))


def _forms(text: str) -> list[str]:
    known = {
        " ".join(plain_words(word)): str(code)
        for code, label in LegalForm.choices
        if code
        for word in (code, str(label))
    }
    found = [(part, known.get(" ".join(plain_words(part))) or legal_form_of(part)) for part in _several(text)]
    wrong = [part for part, form in found if not form]
    if wrong:
        raise ValueError(f"“{wrong[0]}” is no legal form that we know. Write it like CIO, or unincorporated.")
    return [str(form) for _part, form in found]


def _has(text: str) -> list[str]:
    known = {" ".join(plain_words(word)): code for code, label in Holding.choices for word in (code, str(label))}
    known |= {" ".join(plain_words(code.replace("_", " "))): code for code in Holding.values}
    found = [(part, known.get(" ".join(plain_words(part)))) for part in _several(text)]
    wrong = [part for part, code in found if code is None]
    if wrong:
        raise ValueError(f"“{wrong[0]}” is not on the list: {', '.join(Holding.values)}.")
    return [code for _part, code in found if code]


def _yes(text: str) -> bool:
    if text.casefold() not in YES | NO:
        raise ValueError(f"“{text}” is neither yes nor no.")
    return text.casefold() in YES


def _link(text: str) -> str:
    if text and not full_address(text):
        raise ValueError(f"“{text}” is not a web address. Write it like https://example.org.")
    return full_address(text) or "" if text else ""


def _kind(text: str) -> str:
    if text and text not in FundKind.values:
        raise ValueError(f"“{text}” is not on the list: {', '.join(FundKind.values)}.")
    return text


READERS: Mapping[str, Callable[[str], Any]] = {
    "kind": _kind,
    "amount_min": _money,
    "amount_max": _money,
    "income_most": _money,
    "income_least": _money,
    "opens_on": read_day,
    "ends_on": read_day,
    "weeks_to_decide": _number,
    "months": _number,
    "committee": _number,
    "areas": _several,
    "legal_forms": _forms,
    "themes": lambda text: read_of_groups("themes", text),
    "beneficiaries": lambda text: read_of_groups("beneficiaries", text),
    "has": _has,
    "registered": _yes,
    "open": _yes,
    "link": _link,
}
