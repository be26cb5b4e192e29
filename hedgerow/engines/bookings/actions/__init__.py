"""Making sittings, booking them, and saying who came."""

from hedgerow.engines.bookings.actions.booking import book, cancel, remember_needs
from hedgerow.engines.bookings.actions.erasing import erase, forget_needs
from hedgerow.engines.bookings.actions.marking import add_who_came, mark
from hedgerow.engines.bookings.actions.nightly import close, remind
from hedgerow.engines.bookings.actions.sittings import cancel_sitting, change_sitting, make_sitting

__all__ = [
    "add_who_came",
    "book",
    "cancel",
    "cancel_sitting",
    "change_sitting",
    "close",
    "erase",
    "forget_needs",
    "make_sitting",
    "mark",
    "remember_needs",
    "remind",
]
