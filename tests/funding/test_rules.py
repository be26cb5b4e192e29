"""Criteria, whatever they are: they survive being kept, what is learnt never makes a group less certain, bids move on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.funding.queries.reasons import explain, said
from hedgerow.funding.rules.bids import MOVES, clock, may_follow, steps_from
from hedgerow.funding.rules.criteria import beyond_a_form, dump, found_by, from_needs, load, to_needs
from hedgerow.funding.rules.eligibility import evaluate
from hedgerow.funding.types import (
    AgeAtLeast,
    AllOf,
    Answer,
    AnyOf,
    Applicant,
    BenefitsOneOf,
    Clock,
    Committee,
    Has,
    Holding,
    IncomeAtLeast,
    IncomeAtMost,
    LegalFormOneOf,
    Needs,
    OnARegister,
    Scheme,
    Stage,
    StepKind,
    ThemeOneOf,
    WorksIn,
)
from hedgerow.organisations.types import LegalForm

FORMS = [form for form in LegalForm.values if form]
CODES = st.frozensets(st.sampled_from(["101", "105", "109", "112"]), min_size=1)
AREAS = st.frozensets(st.sampled_from(["E05000001", "E05000002", "E08000001"]), min_size=1)
HOLDINGS = st.frozensets(st.sampled_from(Holding))
MONEY = st.integers(0, 10**9)
HARD = st.booleans()
PLAIN = st.one_of(
    st.builds(LegalFormOneOf, st.frozensets(st.sampled_from(FORMS), min_size=1), HARD),
    st.builds(IncomeAtMost, MONEY, HARD),
    st.builds(IncomeAtLeast, MONEY, HARD),
    st.builds(WorksIn, AREAS, HARD),
    st.builds(ThemeOneOf, CODES, HARD),
    st.builds(BenefitsOneOf, CODES, HARD),
    st.builds(AgeAtLeast, st.integers(1, 120), HARD),
    st.builds(Committee, st.integers(1, 9), st.booleans(), HARD),
    st.builds(Has, st.sampled_from(Holding), HARD),
    st.builds(OnARegister, HARD),
)


def several(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """One of two, or both of two."""
    return st.builds(AnyOf, st.tuples(inner, inner), HARD) | st.builds(AllOf, st.tuples(inner, inner), HARD)


CRITERION = st.recursive(PLAIN, several, max_leaves=4)
CRITERIA = st.lists(CRITERION, max_size=5)
KNOWN: dict[str, st.SearchStrategy[Any]] = {
    "legal_form": st.sampled_from(FORMS),
    "income_pence": MONEY,
    "areas": AREAS,
    "themes": CODES,
    "beneficiaries": CODES,
    "months": st.integers(0, 200),
    "committee": st.integers(0, 12),
    "registered": st.booleans(),
}
APPLICANT = st.builds(
    Applicant, **{name: st.one_of(st.just(getattr(Applicant(), name)), one) for name, one in KNOWN.items()}
)


@given(CRITERIA)
def test_criteria_survive_being_kept(criteria: list[Any]) -> None:
    assert list(load(dump(criteria))) == criteria
    assert dump(load(dump(criteria))) == dump(criteria)


def test_a_kind_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no kind"):
        load([{"rule": "zodiac"}])


@given(CRITERIA, APPLICANT, st.sampled_from(sorted(KNOWN)), st.data())
def test_one_more_answer_settles_what_was_unknown_and_never_unsettles_what_was_known(
    criteria: list[Any], applicant: Applicant, name: str, data: st.DataObject
) -> None:
    """An answer to what nobody had said leaves "no" and "you could" as they are, and "not yet" at "not yet" or "no"."""
    if getattr(applicant, name) not in (None, ""):
        return
    before = evaluate(criteria, applicant)
    after = evaluate(criteria, replace(applicant, **{name: data.draw(KNOWN[name])}))
    if before in (Answer.NO, Answer.ELIGIBLE) and not any(isinstance(one, AnyOf) for one in criteria):
        assert after == before
    if before == Answer.ELIGIBLE:
        assert after == Answer.ELIGIBLE
    if before == Answer.NOT_YET and not any(isinstance(one, AnyOf | AllOf) for one in criteria):
        assert after in (Answer.NOT_YET, Answer.NO)


@given(CRITERIA, APPLICANT)
def test_every_finding_says_why_and_not_yet_what_to_change(criteria: list[Any], applicant: Applicant) -> None:
    verdict = explain(criteria, applicant)
    assert len(verdict.findings) + len(verdict.preferred) == len(criteria)
    for finding in (*verdict.findings, *verdict.preferred):
        assert str(finding.reason)
        assert bool(finding.change) == (finding.answer == Answer.NOT_YET)
        assert said(finding.criterion, {})


@given(CRITERIA, APPLICANT)
def test_the_answer_is_that_of_its_reasons(criteria: list[Any], applicant: Applicant) -> None:
    answers = [finding.answer for finding in explain(criteria, applicant).findings]
    assert explain(criteria, applicant).answer == evaluate(criteria, applicant) == min(answers, default=Answer.ELIGIBLE)


NEEDS = st.builds(
    Needs,
    areas=st.one_of(st.just(frozenset[str]()), AREAS),
    legal_forms=st.frozensets(st.sampled_from(FORMS)),
    themes=st.one_of(st.just(frozenset[str]()), CODES),
    beneficiaries=st.one_of(st.just(frozenset[str]()), CODES),
    income_most=st.none() | MONEY,
    income_least=st.none() | MONEY,
    months=st.none() | st.integers(1, 100),
    committee=st.none() | st.integers(1, 10),
    has=HOLDINGS,
    registered=st.booleans(),
)


@given(NEEDS, CRITERIA)
def test_what_a_form_says_comes_back_and_what_it_cannot_say_stays(needs: Needs, criteria: list[Any]) -> None:
    beyond = beyond_a_form(criteria)
    kept = (*from_needs(needs), *beyond)
    assert to_needs(kept) == needs
    assert beyond_a_form(kept) == beyond
    assert {code for scheme, code in found_by(kept) if scheme == Scheme.AREA} == needs.areas


TODAY = date(2026, 5, 4)


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("stage", "submit_by", "decision_by", "moved", "answer"),
    [
        (Stage.PREPARING, day(14), None, day(-3), Clock.DEADLINE),
        (Stage.PREPARING, day(15), None, day(-3), None),
        (Stage.CONSIDERED, day(0), None, day(-3), Clock.DEADLINE),
        (Stage.CONSIDERED, day(-1), None, day(-3), Clock.MISSED),
        (Stage.SUBMITTED, day(-90), day(-1), day(-80), Clock.NO_OUTCOME),
        (Stage.SUBMITTED, day(-90), day(0), day(-80), None),
        (Stage.CONSIDERED, None, None, day(-61), Clock.STUCK),
        (Stage.CONSIDERED, None, None, day(-60), None),
        (Stage.REFUSED, day(-90), day(-20), day(-200), None),
    ],
)
def test_a_bid_asks_to_be_looked_at(
    stage: Stage, submit_by: date | None, decision_by: date | None, moved: date, answer: Clock | None
) -> None:
    assert clock(stage, submit_by=submit_by, decision_by=decision_by, moved_on=moved, today=TODAY) == answer


def test_every_stage_is_reached_and_money_comes_only_after_an_award() -> None:
    reached = {after for later in MOVES.values() for after in later}
    assert reached | {Stage.CONSIDERED} == set(Stage)
    assert [stage for stage in Stage if may_follow(stage, StepKind.PAID)] == [Stage.AWARDED]
    assert all(may_follow(stage, step) for stage in Stage for step in steps_from(stage))
