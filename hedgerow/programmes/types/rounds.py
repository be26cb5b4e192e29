"""Rounds of a programme, and what groups send in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class RoundState(TextChoices):
    """How far a round has come. Whether an open one takes applications is a question of its days besides."""

    DRAFT = "draft", _("being prepared")
    OPEN = "open", _("open")
    ASSESSING = "assessing", _("being assessed")
    DECIDED = "decided", _("decided")
    FINISHED = "finished", _("finished")


class Deciders(TextChoices):
    """Who decides a round."""

    PANEL = "panel", _("a panel that reads and scores")
    RESIDENTS = "residents", _("residents, by their votes on a budget")


class ApplicationState(TextChoices):
    """How far an application has come before it is decided."""

    DRAFT = "draft", _("being written")
    SENT = "sent", _("sent in")
    WITHDRAWN = "withdrawn", _("withdrawn")


@dataclass(frozen=True)
class Terms:
    """What is said of a round: money in pence; the last day counts until its last second in London."""

    title: str
    about: str
    opens_on: date
    closes_on: date
    decision_by: date
    pot: int
    least: int
    most: int
    deciders: str = Deciders.PANEL
    budget: int | None = None
    line_below: int = 50_000
    full_from: int = 1_000_000


@dataclass(frozen=True)
class Sent:
    """What an applicant says beside the answers: what for, in a line, how much (pence), where the work happens (area codes),
    and from when to when."""

    title: str = ""
    pence: int | None = None
    areas: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    answers: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Filters:
    """What is asked of the list of applications; empty means everything."""

    words: str = ""
    state: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class NextStep:
    """What is to be done next with a round: in words, the name of the page where, and whether it waits for a day."""

    title: Words
    why: Words = ""
    page: str = ""
    waits: bool = False
