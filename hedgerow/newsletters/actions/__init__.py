"""Writes of newsletters."""

from hedgerow.newsletters.actions.asking import ask, choose, confirm, forget_unconfirmed, stop
from hedgerow.newsletters.actions.erasing import erase, forget_addresses
from hedgerow.newsletters.actions.posting import post, post_waiting, send, send_test
from hedgerow.newsletters.actions.subjects import add_subject, change_subject, seed
from hedgerow.newsletters.actions.writing import (
    add_items,
    add_words,
    begin,
    change,
    change_words,
    discard,
    move,
    note_download,
    remove,
)

__all__ = [
    "add_items",
    "add_subject",
    "add_words",
    "ask",
    "begin",
    "change",
    "change_subject",
    "change_words",
    "choose",
    "confirm",
    "discard",
    "erase",
    "forget_addresses",
    "forget_unconfirmed",
    "move",
    "note_download",
    "post",
    "post_waiting",
    "remove",
    "seed",
    "send",
    "send_test",
    "stop",
]
