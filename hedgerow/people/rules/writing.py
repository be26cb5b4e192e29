"""Names, numbers and addresses as they are kept and compared."""

from __future__ import annotations

import re


def tidy(text: str) -> str:
    """Text on one line without needless blanks."""
    return " ".join(text.split())


def digits_of(phone: str) -> str:
    """A telephone number as it is compared: digits alone, a British one from abroad with its nought.

    >>> digits_of("+44 (0)1632 960-123"), digits_of("01632 960123")
    ('01632960123', '01632960123')
    """
    digits = re.sub(r"\D", "", re.sub(r"\(0\)", "", phone))
    if phone.strip().startswith("+44") or digits.startswith("0044"):
        return "0" + digits.removeprefix("00").removeprefix("44")
    return digits
