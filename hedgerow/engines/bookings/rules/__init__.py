"""Rules on values: who gets a place, what may be written of a sitting, and a sitting as a calendar file."""

from hedgerow.engines.bookings.rules.calendar import calendar
from hedgerow.engines.bookings.rules.places import faults, seat_for, who_moves_up

__all__ = ["calendar", "faults", "seat_for", "who_moves_up"]
