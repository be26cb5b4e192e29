"""What is done with notices: reading them in, announcing early, telling groups, bidding together."""

from hedgerow.notices.actions.consortia import agree, decline, form, give_up, take_out
from hedgerow.notices.actions.intentions import announce, change, check, close
from hedgerow.notices.actions.matching import match
from hedgerow.notices.actions.readings import apply, leave, look
from hedgerow.notices.actions.wishes import not_for_us, on_again, stop, wish

__all__ = [
    "agree",
    "announce",
    "apply",
    "change",
    "check",
    "close",
    "decline",
    "form",
    "give_up",
    "leave",
    "look",
    "match",
    "not_for_us",
    "on_again",
    "stop",
    "take_out",
    "wish",
]
