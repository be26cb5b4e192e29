"""Since when somebody has been out of touch."""

from __future__ import annotations

from datetime import date, timedelta

from hedgerow.people.types import Quiet

DAYS = {Quiet.THREE_MONTHS: 91, Quiet.HALF_A_YEAR: 182, Quiet.A_YEAR: 365}


def quiet_before(quiet: str, today: date) -> date | None:
    """The day before which the last word with somebody lies; None where there was never one."""
    days = DAYS.get(Quiet(quiet))
    return today - timedelta(days=days) if days else None
