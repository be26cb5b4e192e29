"""Groups that bid together, and how far their bid has come."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class State(TextChoices):
    """How far a consortium has come. What comes after the bid was begun is read of the bid."""

    FORMING = "forming", _("coming together")
    BIDDING = "bidding", _("bidding")
    WON = "won", _("won")
    LOST = "lost", _("not chosen")
    ENDED = "ended", _("given up")


class PartState(TextChoices):
    """What a member has said to its part."""

    ASKED = "asked", _("asked")
    AGREED = "agreed", _("agreed")
    DECLINED = "declined", _("said no")


AGREED = PartState.AGREED


@dataclass(frozen=True)
class Bidding:
    """A bid to a notice as whoever takes part may know it: its ref, whose, how far in words, and how it ended.

    `sent`: it went in. `ended` is WON, LOST, ENDED, or None while it is open; `on` is the day of that.
    """

    ref: str
    organisation: int
    stage: Words
    tone: str = ""
    asked: int | None = None
    got: int | None = None
    sent: bool = False
    ended: State | None = None
    on: date | None = None


@dataclass(frozen=True)
class BidFinder:
    """Who knows the bids that came of notices: find(notice refs) -> by notice ref, the bids to it, in one query."""

    find: Callable[[Sequence[str]], Mapping[str, Sequence[Bidding]]]
