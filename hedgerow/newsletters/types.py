"""How far a letter and a subscriber have come, what a letter is made of, and whom it reaches."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.mail.types import Recipient


class State(TextChoices):
    """How far a letter has come. Once it is being sent, its words never change."""

    DRAFT = "draft", _("being written")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")


class Confirmed(TextChoices):
    """Whether an address is known to be its owner's."""

    ASKED = "asked", _("not confirmed yet")
    LIVE = "live", _("gets letters")


class PartKind(TextChoices):
    """What a part of a letter is."""

    WORDS = "words", _("our own words")
    ITEM = "item", _("something that is here")


@dataclass(frozen=True)
class Reach:
    """Whom a letter goes to, each address once; and how many of those it was meant for it does not go to.

    refused: they said no, or stopped our letters. unasked: people of an audience who never agreed to news.
    """

    to: tuple[Recipient, ...] = ()
    refused: int = 0
    unasked: int = 0

    @property
    def count(self) -> int:
        return len(self.to)


@dataclass(frozen=True)
class Filters:
    """Which subscribers are asked for; empty means everybody."""

    words: str = ""
    subject: str = ""
    state: str = ""
