"""Who could get a fund: criteria held against what is known of an applicant, by one pure function.

The kinds of criterion are those found in real small-grant schemes (field.md, "Eligibility rules"). A hard fail differs
from a lower priority: criteria that are not hard are told, and change no answer. The sentences are in queries/reasons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from hedgerow.funding.types.criteria import (
    AgeAtLeast,
    AllOf,
    Answer,
    AnyOf,
    Applicant,
    BenefitsOneOf,
    Committee,
    Criterion,
    Has,
    IncomeAtLeast,
    IncomeAtMost,
    LegalFormOneOf,
    OnARegister,
    ThemeOneOf,
    WorksIn,
)
from hedgerow.organisations.types import LegalForm

#: forms that a group can leave behind by setting itself up anew; a company or society becomes another one hardly ever
CAN_CHANGE = frozenset({LegalForm.UNINCORPORATED, LegalForm.CASC})


def evaluate(criteria: Iterable[Criterion], applicant: Applicant) -> Answer:
    """Whether an applicant could get a fund: as the worst of all that it asks for. No criteria: anybody could.

    >>> evaluate([IncomeAtMost(5_000_000)], Applicant(income_pence=1_200_000)).name
    'ELIGIBLE'
    """
    return min((answer_to(one, applicant) for one in criteria if one.hard), default=Answer.ELIGIBLE)


def answer_to(criterion: Criterion, applicant: Applicant) -> Answer:
    """What comes of one thing that a fund asks for."""
    return ANSWERS[type(criterion)](criterion, applicant)


def _unless(told: object, holds: bool, otherwise: Answer) -> Answer:
    """Not known where nothing was told; else whether it holds."""
    return Answer.UNKNOWN if told is None or told == "" else Answer.ELIGIBLE if holds else otherwise


def _codes(asked: frozenset[str], told: frozenset[str] | None) -> Answer:
    return _unless(told, bool(told and told & asked), Answer.NO)


def _form(asked: LegalFormOneOf, who: Applicant) -> Answer:
    otherwise = Answer.NOT_YET if who.legal_form in CAN_CHANGE else Answer.NO
    return _unless(who.legal_form, who.legal_form in asked.forms, otherwise)


ANSWERS: dict[type, Callable[[Any, Applicant], Answer]] = {
    LegalFormOneOf: _form,
    IncomeAtMost: lambda asked, who: _unless(who.income_pence, (who.income_pence or 0) <= asked.pence, Answer.NO),
    IncomeAtLeast: lambda asked, who: _unless(who.income_pence, (who.income_pence or 0) >= asked.pence, Answer.NO),
    WorksIn: lambda asked, who: _codes(asked.areas, who.areas),
    ThemeOneOf: lambda asked, who: _codes(asked.codes, who.themes),
    BenefitsOneOf: lambda asked, who: _codes(asked.codes, who.beneficiaries),
    AgeAtLeast: lambda asked, who: _unless(who.months, (who.months or 0) >= asked.months, Answer.NOT_YET),
    Committee: lambda asked, who: _unless(who.committee, (who.committee or 0) >= asked.people, Answer.NOT_YET),
    Has: lambda asked, who: _unless(who.holds(asked.what), bool(who.holds(asked.what)), Answer.NOT_YET),
    OnARegister: lambda asked, who: _unless(who.registered, bool(who.registered), Answer.NOT_YET),
    AnyOf: lambda asked, who: max((answer_to(one, who) for one in asked.criteria), default=Answer.ELIGIBLE),
    AllOf: lambda asked, who: min((answer_to(one, who) for one in asked.criteria), default=Answer.ELIGIBLE),
}
