"""What a fund asks of whoever applies, what is known of an applicant, and what comes of holding one against the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class Answer(IntEnum):
    """Whether somebody could get it, worst first: all criteria together are as the worst of them, any of several as the
    best."""

    NO = 0
    NOT_YET = 1
    UNKNOWN = 2
    ELIGIBLE = 3

    @property
    def code(self) -> str:
        """As it stands in addresses and style sheets: "not_yet"."""
        return self.name.lower()

    @property
    def label(self) -> Words:
        """In people's own words."""
        return ANSWERS[self]


ANSWERS: dict[Answer, Words] = {
    Answer.NO: _("Not this one"),
    Answer.NOT_YET: _("Not yet"),
    Answer.UNKNOWN: _("We need one more answer"),
    Answer.ELIGIBLE: _("You could get this"),
}


class Holding(TextChoices):
    """What a group has in place."""

    GOVERNING_DOCUMENT = "governing_document", _("written rules (a constitution or other governing document)")
    BANK_ACCOUNT = "bank_account", _("a bank account in the group’s name, with two people who sign and are not related")
    ACCOUNTS = "accounts", _("accounts, or a record of money in and out, for the last year")
    SAFEGUARDING = "safeguarding", _("a safeguarding policy")
    EQUALITY = "equality", _("an equality policy")
    INSURANCE = "insurance", _("public liability insurance")


@dataclass(frozen=True)
class LegalFormOneOf:
    """It takes groups of these legal forms (codes of `organisations.types.LegalForm`)."""

    forms: frozenset[str]
    hard: bool = True


@dataclass(frozen=True)
class IncomeAtMost:
    """Only groups whose income of the last year is no more than this, in whole pence."""

    pence: int
    hard: bool = True


@dataclass(frozen=True)
class IncomeAtLeast:
    """Only groups whose income of the last year is this or more, in whole pence."""

    pence: int
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
class Has:
    """It asks to see this."""

    what: Holding
    hard: bool = True


@dataclass(frozen=True)
class OnARegister:
    """Only registered charities and others on a public register."""

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
    | WorksIn
    | ThemeOneOf
    | BenefitsOneOf
    | AgeAtLeast
    | Committee
    | Has
    | OnARegister
    | AnyOf
    | AllOf
)


@dataclass(frozen=True)
class Applicant:
    """What is known of whoever asks; None (or "") is not known, and an empty set that there is none.

    `areas` are the codes of where it works with everything that these lie in. `months` is how long it has been going.
    `committee` are people who are not related to one another.
    """

    legal_form: str = ""
    income_pence: int | None = None
    areas: frozenset[str] | None = None
    themes: frozenset[str] | None = None
    beneficiaries: frozenset[str] | None = None
    months: int | None = None
    committee: int | None = None
    has: frozenset[Holding] | None = None
    has_not: frozenset[Holding] = field(default_factory=frozenset)
    registered: bool | None = None

    def holds(self, what: Holding) -> bool | None:
        """Whether it has something; None where nobody has said."""
        if self.has is not None and what in self.has:
            return True
        return False if what in self.has_not else None


@dataclass(frozen=True)
class Finding:
    """What came of one criterion: the answer, why in a sentence, and for "not yet" what to change."""

    criterion: Criterion
    answer: Answer
    reason: Words
    change: Words = ""


@dataclass(frozen=True)
class Verdict:
    """What came of all: the answer, with what was found of each criterion that must be met, and of those that only help."""

    answer: Answer
    findings: tuple[Finding, ...] = ()
    preferred: tuple[Finding, ...] = ()

    def of(self, answer: Answer) -> tuple[Finding, ...]:
        """The findings of one answer."""
        return tuple(finding for finding in self.findings if finding.answer == answer)

    @property
    def stands_in_the_way(self) -> tuple[Finding, ...]:
        """What is to be said first: what refuses it, else what is to change, else what is not known."""
        return self.of(self.answer) if self.answer != Answer.ELIGIBLE else ()


Names = Mapping[str, str]
