"""Which of the funders who gave here are proposed first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hedgerow.funding.types.day_one import Giver


def most_relevant(givers: Iterable[Giver]) -> list[Giver]:
    """Those with most awards here first; among equals those who gave to most groups that we know, then the latest."""
    return sorted(givers, key=lambda one: (-one.awards, -one.ours, -(one.last or date.min).toordinal(), one.key))
