"""The states of a public record, why one closes, and what an app says about its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """How far a public record has come. Only what is live is shown to everybody."""

    DRAFT = "draft", _("draft")
    REVIEW = "review", _("waiting to be checked")
    LIVE = "live", _("open")
    PAUSED = "paused", _("paused")
    CLOSED = "closed", _("closed")


class Closing(TextChoices):
    """Why a record closed."""

    HAND = "hand", _("closed by hand")
    FULL = "full", _("full")
    PAST = "past", _("its day has passed")
    UNVERIFIED = "unverified", _("nobody said that it is still right")


@dataclass(frozen=True)
class Standing:
    """What decides whether a record closes by itself. `places` None: as many as come. `check_by`: when somebody should
    have said that it is still right."""

    ends_on: date | None = None
    places: int | None = None
    taken: int = 0
    check_by: date | None = None


@dataclass(frozen=True)
class LifecycleOffer:
    """A kind of record with a lifecycle. standings() -> (id, standing) of each that is live or paused.

    close(id, why) -> closes one; called in a transaction of its own each night.
    """

    kind: str
    standings: Callable[[], Iterable[tuple[str, Standing]]]
    close: Callable[[str, Closing], object]
