"""Who can get a fund. Read this to know what "you could get this", "not yet", "no" and "we need one more answer" mean.

Each line is one thing that a fund asks, what is known of a group, and what we say.
"""

from __future__ import annotations

import pytest

from hedgerow.funding.queries.reasons import explain
from hedgerow.funding.rules.eligibility import evaluate
from hedgerow.funding.types import (
    AgeAtLeast,
    AllOf,
    Answer,
    AnyOf,
    Applicant,
    BenefitsOneOf,
    Committee,
    Criterion,
    Has,
    Holding,
    IncomeAtLeast,
    IncomeAtMost,
    LegalFormOneOf,
    OnARegister,
    ThemeOneOf,
    WorksIn,
)

YES, NOT_YET, NO, ASK = Answer.ELIGIBLE, Answer.NOT_YET, Answer.NO, Answer.UNKNOWN
BROOK, THORNMERE = "E05000001", "E08000001"
BANK, RULES = Holding.BANK_ACCOUNT, Holding.GOVERNING_DOCUMENT


@pytest.mark.parametrize(
    ("asked", "group", "answer"),
    [
        # Income: a ceiling counts its own amount in. Nobody can be told to earn less, or to grow.
        (IncomeAtMost(5_000_000), Applicant(income_pence=5_000_000), YES),
        (IncomeAtMost(5_000_000), Applicant(income_pence=5_000_001), NO),
        (IncomeAtMost(5_000_000), Applicant(), ASK),
        (IncomeAtLeast(1_000_000), Applicant(income_pence=999_999), NO),
        # Where: working in the ward is working in the borough; working elsewhere is not.
        (WorksIn(frozenset({THORNMERE})), Applicant(areas=frozenset({BROOK, THORNMERE})), YES),
        (WorksIn(frozenset({BROOK})), Applicant(areas=frozenset({"E05000002"})), NO),
        (WorksIn(frozenset({BROOK})), Applicant(), ASK),
        # How it is set up: an unincorporated group can become something else, a company hardly.
        (LegalFormOneOf(frozenset({"cio", "trust"})), Applicant(legal_form="cio"), YES),
        (LegalFormOneOf(frozenset({"cio", "trust"})), Applicant(legal_form="unincorporated"), NOT_YET),
        (LegalFormOneOf(frozenset({"cio", "trust"})), Applicant(legal_form="cic_shares"), NO),
        # A company limited by shares is not one limited by guarantee.
        (LegalFormOneOf(frozenset({"cic_guarantee"})), Applicant(legal_form="cic_shares"), NO),
        # What for, and for whom: one of several is enough.
        (ThemeOneOf(frozenset({"105", "112"})), Applicant(themes=frozenset({"112", "109"})), YES),
        (ThemeOneOf(frozenset({"105"})), Applicant(themes=frozenset({"109"})), NO),
        (BenefitsOneOf(frozenset({"201"})), Applicant(), ASK),
        # Age and committee: what is missing can come.
        (AgeAtLeast(12), Applicant(months=12), YES),
        (AgeAtLeast(12), Applicant(months=11), NOT_YET),
        (Committee(3), Applicant(committee=3), YES),
        (Committee(3), Applicant(committee=2), NOT_YET),
        # What is in place: who has answered for one thing has answered for all.
        (Has(BANK), Applicant(has=frozenset({BANK})), YES),
        (Has(BANK), Applicant(has=frozenset({RULES}), has_not=frozenset({BANK})), NOT_YET),
        (Has(BANK), Applicant(), ASK),
        (OnARegister(), Applicant(registered=False), NOT_YET),
        # Either is enough; of both, the worse counts.
        (AnyOf((OnARegister(), Committee(3))), Applicant(registered=False, committee=3), YES),
        (AnyOf((OnARegister(), Committee(3))), Applicant(registered=False, committee=2), NOT_YET),
        (AllOf((OnARegister(), Committee(3))), Applicant(registered=True, committee=2), NOT_YET),
        (AnyOf((AllOf((OnARegister(), Has(BANK))), IncomeAtMost(100))), Applicant(income_pence=50), YES),
    ],
)
def test_one_thing_that_a_fund_asks(asked: Criterion, group: Applicant, answer: Answer) -> None:
    assert evaluate([asked], group) == answer
    verdict = explain([asked], group)
    assert verdict.findings[0].reason
    assert bool(verdict.findings[0].change) == (answer == NOT_YET), "not yet, and only that, says what to change"


def test_a_fund_that_asks_nothing_is_for_anybody() -> None:
    assert evaluate([], Applicant()) == YES


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [(YES, YES, YES), (YES, ASK, ASK), (ASK, NOT_YET, NOT_YET), (NOT_YET, NO, NO), (ASK, NO, NO)],
)
def test_the_worst_of_several_counts(first: Answer, second: Answer, together: Answer) -> None:
    """What is not known can only make it worse: so "not yet" stands before "we need one more answer"."""
    shown = {
        YES: (Committee(1), {"committee": 5}),
        ASK: (AgeAtLeast(12), {}),
        NOT_YET: (Has(BANK), {"has": frozenset[Holding](), "has_not": frozenset({BANK})}),
        NO: (IncomeAtMost(1), {"income_pence": 2}),
    }
    asked = [shown[one][0] for one in (first, second)]
    known = {**shown[first][1], **shown[second][1]}
    assert evaluate(asked, Applicant(**known)) == together  # type: ignore[arg-type]


def test_what_only_helps_changes_no_answer_and_is_told() -> None:
    verdict = explain([IncomeAtMost(1, hard=False)], Applicant(income_pence=100))
    assert verdict.answer == YES
    assert [finding.answer for finding in verdict.preferred] == [NO]


def test_reasons_use_the_names_of_places_and_things() -> None:
    verdict = explain([WorksIn(frozenset({BROOK}))], Applicant(areas=frozenset()), {BROOK: "Brook"})
    assert str(verdict.findings[0].reason) == "It is only for work in Brook."
