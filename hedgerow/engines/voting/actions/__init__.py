"""Making votes, freezing their rolls, voting, and closing them."""

from hedgerow.engines.voting.actions.casting import add_voter, cast
from hedgerow.engines.voting.actions.closing import close_due, close_poll, count, erase, retitle_option
from hedgerow.engines.voting.actions.making import freeze_roll, make_poll, open_poll
from hedgerow.engines.voting.actions.writing import remind_due

__all__ = [
    "add_voter",
    "cast",
    "close_due",
    "close_poll",
    "count",
    "erase",
    "freeze_roll",
    "make_poll",
    "open_poll",
    "remind_due",
    "retitle_option",
]
