"""Scoring guides, scores, and how applications compare."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Standing(TextChoices):
    """How far somebody has come with one application."""

    TO_READ = "to_read", _("to be scored")
    SCORED = "scored", _("scored")
    WITHHELD = "withheld", _("not yours to read")


@dataclass(frozen=True)
class Criterion:
    """One thing that is scored, 0 to `most`; `guide` says what a low and a high score look like, and `weight` how much it
    counts beside the others."""

    key: str
    label: str
    guide: str = ""
    most: int = 5
    weight: int = 1


@dataclass(frozen=True)
class Marked:
    """What one assessor gave for one criterion."""

    assessor: int
    criterion: str
    value: int


@dataclass(frozen=True)
class ScoreSheet:
    """What came of all scores of one application. `mean` is in hundredths of what could be had (0 to 10,000), None
    without a full score; `low` and `high` are the lowest and highest full score, likewise."""

    application: int
    by: int = 0
    missing: int = 0
    mean: int | None = None
    low: int | None = None
    high: int | None = None

    @property
    def spread(self) -> int:
        """How far apart the assessors are."""
        return 0 if self.low is None or self.high is None else self.high - self.low


@dataclass(frozen=True)
class Comparison:
    """One application among the others: its place by mean, whether its scores lie far apart, whether the pot reaches it."""

    sheet: ScoreSheet
    place: int | None
    pence: int
    running: int
    within: bool
    talk_about: bool
