"""What a fund asks of whoever applies: each kind of rule, hard or only a help, alone or combined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Holding(TextChoices):
    """What a group has in place."""

    GOVERNING_DOCUMENT = "governing_document", _("written rules (a constitution or other governing document)")
    BANK_ACCOUNT = "bank_account", _("a bank account in the group’s name, with two people who sign and are not related")
    ACCOUNTS = "accounts", _("accounts, or a record of money in and out, for the last year")
    SAFEGUARDING = "safeguarding", _("a safeguarding policy")
    EQUALITY = "equality", _("an equality policy")
    INSURANCE = "insurance", _("public liability insurance")
    ASSET_LOCK = "asset_lock", _("an asset lock (what it owns can never go to its members or owners)")


class Exclusion(TextChoices):
    """What a fund does not pay for."""

    RETROSPECTIVE = "retrospective", _("what has been bought or done already")
    STATUTORY = "statutory", _("what a public body has to do by law")
    RELIGIOUS = "religious", _("worship, or winning people for a faith")
    INDIVIDUALS = "individuals", _("what one person needs for themselves")


@dataclass(frozen=True)
class LegalFormOneOf:
    """It takes groups of these legal forms (codes of `organisations.types.LegalForm`)."""

    forms: frozenset[str]
    hard: bool = True


@dataclass(frozen=True)
class IncomeAtMost:
    """Only groups whose income is no more than this, in whole pence: that of the last year, or the mean of 2 or 3."""

    pence: int
    hard: bool = True
    years: int = 1


@dataclass(frozen=True)
class IncomeAtLeast:
    """Only groups whose income is this or more, in whole pence: that of the last year, or the mean of 2 or 3."""

    pence: int
    hard: bool = True
    years: int = 1


@dataclass(frozen=True)
class ReservesUnder:
    """Only groups that could go on for less than so many months with what they have put by and may spend freely."""

    months: int
    hard: bool = True


@dataclass(frozen=True)
class WorksIn:
    """Only work in one of these areas (codes), or in an area that lies in one of them."""

    areas: frozenset[str]
    hard: bool = True


@dataclass(frozen=True)
class ThemeOneOf:
    """Only for one of these things (codes of the Charity Commission's classification of what a charity does)."""

    codes: frozenset[str]
    hard: bool = True


@dataclass(frozen=True)
class BenefitsOneOf:
    """Only for the good of one of these (codes of who benefits, of the same classification)."""

    codes: frozenset[str]
    hard: bool = True


@dataclass(frozen=True)
class AgeAtLeast:
    """Only groups that have been going for so many months."""

    months: int
    hard: bool = True


@dataclass(frozen=True)
class Committee:
    """At least so many people on the committee; who are not related to one another, if `unrelated`."""

    people: int
    unrelated: bool = True
    hard: bool = True


@dataclass(frozen=True)
class Signatories:
    """At least so many people sign for the bank account, and they are not related to one another."""

    people: int = 2
    hard: bool = True


@dataclass(frozen=True)
class Has:
    """It asks to see this."""

    what: Holding
    hard: bool = True


@dataclass(frozen=True)
class OnARegister:
    """Only registered charities and others on a public register."""

    hard: bool = True


@dataclass(frozen=True)
class OneLiveGrant:
    """One grant of this funder at a time. `funder` is its key (`rules.criteria.funder_key`), put in where it is read."""

    hard: bool = True
    funder: str = ""


@dataclass(frozen=True)
class GapSince:
    """So many months must have passed since the last grant of this funder ended."""

    months: int
    hard: bool = True
    funder: str = ""


@dataclass(frozen=True)
class MatchFunding:
    """Whoever applies brings at least this share of the cost, of their own or from others, in per cent."""

    percent: int
    hard: bool = True


@dataclass(frozen=True)
class Excludes:
    """It does not pay for this."""

    what: Exclusion
    hard: bool = True


@dataclass(frozen=True)
class AnyOf:
    """One of these is enough."""

    criteria: tuple[Criterion, ...]
    hard: bool = True


@dataclass(frozen=True)
class AllOf:
    """All of these: for a part of `AnyOf`."""

    criteria: tuple[Criterion, ...]
    hard: bool = True


Criterion = (
    LegalFormOneOf
    | IncomeAtMost
    | IncomeAtLeast
    | ReservesUnder
    | WorksIn
    | ThemeOneOf
    | BenefitsOneOf
    | AgeAtLeast
    | Committee
    | Signatories
    | Has
    | OnARegister
    | OneLiveGrant
    | GapSince
    | MatchFunding
    | Excludes
    | AnyOf
    | AllOf
)

Names = Mapping[str, str]
