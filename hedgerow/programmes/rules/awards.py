"""What follows an award: its payments, and what is left of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hedgerow.programmes.types import PaymentPlan

#: from this sum on, half is paid when the work is half done
IN_TWO = 500_000
FIRST_WITHIN = timedelta(days=14)


def plan(pence: int, *, accepted_on: date, starts_on: date | None, ends_on: date | None) -> list[PaymentPlan]:
    """When an award is usually paid: small ones at once, larger ones in two halves. They add up to the award."""
    first = max(accepted_on, starts_on or accepted_on) + FIRST_WITHIN
    if pence < IN_TWO or not ends_on or ends_on <= first:
        return [PaymentPlan(pence, first)]
    half = pence // 2
    return [PaymentPlan(pence - half, first), PaymentPlan(half, first + (ends_on - first) / 2, "half")]


def over(pot: int, awarded: Sequence[int], new: int) -> int:
    """By how many pence a new award goes over the pot; 0 where it does not."""
    return max(0, sum(awarded) + new - pot)
