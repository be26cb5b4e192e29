"""The words of indicators: what is counted, how, and what it amounts to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Unit(TextChoices):
    """What an amount is of. Pounds are whole pence, minutes whole minutes, per cent whole per cent."""

    COUNT = "count", _("how many")
    PEOPLE = "people", _("people")
    MINUTES = "minutes", _("time")
    POUNDS = "pounds", _("pounds")
    PERCENT = "percent", _("per cent")


class Counted(TextChoices):
    """What is counted or added up of the entries that an indicator chooses."""

    ENTRIES = "entries", _("pieces of work, once each")
    GROUPS = "groups", _("groups, once each")
    NEW_GROUPS = "new_groups", _("groups that we had never worked with before, once each")
    PEOPLE = "people", _("people, added up")
    MINUTES = "minutes", _("our own time, added up")
    GIVEN = "given", _("volunteers’ time, added up")
    APPLIED = "applied", _("money applied for, added up")
    SECURED = "secured", _("money secured for groups, added up")
    GRANTED = "granted", _("money granted by us, added up")
    SAVED = "saved", _("money saved for groups, added up")
    SPENT = "spent", _("money spent by us, added up")


class Good(TextChoices):
    """Which way is better."""

    UP = "up", _("more is better")
    DOWN = "down", _("less is better")
    NEITHER = "neither", _("neither way is better by itself")


class Missing(TextChoices):
    """Why an amount is not said."""

    NONE = "", ""
    HIDDEN = "hidden", _("hidden to protect people")
    KEPT = "kept", _("kept back")
    UNKNOWN = "unknown", _("not known")


#: what each thing that is counted may be told as
UNITS: Mapping[Counted, frozenset[Unit]] = {
    Counted.ENTRIES: frozenset({Unit.COUNT, Unit.PEOPLE}),
    Counted.GROUPS: frozenset({Unit.COUNT}),
    Counted.NEW_GROUPS: frozenset({Unit.COUNT}),
    Counted.PEOPLE: frozenset({Unit.PEOPLE, Unit.COUNT}),
    Counted.MINUTES: frozenset({Unit.MINUTES}),
    Counted.GIVEN: frozenset({Unit.MINUTES}),
    **{
        one: frozenset({Unit.POUNDS})
        for one in (Counted.APPLIED, Counted.SECURED, Counted.GRANTED, Counted.SAVED, Counted.SPENT)
    },
}


@dataclass(frozen=True)
class Selection:
    """Which entries: by one of acts, activities or functions (none: all work); of what we could not help with where
    `unmet`; with `fifth` or `band` only what was for groups of that fifth ("1" is the most deprived) or size."""

    acts: frozenset[str] = frozenset()
    activities: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    unmet: bool = False
    fifth: str = ""
    band: str = ""


@dataclass(frozen=True)
class FromRecord:
    """Counted from entries of the record of work."""

    select: Selection
    count: Counted


@dataclass(frozen=True)
class Claims:
    """Outcomes that are claimed: of a pathway ("" any), with evidence of one of some strengths."""

    pathway: str
    strengths: tuple[str, ...]


@dataclass(frozen=True)
class Ratio:
    """One indicator for each of another: as per cent, or as pounds for a pound."""

    of: str
    to: str


@dataclass(frozen=True)
class State:
    """What there is on the last day of a period, or came of it in another part of the system, by its name."""

    name: str


@dataclass(frozen=True)
class Rate:
    """What an hour is said to be worth, in pence, and who says so."""

    pence: int
    source: str


@dataclass(frozen=True)
class Valued:
    """Time by an hourly rate: a range from the lowest rate to the highest."""

    of: str
    rates: tuple[Rate, ...]


How = FromRecord | Claims | Ratio | State | Valued


@dataclass(frozen=True)
class Indicator:
    """Something that is counted, as its file says it. `function` is "" where it is of all of them."""

    code: str
    title: str
    definition: str
    unit: Unit
    how: How
    function: str = ""
    pathway: str = ""
    good: Good = Good.UP
    caveats: str = ""
    source: str = ""
    position: int = 100
    file: str = ""

    @property
    def unmet(self) -> bool:
        """Whether it is of what we could not help with."""
        return isinstance(self.how, FromRecord) and self.how.select.unmet


@dataclass(frozen=True)
class Amount:
    """What an indicator amounts to. `value` is None where it is not said (`missing` tells why); a range has `low` and
    `high`, and its value is None; a ratio has its two parts."""

    value: int | None = None
    low: int | None = None
    high: int | None = None
    of: int | None = None
    to: int | None = None
    missing: Missing = Missing.NONE


@dataclass(frozen=True)
class Cut:
    """Of which part of the record: towards any of some local priorities, of what one payer funds, or (`funded`) of what
    names any. Empty: of all."""

    priorities: tuple[str, ...] = ()
    payer: int | None = None
    funded: bool = False

    def __bool__(self) -> bool:
        return bool(self.priorities or self.payer or self.funded)


@dataclass(frozen=True)
class Vocabulary:
    """What a file of an indicator may ask for: acts (whether each is of what we could not help with), activities,
    functions and readings of state."""

    acts: Mapping[str, bool] = field(default_factory=dict)
    activities: Collection[str] = ()
    functions: Collection[str] = ()
    states: Mapping[str, Unit] = field(default_factory=dict)


@dataclass(frozen=True)
class Loaded:
    """The indicators in order, and a sentence for each fault of the place's own files."""

    indicators: tuple[Indicator, ...]
    faults: tuple[str, ...] = ()

    def by_code(self) -> dict[str, Indicator]:
        """Each indicator by its code."""
        return {one.code: one for one in self.indicators}
