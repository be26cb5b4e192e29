"""The words of a reading: what it is asked, what it counts, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.clock import Period


class Dimension(TextChoices):
    """What work can be read by."""

    FUNCTION = "function", _("Function")
    ACTIVITY = "activity", _("Activity")
    ACT = "act", _("What happened")
    WARD = "ward", _("Ward")
    FIFTH = "fifth", _("Deprivation")
    BAND = "band", _("Size of group")
    PRIORITY = "priority", _("Local priority")
    PAYER = "payer", _("Who funds this time")
    MONTH = "month", _("Month")
    QUARTER = "quarter", _("Quarter")


class Measure(TextChoices):
    """What is counted or added up."""

    ENTRIES = "entries", _("Pieces of work")
    GROUPS = "groups", _("Groups")
    MINUTES = "minutes", _("Time")
    PEOPLE = "people", _("People")
    GIVEN = "given", _("Volunteers’ time")
    APPLIED = "applied", _("£ applied for")
    SECURED = "secured", _("£ secured")
    GRANTED = "granted", _("£ granted by us")
    SAVED = "saved", _("£ saved")
    SPENT = "spent", _("£ spent by us")


class Span(TextChoices):
    """The periods offered by name."""

    THIS_QUARTER = "quarter", _("This quarter")
    LAST_QUARTER = "last-quarter", _("Last quarter")
    THIS_YEAR = "year", _("This financial year")
    LAST_YEAR = "last-year", _("Last financial year")
    ALL = "all", _("All time")
    CUSTOM = "custom", _("Other dates")


#: read from each group of an entry, so that an entry's minutes and money are shared among its groups
OF_GROUPS = frozenset({Dimension.WARD, Dimension.FIFTH, Dimension.BAND})
MONEY = (Measure.APPLIED, Measure.SECURED, Measure.GRANTED, Measure.SAVED, Measure.SPENT)
#: shown where there is any of it
WHERE_ANY = (Measure.GIVEN, *MONEY)
NOT_KNOWN = "unknown"
NONE = "none"
OUTSIDE = "outside"


@dataclass(frozen=True)
class Question:
    """What is asked: entries of a period (None: all time), by one dimension, of those where each filter holds.

    `unmet`: of what we could not help with, instead of the work that was done.
    """

    by: Dimension
    period: Period | None
    filters: tuple[tuple[Dimension, str], ...] = ()
    unmet: bool = False

    @property
    def dimensions(self) -> frozenset[Dimension]:
        """Every dimension that the answer depends on."""
        return frozenset({self.by, *(dimension for dimension, _ in self.filters)})


@dataclass(frozen=True)
class Figures:
    """What one cell, or the total, holds. Minutes (ours, and those that volunteers gave), people and pence are whole numbers.

    `minutes` is None where the viewer would learn from it how long a colleague took: see `rules.withheld`.
    """

    entries: int = 0
    groups: int = 0
    minutes: int | None = 0
    people: int = 0
    given: int = 0
    applied: int = 0
    secured: int = 0
    granted: int = 0
    saved: int = 0
    spent: int = 0

    def of(self, measure: Measure) -> int | None:
        """One figure by its name; None where it is kept back."""
        value: int | None = getattr(self, measure.value)
        return value


@dataclass(frozen=True)
class Reading:
    """The answer: figures by key of the dimension, and the total, in which each entry counts once."""

    cells: Mapping[str, Figures] = field(default_factory=dict)
    total: Figures = field(default_factory=Figures)


#: by cell (None: the total), how many pieces of work with time in them each user recorded
Hands = Mapping[str | None, Mapping[int | None, int]]


@dataclass(frozen=True)
class Answer:
    """A reading, and whose time it holds."""

    reading: Reading
    hands: Hands


@dataclass(frozen=True)
class Line:
    """An entry as a list behind a number shows it. `minutes` is None where the viewer may not see whose time it was."""

    id: UUID
    on: date
    function: str
    activity: str
    act: str
    groups: tuple[int, ...]
    minutes: int | None
    people: int | None
    given: int | None
    pence: int | None
    pence_kind: str
    payer: int | None
