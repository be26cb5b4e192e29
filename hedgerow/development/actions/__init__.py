"""Writes of cases, health checks and plans."""

from hedgerow.development.actions.closing import close, drop, reopen, turn_away
from hedgerow.development.actions.opening import from_message, open_case
from hedgerow.development.actions.working import describe, hand_on, link, step, take
from hedgerow.development.types import Step

__all__ = [
    "Step",
    "close",
    "describe",
    "drop",
    "from_message",
    "hand_on",
    "link",
    "open_case",
    "reopen",
    "step",
    "take",
    "turn_away",
]
