"""A letter as the apps write it, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """How far a letter has come. One that stays `sending` is shown to a person and never sent again by itself."""

    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("could not be sent")
    PRINT = "print", _("to be printed and posted")
    PRINTED = "printed", _("printed")


@dataclass(frozen=True)
class Button:
    """The one thing to do, and the whole address that it leads to."""

    words: str
    url: str


@dataclass(frozen=True)
class Letter:
    """What a letter says: its subject, paragraphs of plain words, at most one button, a code to type, small print.

    `unsubscribe` is the whole address that stops letters of this sort, told to mail programs too (RFC 8058).
    """

    subject: str
    paragraphs: tuple[str, ...]
    button: Button | None = None
    code: str = ""
    small: tuple[str, ...] = ()
    unsubscribe: str = ""
