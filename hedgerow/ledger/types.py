"""The words of the record of work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class EntryKind(TextChoices):
    """Work done; something we could not help with; what changed because of work; or the cancelling of an entry."""

    WORK = "work", _("work")
    UNMET = "unmet", _("not helped")
    OUTCOME = "outcome", _("outcome")
    REVERSAL = "reversal", _("reversal")


class AreaBasis(TextChoices):
    """What the area of an entry says."""

    NONE = "", _("no area")
    HAPPENED = "happened", _("where it happened")
    BENEFITS = "benefits", _("who benefits")
    HEAD_OFFICE = "head_office", _("where the group's post goes")


class MoneyKind(TextChoices):
    """What the pence of an entry are."""

    NONE = "", _("no money")
    APPLIED = "applied", _("applied for")
    SECURED = "secured", _("secured for groups")
    GRANTED = "granted", _("granted by us")
    SAVED = "saved", _("saved for groups")
    SPENT = "spent", _("spent by us")


class Audience(TextChoices):
    """Who may read an entry."""

    PUBLIC = "public", _("everybody")
    GROUP = "group", _("our team and the groups named")
    STAFF = "staff", _("our team")
    NAMED = "named", _("only who wrote it, and managers")


class Pathway(TextChoices):
    """The three outcome pathways (DCMS study, July 2025)."""

    NONE = "", _("none")
    RESOURCES = "resources", _("Better targeted resources")
    POLICY = "policy", _("Improved policy making")
    TRUST = "trust", _("Community trust, empowerment and belonging")


class Strength(TextChoices):
    """How strong the evidence of an outcome is, weakest first."""

    NONE = "", _("none")
    ASSERTED = "asserted", _("we say so")
    CORROBORATED = "corroborated", _("others agree")
    DOCUMENTED = "documented", _("it is in writing")
    INDEPENDENT = "independent", _("checked by an outsider")


@dataclass(frozen=True)
class Where:
    """An area code, and what it says of the work."""

    area: str = ""
    basis: AreaBasis = AreaBasis.NONE


@dataclass(frozen=True)
class Money:
    """Whole pence, and what kind of money."""

    pence: int
    kind: MoneyKind


@dataclass(frozen=True)
class Work:
    """One act, ready to be recorded. `groups` are organisation ids; `minutes` and `people` are whole numbers.

    `act` is what exactly happened, by the code under which an app offers it (see `Act`); `given` are minutes that
    volunteers gave, never our own. `unmet`: it is something that we could not help with, and no work done.
    `note` is free text and `names` are people's names: both go to the erasable note beside the entry, never into it.
    `id` is the key of a form, made when it was shown: what has the same id is recorded once.
    """

    activity: str
    on: date
    act: str = ""
    unmet: bool = False
    groups: Sequence[int] = ()
    minutes: int | None = None
    people: int | None = None
    given: int | None = None
    money: Money | None = None
    where: Where = field(default_factory=Where)
    priorities: Sequence[str] = ()
    payer: int | None = None
    public_body: int | None = None
    ref: str = ""
    audience: Audience = Audience.STAFF
    note: str = ""
    names: str = ""
    corrects: UUID | None = None
    id: UUID | None = None


@dataclass(frozen=True)
class Act:
    """What exactly can happen in an app's work, offered once in its `provides.py` ("bid.submitted", "Bids sent in").

    Evidence has a line for each. `unmet`: it belongs to what we could not help with.
    """

    code: str
    label: Words
    unmet: bool = False


@dataclass(frozen=True)
class Chosen:
    """Whom work was for, as a form says it: ids of groups here, identifiers on a register, names of groups that nobody
    has written down yet, and names of people with no group yet."""

    here: tuple[int, ...] = ()
    register: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class NextStep:
    """What is to be done next, by when, and by whom: a user's id, or a team by its code."""

    what: str
    due: date | None = None
    owner: int | None = None
    team: str = ""


@dataclass(frozen=True)
class Logged:
    """Everything that one log form says. `work.groups` is filled from `chosen`."""

    work: Work
    chosen: Chosen = field(default_factory=Chosen)
    next_step: NextStep | None = None


@dataclass(frozen=True, order=True)
class GroupFact:
    """A group of an entry: its id, and the finest area code known of it and its income band as they were then."""

    organisation: int
    area: str = ""
    band: str = ""


@dataclass(frozen=True)
class EntryFacts:
    """Everything that an entry says and its hash covers. Notes are beside it, and never among its facts.

    `groups` and `priorities` are sets: two facts that differ in their order alone are the same.
    """

    id: UUID
    kind: EntryKind
    on: date
    recorded_at: datetime
    recorded_by: int | None = None
    format: int = 1
    function: str = ""
    activity: str | None = None
    act: str = ""
    area: str = ""
    area_basis: str = ""
    minutes: int | None = None
    people: int | None = None
    given: int | None = None
    pence: int | None = None
    pence_kind: str = ""
    payer: int | None = None
    public_body: int | None = None
    ref: str = ""
    audience: str = Audience.STAFF
    about: UUID | None = None
    pathway: str = ""
    strength: str = ""
    corrects: UUID | None = None
    reverses: UUID | None = None
    groups: frozenset[GroupFact] = frozenset()
    priorities: frozenset[str] = frozenset()


class Problem(TextChoices):
    """Why an act cannot be recorded, as a sentence for the person who recorded it."""

    NO_ACTIVITY = "no_activity", _("Choose what you did.")
    UNKNOWN_ACTIVITY = "unknown_activity", _("That is not among our words for what we do. Choose one of the list.")
    RETIRED_ACTIVITY = "retired_activity", _("We no longer use that word on this date. Choose another.")
    FUTURE = "future", _("The date is in the future. Record work when it is done; make a to-do for what is to come.")
    TOO_OLD = "too_old", _("The date is before 1990. Check the year.")
    MINUTES = "minutes", _("Minutes must be a whole number from 0 to 10,080, which is a week.")
    GIVEN = "given", _("The time that volunteers gave must be from nothing to 100 million minutes.")
    PEOPLE = "people", _("The number of people must be a whole number from 0 to 1,000,000.")
    MONEY = "money", _("The amount must be more than nothing, and under a trillion pounds.")
    MONEY_KIND = "money_kind", _("Say what kind of money it is.")
    AREA_BASIS = "area_basis", _("Say whether the area is where it happened or who benefits.")
    UNKNOWN_PRIORITY = "unknown_priority", _("That is not one of our local priorities.")
    TOO_LONG = "too_long", _("The note is longer than 4,000 letters, or the names are longer than 400.")
    UNKNOWN_GROUP = "unknown_group", _("One of the groups is not known here. Choose it again.")
    UNKNOWN_PAYER = "unknown_payer", _("Choose who funds the time from the list.")


@dataclass(frozen=True)
class Mark:
    """An entry's place in a list that runs from the newest to the oldest: a page goes on after it."""

    on: date
    id: UUID

    def __str__(self) -> str:
        return f"{self.on.isoformat()}_{self.id.hex}"


@dataclass(frozen=True)
class LedgerHead:
    """How far the record goes, as a cheap key: what is read anew when it changes, and not before.

    `position` and `hash` are of the last seal; `tail` counts the entries recorded since.
    """

    position: int
    hash: str
    tail: int

    def __str__(self) -> str:
        return f"{self.position}-{self.hash[:16]}-{self.tail}"


@dataclass(frozen=True)
class Verified:
    """What `ledger verify` found: how much is sealed, copied and not yet sealed, and every fault as a sentence."""

    sealed: int
    copied: int
    unsealed: int
    hash: str
    faults: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        return not self.faults
