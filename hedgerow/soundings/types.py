"""Three short questions, asked before and after support."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

LASTS = timedelta(days=60)  # for so long the questions may be answered
REMIND_AFTER = timedelta(days=14)  # the one reminder
NAMES_KEPT_DAYS = 365  # who was asked goes after it; the answers stay
LEAST = 5  # fewer pairs of answers are not shown: people could be told by them


class Stage(TextChoices):
    """When the questions are asked."""

    BEFORE = "before", _("before")
    AFTER = "after", _("after")


class Question(TextChoices):
    """What is asked. The wording is ours, and stays as it is: answers are compared over years."""

    BELONGING = "belonging", _("I feel part of what goes on here.")
    CONFIDENCE = "confidence", _("I am confident that our group can do what it sets out to do.")
    CONNECTED = "connected", _("I know whom to ask when we need something.")


class Measured(TextChoices):
    """What each question is about, in a word or two, for tables."""

    BELONGING = "belonging", _("Belonging")
    CONFIDENCE = "confidence", _("Confidence")
    CONNECTED = "connected", _("Connected")


class Answer(IntegerChoices):
    """The answers. Whoever is not sure says so, and is not counted in a mean."""

    NOT_AT_ALL = 1, _("not at all")
    A_LITTLE = 2, _("a little")
    PARTLY = 3, _("partly")
    MOSTLY = 4, _("mostly")
    COMPLETELY = 5, _("completely")
    NOT_SURE = 0, _("not sure")


class How(TextChoices):
    """How an answer came."""

    LINK = "link", _("by the link in the letter")
    SPACE = "space", _("in the group’s space")
    PHONE = "phone", _("by telephone")
    PAPER = "paper", _("on paper")


class By(TextChoices):
    """What answers can be read by."""

    ALL = "", _("everybody")
    FUNCTION = "function", _("function")
    BAND = "band", _("size of group")
    FIFTH = "fifth", _("deprivation")


Scores = Mapping[str, int]  # answers by question: 1 to 5, or 0 for not sure; a question that was skipped is missing


@dataclass(frozen=True)
class Pair:
    """The answers of one asking before support and after it."""

    before: Scores
    after: Scores


@dataclass(frozen=True)
class Change:
    """How one question was answered before and after, by those who answered it both times (`pairs`).

    Under five pairs nothing else is said (`hidden`). `up`, `same` and `down` are counts of people as they may be shown: to
    the nearest 5, None for 1 to 4.
    """

    pairs: int
    before: float | None = None
    after: float | None = None
    up: int | None = None
    same: int | None = None
    down: int | None = None

    @property
    def hidden(self) -> bool:
        return self.before is None

    @property
    def change(self) -> float | None:
        """How far the mean moved, in points of 1 to 5."""
        return None if self.before is None or self.after is None else round(self.after - self.before, 2)


@dataclass(frozen=True)
class Baseline:
    """What the three questions say of a period: for each question its `Change`; how many were asked, and answered.

    `asked` and `answered` count askings after support in the period; `pairs` those with both answers.
    """

    questions: Mapping[str, Change] = field(default_factory=dict)
    asked: int = 0
    answered: int = 0
    pairs: int = 0

    @property
    def hidden(self) -> bool:
        return all(change.hidden for change in self.questions.values())


@dataclass(frozen=True)
class Slice:
    """One line of a table of baselines: its key and its name."""

    key: str
    name: str
    baseline: Baseline
