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


class TermsFault(TextChoices):
    """Why the terms of a round cannot be, as a sentence."""

    DAYS = "days", _("The last day cannot be before the day it opens.")
    TOLD = "told", _("Everybody is told after the last day: choose a later day for the decision.")
    SUMS = "sums", _("The smallest grant cannot be more than the largest.")
    POT = "pot", _("The largest grant cannot be more than there is.")
    NOTHING = "nothing", _("An amount must be more than nothing.")
    REPORTS = "reports", _("A full report cannot be asked of smaller grants than one line is.")
    PAST = "past", _("The last day has passed. Choose a later one.")
    PROMISED = "promised", _("%(sum)s is promised already: the pot cannot be less.")
    EARLIER = "earlier", _("It is open: groups count on %(day)s. The last day can only be later.")
    ASKED = "asked", _("An application for %(sum)s has been sent in: the smallest and largest grant must let it stand.")


class SendFault(TextChoices):
    """Why an application cannot be sent, beside what is wrong with its answers."""

    TITLE = "title", _("Say in a line what it is for.")
    SUM = "sum", _("Say how much you ask for.")
    LEAST = "least", _("The smallest grant is %(sum)s.")
    MOST = "most", _("The largest grant is %(sum)s.")
    AREAS = "areas", _("Say where the work happens.")
    DAYS = "days", _("It cannot end before it begins.")


class AnyoneCan(TextChoices):
    """How an application is judged before a word is written."""

    YES = "yes", _("You can apply")
    NOT_YET = "not_yet", _("Not yet")
    NO = "no", _("This one is not for you")
