"""Notices: what is read of one, what is faulty of one, and what is asked of a list of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class Kind(TextChoices):
    """Where it comes from: published in the open, or an early plan that a body told us of."""

    NOTICE = "notice", _("published notice")
    INTENTION = "intention", _("early notice")


class Stage(TextChoices):
    """How far the buying has come, as the notice says."""

    PLANNED = "planned", _("planned")
    OPEN = "open", _("open to bids")
    AWARDED = "awarded", _("awarded")
    CANCELLED = "cancelled", _("cancelled")
    UNSUCCESSFUL = "unsuccessful", _("nobody was chosen")
    ENDED = "ended", _("ended")


class Scheme(TextChoices):
    """By what a notice is found, besides its columns; made from what it says."""

    AREA = "area", _("where it is delivered")
    CPV = "cpv", _("what is bought")
    THEME = "theme", _("theme")
    BENEFICIARY = "beneficiary", _("who benefits")


class ReadingState(TextChoices):
    """How far the reading of a file has come."""

    LOOKED = "looked", _("looked at, nothing changed yet")
    APPLIED = "applied", _("read in")
    LEFT = "left", _("put aside")


class Wards(TextChoices):
    """Where a notice is delivered, besides the areas of the place."""

    HERE = "", _("here")
    ANYWHERE = "anywhere", _("anywhere")


class Which(TextChoices):
    """Which notices somebody looks at."""

    SUITABLE = "", _("said to suit voluntary groups")
    ALL = "all", _("all")


class When(TextChoices):
    """By when to bid."""

    OPEN = "", _("still open")
    FORTNIGHT = "fortnight", _("closes within two weeks")
    MONTH = "month", _("closes within a month")
    LATER = "later", _("closes later than a month from now")
    EARLY = "early", _("early notices: nothing to bid for yet")
    CLOSED = "closed", _("closed")


class Value(TextChoices):
    """About how much, in all."""

    ANY = "", _("any")
    TINY = "10000", _("up to £10,000")
    SMALL = "50000", _("up to £50,000")
    MIDDLE = "250000", _("up to £250,000")
    LARGE = "1000000", _("up to £1m")
    UNTOLD = "untold", _("not told")


@dataclass(frozen=True)
class LotRead:
    """A part of a notice that can be bid for by itself. Whole pence."""

    key: str
    title: str = ""
    description: str = ""
    pence: int | None = None
    vcse: bool | None = None


@dataclass(frozen=True)
class Release:
    """What is read of one OCDS release; None, "" or () is not told. No field of it names a person.

    `number` is its place in the file, from 1. `at` is when it was published, `deadline` when bids must be in, both
    aware. `cpv` are codes of eight figures, the main one first; `places` are regions, NUTS codes and postcodes as
    written; `buyer_ids` are identifiers as org-id.guide writes them. Money is whole pence of pounds; what is in another
    currency is left out.
    """

    number: int
    ocid: str
    id: str
    at: datetime
    stage: Stage = Stage.OPEN
    title: str = ""
    description: str = ""
    buyer: str = ""
    buyer_ids: tuple[str, ...] = ()
    pence: int | None = None
    pence_least: int | None = None
    lots: tuple[LotRead, ...] = ()
    cpv: tuple[str, ...] = ()
    cpv_titles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    deadline: datetime | None = None
    starts: date | None = None
    ends: date | None = None
    vcse: bool | None = None
    sme: bool | None = None
    link: str = ""


@dataclass(frozen=True)
class Fault:
    """What is wrong of a release: its place in the file (0: the file as a whole), its ocid, the field, a sentence."""

    number: int
    ocid: str
    field: str
    message: Words

    def __str__(self) -> str:
        where = ", ".join(filter(None, (_release(self.number), self.ocid, self.field)))
        return f"{where}: {self.message}" if where else str(self.message)


def _release(number: int) -> str:
    return str(_("release %(n)d") % {"n": number}) if number else ""


@dataclass(frozen=True)
class Filters:
    """What somebody asked the list for; empty means the usual: open, suitable for groups, delivered here."""

    words: str = ""
    area: str = ""
    which: str = ""
    when: str = ""
    value: str = ""
    kind: str = ""
    buyer: str = ""
    state: str = ""


@dataclass(frozen=True)
class Looked:
    """What reading a file would do: how many releases it holds and how many are marked suitable for voluntary groups,
    how many notices would be new, changed, or be as they are, and what is faulty."""

    releases: int = 0
    suitable: int = 0
    added: int = 0
    changed: int = 0
    same: int = 0
    faults: tuple[Fault, ...] = field(default_factory=tuple)
