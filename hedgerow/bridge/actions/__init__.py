"""Writes of questions and promises."""

from hedgerow.bridge.actions.answering import answer
from hedgerow.bridge.actions.ending import close_past, close_question, remind_bodies, say_outcome, write_off
from hedgerow.bridge.actions.opening import open_question, remind_groups, tell_asked, tell_waiting
from hedgerow.bridge.actions.promising import (
    change_promise,
    confirm,
    decline,
    note_promise,
    propose,
    reopen,
    settle,
)
from hedgerow.bridge.actions.writing import change_question, send_back, send_to_us, withdraw, write_question

__all__ = [
    "answer",
    "change_promise",
    "change_question",
    "close_past",
    "close_question",
    "confirm",
    "decline",
    "note_promise",
    "open_question",
    "propose",
    "remind_bodies",
    "remind_groups",
    "reopen",
    "say_outcome",
    "send_back",
    "send_to_us",
    "settle",
    "tell_asked",
    "tell_waiting",
    "withdraw",
    "write_off",
    "write_question",
]
