"""The words of cases, health checks and plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class CaseState(TextChoices):
    """How far a case has come. `waiting`: it is for somebody else to do something next."""

    NEW = "new", _("new")
    OPEN = "open", _("in hand")
    WAITING = "waiting", _("waiting for them")
    DONE = "done", _("done")
    TURNED_AWAY = "turned_away", _("could not help")


class Reason(TextChoices):
    """Why we could not help."""

    NONE = "", _("no reason")
    NO_TIME = "no_time", _("nobody of us had the time")
    NOT_OURS = "not_ours", _("it is nothing that we can do")
    OUTSIDE = "outside", _("they are not from here")
    NO_GROUP = "no_group", _("it is a private matter, and no group's")
    NO_REPLY = "no_reply", _("they did not answer us")
    ELSEWHERE = "elsewhere", _("somebody else helps them now")
    OTHER = "other", _("something else")


class Whose(TextChoices):
    """Which cases a list shows."""

    MINE = "mine", _("mine")
    ALL = "all", _("all")
    LATE = "late", _("late")
    NOBODY = "nobody", _("nobody’s yet")


class Reply(TextChoices):
    """An answer to a question of the health check."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    UNSURE = "unsure", _("not sure")


class Weight(TextChoices):
    """Whether the law asks for something, or good sense."""

    DUTY = "duty", _("the law asks for this")
    GOOD = "good", _("good practice")


class Standing(TextChoices):
    """How an area of a group looks. The word says it, and the colour only after."""

    FIRST = "first", _("look at this first")
    SOME = "some", _("some things to do")
    WELL = "well", _("going well")
    NONE = "none", _("nothing asked")


class Trait(TextChoices):
    """What is true of a group, so that only questions which can mean it are asked."""

    CHARITY = "charity", _("a registered charity")
    COMPANY = "company", _("a company")
    EMPLOYER = "employer", _("has paid staff")
    VOLUNTEERS = "volunteers", _("has volunteers")
    UNREGISTERED = "unregistered", _("on no register")


class CourseFault(TextChoices):
    """What is wrong with a course, as a sentence."""

    UNTITLED = "untitled", _("Give it a title.")
    ACTIVITY = "activity", _("Choose one of the two.")
    MINUTES = "minutes", _("Between 15 minutes and two weeks.")
    PRICE = "price", _("A price is between nothing and £10,000.")


@dataclass(frozen=True)
class Question:
    """One question of the health check. `least`: the smallest size (`organisations.types.Band`) that it is put to.

    `code` is for ever. `todo` is what to do where the answer is not yes. `law` names the law, where it is a duty. `only`:
    it is put to groups of which one of these is true; empty: to all.
    """

    code: str
    text: Words
    todo: Words
    least: str = "micro"
    law: Words = ""
    only: Sequence[Trait] = ()

    @property
    def weight(self) -> Weight:
        return Weight.DUTY if self.law else Weight.GOOD


@dataclass(frozen=True)
class HealthArea:
    """One of the eight areas, and what is asked of it."""

    code: str
    title: Words
    about: Words
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Score:
    """How an area came out: how many were asked and answered, of those how many yes, and duties not met."""

    area: str
    asked: int
    answered: int
    yes: int
    duties: int
    standing: Standing

    @property
    def share(self) -> float:
        """Yes among what was asked, from 0 to 1."""
        return self.yes / self.asked if self.asked else 0.0


@dataclass(frozen=True)
class Given:
    """What a group answered to one question."""

    question: str
    reply: str
    comment: str = ""


@dataclass(frozen=True)
class Change:
    """The difference between two answers to one question; "" where it was not asked then."""

    question: str
    before: str
    now: str

    @property
    def better(self) -> bool:
        return self.now == Reply.YES


@dataclass(frozen=True)
class Step:
    """What was done in a case, and what is next. `key` is of the form: sent twice, it is done once.

    `waits`: it is for them to do something now. `letter` is what they are written; "" for no letter.
    """

    what: str = ""
    minutes: int | None = None
    activity: str = ""
    next_step: str = ""
    next_on: date | None = None
    waits: bool = False
    letter: str = ""
    key: UUID | None = None
