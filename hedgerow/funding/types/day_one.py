"""Funders who gave here, proposed as draft funds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Settled(TextChoices):
    """What became of a funder that was proposed."""

    TAKEN = "taken", _("taken up")
    DISMISSED = "dismissed", _("dismissed")


@dataclass(frozen=True)
class Giver:
    """A funder who gave here: how many awards in three years, how many groups that we know, and when last."""

    key: str
    awards: int
    ours: int
    last: date | None
