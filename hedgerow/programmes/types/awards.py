"""What is decided, paid, and told afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class Outcome(TextChoices):
    """What was decided of an application."""

    AWARDED = "awarded", _("awarded")
    REFUSED = "refused", _("not funded")


class ReportKind(TextChoices):
    """How much is told of a grant when it is spent, in proportion to it."""

    LINE = "line", _("one line")
    SHORT = "short", _("a short report")
    FULL = "full", _("a full report with a summary of spending")


TOLD_IN_PROPORTION: Mapping[str, Words] = {
    ReportKind.LINE: _("What did you do with it? A line is enough."),
    ReportKind.SHORT: _("What did you do, who came, and what changed for them?"),
    ReportKind.FULL: _("What did you do, who came, what changed for them, and what would you do otherwise?"),
}


@dataclass(frozen=True)
class Ruling:
    """What is decided of one application: awarded pence (None: not funded), why, what the group is told, and on what
    conditions."""

    pence: int | None
    reasons: str
    feedback: str
    conditions: str = ""


@dataclass(frozen=True)
class PaymentPlan:
    """One payment to come: pence, the day, and what has to be there first."""

    pence: int
    due: date
    condition: str = ""
