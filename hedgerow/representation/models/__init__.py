"""Seats, who holds them, what they report, and elections to them."""

from hedgerow.representation.models.elections import Election, Nomination
from hedgerow.representation.models.holding import Holding
from hedgerow.representation.models.meetings import Meeting, Report
from hedgerow.representation.models.seats import Seat

__all__ = ["Election", "Holding", "Meeting", "Nomination", "Report", "Seat"]
