"""Bids: how far one has come, and what can happen to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """How far a bid has come."""

    CONSIDERED = "considered", _("considered")
    ADVISED_AGAINST = "advised_against", _("advised against")
    PREPARING = "preparing", _("being written")
    SUBMITTED = "submitted", _("sent in")
    AWARDED = "awarded", _("awarded")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


OPEN_STAGES = (Stage.CONSIDERED, Stage.PREPARING, Stage.SUBMITTED)


class StepKind(TextChoices):
    """What can happen to a bid: it comes to a stage, or money of it arrives."""

    CONSIDERED = "considered", _("Considered")
    ADVISED_AGAINST = "advised_against", _("Advised against")
    PREPARING = "preparing", _("Writing began")
    SUBMITTED = "submitted", _("Sent in")
    AWARDED = "awarded", _("Awarded")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    PAID = "paid", _("Paid")


class Clock(TextChoices):
    """Why a bid wants looking at."""

    DEADLINE = "deadline", _("closes soon, and is not sent in")
    MISSED = "missed", _("its closing date has passed, and it is not sent in")
    NO_OUTCOME = "no_outcome", _("should have been decided by now")
    STUCK = "stuck", _("nothing has happened for a while")


@dataclass(frozen=True)
class Change:
    """One thing that happened to a bid, as a form says it. `key` is of the form, so that it counts once.

    `pence` is what was asked for, got or paid; `minutes` our own time; `words` what was said of it.
    `helped` says, from now on, that our team took part.
    `seen` is the stage that the person saw: where the bid has moved on meanwhile, nothing is done.
    """

    to: StepKind
    seen: Stage
    on: date | None = None
    pence: int | None = None
    words: str = ""
    minutes: int | None = None
    helped: bool = False
    key: UUID | None = None


@dataclass(frozen=True)
class BidFilters:
    """What is asked of the list of bids; empty means everything."""

    words: str = ""
    stage: str = ""
    adviser: str = ""
    clock: str = ""
    fund: str = ""


@dataclass(frozen=True, order=True)
class Published:
    """An award as its funder published it (360Giving): to which organisation of ours, whole pence, and on which day."""

    grant_id: str
    recipient: int
    pence: int
    on: date
    funder: str
    source: str = ""
    source_date: date | None = None


@dataclass(frozen=True)
class Won:
    """A bid that was won, as we were told: `funders` are all the names under which who pays may be known."""

    bid: int
    organisation: int
    pence: int
    on: date
    funders: tuple[str, ...]
