"""What a cell of our accounts says, as a fact."""

from __future__ import annotations

import re
from datetime import date, datetime

from hedgerow.agreements.types import SHARED
from hedgerow.charter.types import Function
from hedgerow.kernel.money import pence

WRITTEN = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y")
EARLIEST = 1990
SHARED_WORDS = frozenset({"", "shared", "all", "core", "overhead", "overheads", "central", "support", "shared by all"})
SHORT = {
    "funding": Function.FUNDING,
    "development": Function.DEVELOPMENT,
    "advocacy": Function.ADVOCACY,
    "volunteering": Function.VOLUNTEERING,
    "convening": Function.CONVENING,
    "representation": Function.CONVENING,
    "participation": Function.VOLUNTEERING,
}


def read_day(text: str) -> date:
    """A day as accounts write it; the day stands before the month. Raises ValueError with a sentence."""
    told = text.strip().removesuffix(" 00:00:00")
    for form in WRITTEN:
        try:
            day = datetime.strptime(told, form).date()  # noqa: DTZ007 a day has no time zone
        except ValueError:
            continue
        if day.year < EARLIEST:
            break
        return day
    if not told:
        raise ValueError("Write the day, like 2026-05-03.")
    raise ValueError(f"“{text.strip()}” is not a day that we can read. Write it like 2026-05-03.")


def read_pence(text: str) -> int:
    """An amount; "(12.50)", "-12.50" and "12.50 CR" are money that came back. Raises ValueError with a sentence."""
    told = text.strip()
    back = re.fullmatch(r"\((.*)\)|(.*?)\s*(?:CR|cr|-)", told)
    inner = (back.group(1) or back.group(2) or "") if back else told
    found = pence(inner) if inner.strip() else 0
    if not found:
        raise ValueError("Write how much it was, like 1,234.50.")
    return -found if back else found


def read_function(text: str) -> str:
    """The code of a function, from its code, a short word or its whole name; "" for a cost that is shared by all. Raises
    ValueError with a sentence."""
    told = " ".join(text.casefold().split())
    if told in SHARED_WORDS:
        return SHARED
    named = {str(function.label).casefold(): function for function in Function}
    found = SHORT.get(told) or named.get(told)
    if found is None:
        raise ValueError(f"“{text.strip()}” is none of our functions. Leave it empty for a cost that is shared by all.")
    return found.value
