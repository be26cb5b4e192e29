"""The words of the record of work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EntryKind(TextChoices):
    """Work done; something that changed because of it; or the cancelling of an entry."""

    WORK = "work", _("work")
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

    `note` is free text and `names` are people's names: both go to the erasable note beside the entry, never into it.
    `id` is the key of a form, made when it was shown: what has the same id is recorded once.
    """

    activity: str
    on: date
    groups: Sequence[int] = ()
    minutes: int | None = None
    people: int | None = None
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
