"""A check of the installation, and what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """How bad it is: a note needs nothing now, a fault makes the command fail."""

    WELL = "well", _("well")
    NOTE = "note", _("to know")
    FAULT = "fault", _("wrong")


@dataclass(frozen=True)
class Finding:
    """What a check found, in one sentence, and what to do, in another. Neither names a person."""

    level: Level
    words: str
    do: str = ""


@dataclass(frozen=True)
class Check:
    """One check: a short name, and a function that looks and answers with what it found, quickly and changing nothing.

    An exception in it is a fault of its own. Offered in `provides.py` as a tuple, `DOCTOR = (Check(...),)`.
    """

    name: str
    look: Callable[[], Iterable[Finding]]


def well(words: str) -> Finding:
    """Nothing to do."""
    return Finding(Level.WELL, words)


def note(words: str, do: str) -> Finding:
    """Something to know, which breaks nothing."""
    return Finding(Level.NOTE, words, do)


def fault(words: str, do: str) -> Finding:
    """Something that is wrong now."""
    return Finding(Level.FAULT, words, do)
