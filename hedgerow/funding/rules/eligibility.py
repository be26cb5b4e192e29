"""Who could get a fund: criteria held against what is known of an applicant, by one pure function.

The kinds of criterion are those found in real small-grant schemes (field.md, "Eligibility rules"). A hard fail differs
from a lower priority: criteria that are not hard are told, and change no answer. The sentences are in queries/reasons;
`rules.bulk` answers the same for many groups and funds at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from hedgerow.funding.types.answers import Answer
from hedgerow.funding.types.applicants import LIVE, Applicant
from hedgerow.funding.types.criteria import (
    AgeAtLeast,
    AllOf,
    AnyOf,
    BenefitsOneOf,
    Committee,
    Criterion,
    Excludes,
    GapSince,
    Has,
    IncomeAtLeast,
    IncomeAtMost,
    LegalFormOneOf,
    MatchFunding,
    OnARegister,
    OneLiveGrant,
    ReservesUnder,
    Signatories,
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
    return _unless(told, bool(told and not told.isdisjoint(asked)), Answer.NO)


def _form(asked: LegalFormOneOf, who: Applicant) -> Answer:
    otherwise = Answer.NOT_YET if who.legal_form in CAN_CHANGE else Answer.NO
    return _unless(who.legal_form, who.legal_form in asked.forms, otherwise)


def _income_most(asked: IncomeAtMost, who: Applicant) -> Answer:
    came = who.income_of(asked.years)
    return _unless(came, (came or 0) <= asked.pence * asked.years, Answer.NO)


def _income_least(asked: IncomeAtLeast, who: Applicant) -> Answer:
    came = who.income_of(asked.years)
    return _unless(came, (came or 0) >= asked.pence * asked.years, Answer.NO)


def _one_grant(asked: OneLiveGrant, who: Applicant) -> Answer:
    since = who.since_grant(asked.funder)
    return _unless(since, since != LIVE, Answer.NOT_YET)


def _gap(asked: GapSince, who: Applicant) -> Answer:
    since = who.since_grant(asked.funder)
    return _unless(since, (since or 0) >= asked.months, Answer.NOT_YET)


def _excludes(asked: Excludes, who: Applicant) -> Answer:
    return _unless(who.purposes, asked.what not in (who.purposes or ()), Answer.NO)


def _at_least(told: int | None, asked: int) -> Answer:
    return _unless(told, (told or 0) >= asked, Answer.NOT_YET)


def _reserves(asked: ReservesUnder, who: Applicant) -> Answer:
    return _unless(who.reserves_months, (who.reserves_months or 0) < asked.months, Answer.NOT_YET)


ANSWERS: dict[type, Callable[[Any, Applicant], Answer]] = {
    LegalFormOneOf: _form,
    IncomeAtMost: _income_most,
    IncomeAtLeast: _income_least,
    ReservesUnder: _reserves,
    WorksIn: lambda asked, who: _codes(asked.areas, who.areas),
    ThemeOneOf: lambda asked, who: _codes(asked.codes, who.themes),
    BenefitsOneOf: lambda asked, who: _codes(asked.codes, who.beneficiaries),
    AgeAtLeast: lambda asked, who: _at_least(who.months, asked.months),
    Committee: lambda asked, who: _at_least(who.committee, asked.people),
    Signatories: lambda asked, who: _at_least(who.signatories, asked.people),
    Has: lambda asked, who: _unless(who.holds(asked.what), bool(who.holds(asked.what)), Answer.NOT_YET),
    OnARegister: lambda asked, who: _unless(who.registered, bool(who.registered), Answer.NOT_YET),
    OneLiveGrant: _one_grant,
    GapSince: _gap,
    MatchFunding: lambda asked, who: _at_least(who.match_percent, asked.percent),
    Excludes: _excludes,
    AnyOf: lambda asked, who: max((answer_to(one, who) for one in asked.criteria), default=Answer.ELIGIBLE),
    AllOf: lambda asked, who: min((answer_to(one, who) for one in asked.criteria), default=Answer.ELIGIBLE),
}
