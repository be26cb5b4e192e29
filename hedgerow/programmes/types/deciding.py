"""Why something cannot be done after the deadline, as sentences; and what is said of a report or a schedule."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RulingFault(TextChoices):
    """Why a decision cannot be."""

    NOTHING = "nothing", _("An award is more than nothing. To give nothing, choose “not funded”.")
    MORE = "more", _("They asked for %(asked)s: an award cannot be more.")
    POT = "pot", _("That is %(over)s more than is left: %(left)s of the %(pot)s is not promised yet.")
    REASONS = "reasons", _("Say why: an auditor will ask.")
    FEEDBACK = "feedback", _("Say what the group is told. Everybody hears why, whatever was decided.")


class PlanFault(TextChoices):
    """Why a schedule of payments cannot be."""

    SUM = "sum", _("The payments come to %(sum)s; they should come to %(wanted)s.")
    NOTHING = "nothing", _("Each payment is more than nothing.")


@dataclass(frozen=True)
class Told:
    """What a group tells of a grant. `spent` is pence, of a full report."""

    words: str
    people: int | None = None
    spent: int | None = None
