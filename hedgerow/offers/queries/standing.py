"""Where a problem stands, in words and colour, and where that leads."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from hedgerow.kernel import clock
from hedgerow.offers.types import Stage, Standing

STAGE_TONES = {
    Stage.BUILDING: "warn", Stage.PUT: "accent", Stage.ASKED: "warn", Stage.DELIVERY: "leaf", Stage.DELIVERED: "leaf",
    Stage.REFUSED: "late", Stage.WITHDRAWN: "calm",
}  # fmt: skip
TONES = {
    Standing.CHECKING: "warn", Standing.OPEN: "accent", Standing.BUILDING: "warn", Standing.PUT: "accent",
    Standing.DELIVERY: "leaf", Standing.DELIVERED: "leaf", Standing.REFUSED: "late",
}  # fmt: skip


def standing_of(row: Any) -> str:
    """Where a problem stands, in words."""
    return str(Standing(row.standing).label)


def tone(row: Any) -> str:
    """The colour of where it stands."""
    return "late" if is_late(row, clock.today()) else TONES.get(Standing(row.standing), "calm")


def is_late(row: Any, today: date) -> bool:
    """Whether the body's answer is owed, and its day has passed."""
    return bool(row.answer_by and row.answer_by < today)


def url_of(row: Any) -> str:
    """The offer to it, where there is one; else the problem."""
    if row.offer_id and row.standing not in (Standing.REFUSED, Standing.CLOSED, Standing.CHECKING, Standing.DRAFT):
        return reverse("offers:offer", args=[row.offer_id])
    return reverse("offers:problem", args=[row.pk])
