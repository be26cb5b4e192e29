"""Writing letters, delivering them, what people do with those that are stuck; and taking messages that arrive."""

from hedgerow.engines.mail.actions.answering import answer, dismiss, make_todo, take_back, take_onward
from hedgerow.engines.mail.actions.arriving import take
from hedgerow.engines.mail.actions.dealing import mark_printed, mark_sent, print_instead, send_again
from hedgerow.engines.mail.actions.delivering import deliver, deliver_waiting
from hedgerow.engines.mail.actions.forgetting import erase, erase_incoming, forget
from hedgerow.engines.mail.actions.mailbox import read_files, read_mailbox
from hedgerow.engines.mail.actions.testing import send_test
from hedgerow.engines.mail.actions.writing import send

__all__ = [
    "answer",
    "deliver",
    "deliver_waiting",
    "dismiss",
    "erase",
    "erase_incoming",
    "forget",
    "make_todo",
    "mark_printed",
    "mark_sent",
    "print_instead",
    "read_files",
    "read_mailbox",
    "send",
    "send_again",
    "send_test",
    "take",
    "take_back",
    "take_onward",
]
