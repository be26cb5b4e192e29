"""A letter as the apps write it, how far it has come, and whose letterhead it bears."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """How far a letter has come. One that stays `sending` is shown to a person and never sent again by itself."""

    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("could not be sent")
    KEPT = "kept", _("kept here only")
    PRINT = "print", _("to be printed and posted")
    PRINTED = "printed", _("printed and posted")


@dataclass(frozen=True)
class Button:
    """The one thing to do, and the whole address that it leads to."""

    words: str
    url: str


@dataclass(frozen=True)
class Letter:
    """What a letter says: its subject, paragraphs of plain words, at most one button, a code to type, small print.

    `unsubscribe` is the whole address that stops letters of this sort, told to mail programs too (RFC 8058): a POST
    there with nothing but `List-Unsubscribe=One-Click` must stop them.
    """

    subject: str
    paragraphs: tuple[str, ...]
    button: Button | None = None
    code: str = ""
    small: tuple[str, ...] = ()
    unsubscribe: str = ""


@dataclass(frozen=True)
class Letterhead:
    """Who writes: the place's own name, and how to reach it. Any of it but the name may be empty."""

    name: str = "Hedgerow"
    email: str = ""
    phone: str = ""
    address: str = ""
    is_fiction: bool = False


@dataclass(frozen=True)
class LetterheadOffer:
    """Who says whose letterhead letters bear: one app at most."""

    get: Callable[[], Letterhead]
