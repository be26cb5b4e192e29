"""Writes of membership."""

from hedgerow.membership.actions.applying import accept, acknowledge, apply, decline, note_unanswered, withdraw
from hedgerow.membership.actions.ending import leave, look_at_ends
from hedgerow.membership.actions.erasing import forget
from hedgerow.membership.actions.joining import join
from hedgerow.membership.actions.kinds import add_kind, change_kind, seed
from hedgerow.membership.actions.renewing import change, mark_paid, renew

__all__ = [
    "accept",
    "acknowledge",
    "add_kind",
    "apply",
    "change",
    "change_kind",
    "decline",
    "forget",
    "join",
    "leave",
    "look_at_ends",
    "mark_paid",
    "note_unanswered",
    "renew",
    "seed",
    "withdraw",
]
