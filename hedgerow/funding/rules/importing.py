"""What a cell of a table of funds says, as a fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hedgerow.engines.finding.rules import plain_words
from hedgerow.engines.imports.types import Licence
from hedgerow.funding.rules import stages
from hedgerow.funding.types import Exclusion, FundKind, Holding
from hedgerow.funding.types.funds import CostKind, HelpKind
from hedgerow.kernel.money import pence
from hedgerow.organisations.rules import full_address
from hedgerow.organisations.rules.importing import read_cell as read_of_groups
from hedgerow.organisations.rules.register import legal_form_of
from hedgerow.organisations.types import LegalForm

NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred thousand million grand".split()
)
YES, NO = frozenset({"yes", "y", "true", "1"}), frozenset({"", "no", "n", "false", "0"})


def read_cell(column: str, text: str) -> Any:
    """What a cell says. Raises ValueError with a sentence where it cannot be read."""
    return READERS.get(column, str.strip)(text.strip())


def _money(text: str) -> int | None:
    words = set(re.findall(r"[a-z]+", text.casefold()))
    if text and words & NUMBERS and not re.search(r"\d", text):
        raise ValueError(
            f"“{text[:40]}” is an amount in words. It is not an amount that we can read: write it like 5,000."
        )
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


def _excludes(text: str) -> list[str]:
    known = {" ".join(plain_words(word)): code for code, label in Exclusion.choices for word in (code, str(label))}
    found = [(part, known.get(" ".join(plain_words(part)))) for part in _several(text)]
    wrong = [part for part, code in found if code is None]
    if wrong:
        raise ValueError(f"“{wrong[0][:40]}” is not on the list: {', '.join(Exclusion.values)}.")
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


def _codes(kinds: type[CostKind | HelpKind]) -> Callable[[str], list[str]]:
    known = {" ".join(plain_words(word)): code for code, label in kinds.choices for word in (code, str(label))}

    def read(text: str) -> list[str]:
        found = [(part, known.get(" ".join(plain_words(part)))) for part in _several(text.replace(",", ";"))]
        wrong = [part for part, code in found if code is None]
        if wrong:
            raise ValueError(f"“{wrong[0][:40]}” is not on the list: {', '.join(kinds.values)}.")
        codes = {code for _part, code in found}
        return [code for code in kinds.values if code in codes]

    return read


def _stages(text: str) -> list[dict[str, Any]]:
    return stages.dump(stages.read(text, read_day))


def _licence(text: str) -> str:
    known = {" ".join(plain_words(word)): code for code, label in Licence.choices for word in (code, str(label))}
    found = known.get(" ".join(plain_words(text)))
    if text and found is None:
        raise ValueError(f"“{text[:40]}” is not on the list: {', '.join(Licence.values)}.")
    return found or ""


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
    "signatories": _number,
    "reserves": _number,
    "gap": _number,
    "match": _number,
    "one_grant": _yes,
    "excludes": _excludes,
    "areas": _several,
    "legal_forms": _forms,
    "themes": lambda text: read_of_groups("themes", text),
    "beneficiaries": lambda text: read_of_groups("beneficiaries", text),
    "has": _has,
    "registered": _yes,
    "open": _yes,
    "link": _link,
    "costs": _codes(CostKind),
    "helps": _codes(HelpKind),
    "stages": _stages,
    "licence": _licence,
    "checked_on": lambda _text: None,
    "uid": lambda _text: None,
}
#: columns of which nearly every text says whether it stands in the right one
STRICT: Mapping[str, Callable[[str], bool]] = {
    **dict.fromkeys(("amount_min", "amount_max", "income_most", "income_least"),
                    lambda text: bool(re.fullmatch(r"£?\s*[\d,]+(\.\d\d?)?", text))),
    **dict.fromkeys(("opens_on", "ends_on"), lambda text: _reads(read_day, text)),
    **dict.fromkeys(("weeks_to_decide", "months", "committee"), lambda text: text.isdecimal() and len(text) < 4),
    **dict.fromkeys(("registered", "open"), lambda text: text.casefold() in YES | NO),
    "kind": lambda text: text in FundKind.values,
    "link": lambda text: bool(re.match(r"(https?://|www\.)", text)),
}  # fmt: skip


def _reads(reader: Callable[[str], Any], text: str) -> bool:
    try:
        reader(text)
    except ValueError:
        return False
    return True


def slipped(cells: Mapping[str, str]) -> str:
    """The first column of a row whose cells seem to have moved into their neighbours' columns, "" for a row that is well.

    Something must be where it cannot be, and everything must fit if all cells from there are moved by one or two.
    """
    names, texts = list(cells), [text.strip() for text in cells.values()]
    wrong = [n for n, name in enumerate(names) if name in STRICT and texts[n] and not STRICT[name](texts[n])]
    if not wrong:
        return ""
    for shift in (1, -1, 2, -2):
        moved = [(n, texts[n + shift]) for n in range(wrong[0], len(names)) if 0 <= n + shift < len(names)]
        told = [STRICT[names[n]](text) for n, text in moved if names[n] in STRICT and text]
        if len(told) >= 2 and all(told):
            return names[wrong[0]]
    return ""
