"""Asking the three questions, answering them, and forgetting who did."""

from hedgerow.soundings.actions.answering import answer, decline
from hedgerow.soundings.actions.asking import ask, assign, drop, end, remind
from hedgerow.soundings.actions.erasing import erase
from hedgerow.soundings.actions.letters import section, send

__all__ = ["answer", "ask", "assign", "decline", "drop", "end", "erase", "remind", "section", "send"]
