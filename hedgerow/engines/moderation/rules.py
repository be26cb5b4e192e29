"""How many, and for how long."""

from __future__ import annotations

from datetime import date, timedelta

MOST_AN_HOUR = 10  # proposals from one internet address
WAITING_DAYS = 365  # nobody's details wait longer than this for a decision
DECIDED_DAYS = 30  # as raw rows and undo copies do (design.md, "privacy")


def expiry_waiting(day: date) -> date:
    """The last day on which the details of a proposal made on `day` are kept, if nobody decides."""
    return day + timedelta(days=WAITING_DAYS)


def expiry_decided(day: date) -> date:
    """The last day on which they are kept after a decision on `day`: the person can still read it until then."""
    return day + timedelta(days=DECIDED_DAYS)
