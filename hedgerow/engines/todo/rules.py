"""The response clock: whoever writes to us hears back within five working days, whatever it is about."""

from __future__ import annotations

from datetime import date

from hedgerow.kernel import working_days

RESPONSE_DAYS = 5  # working days, everywhere alike (design.md, "response clock")


def answer_by(day: date) -> date:
    """The last day to answer what came on `day`."""
    return working_days.after(day, RESPONSE_DAYS)
