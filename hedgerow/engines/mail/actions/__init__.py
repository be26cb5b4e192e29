"""Writing letters, delivering them, and what people do with those that are stuck."""

from hedgerow.engines.mail.actions.dealing import mark_printed, mark_sent, print_instead, send_again
from hedgerow.engines.mail.actions.delivering import deliver, deliver_waiting
from hedgerow.engines.mail.actions.forgetting import erase, forget
from hedgerow.engines.mail.actions.testing import send_test
from hedgerow.engines.mail.actions.writing import send

__all__ = [
    "deliver",
    "deliver_waiting",
    "erase",
    "forget",
    "mark_printed",
    "mark_sent",
    "print_instead",
    "send",
    "send_again",
    "send_test",
]
