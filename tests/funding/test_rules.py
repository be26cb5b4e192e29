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
from hedgerow.funding.rules.criteria import beyond_a_form, dump, found_by, from_needs, load, to_needs, whole_needs
from hedgerow.funding.rules.eligibility import evaluate
from hedgerow.funding.types import (
    AllOf,
    Answer,
    AnyOf,
    Applicant,
    Clock,
    Needs,
    Scheme,
    Stage,
    StepKind,
)
from tests.funding.made import APPLICANT, CRITERIA, KNOWN, NEEDS, PART


@given(CRITERIA)
def test_criteria_survive_being_kept(criteria: list[Any]) -> None:
    assert list(load(dump(criteria))) == criteria
    assert dump(load(dump(criteria))) == dump(criteria)


def test_a_kind_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no kind"):
        load([{"rule": "zodiac"}])
    with pytest.raises(ValueError, match="lacks something"):
        load([{"rule": "age"}])


@given(CRITERIA, APPLICANT, st.sampled_from(sorted(KNOWN)), st.data())
def test_one_more_answer_settles_what_was_unknown_and_never_unsettles_what_was_known(
    criteria: list[Any], applicant: Applicant, name: str, data: st.DataObject
) -> None:
    """An answer to what nobody had said leaves "no" and "you could" as they are, and "not yet" at "not yet" or "no"."""
    if getattr(applicant, name) not in (None, "", (), frozenset()):
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


@given(NEEDS)
def test_what_a_form_says_comes_back_through_what_is_kept(needs: Needs) -> None:
    assert whole_needs(load(dump(from_needs(needs)))) == needs


@given(CRITERIA, APPLICANT)
def test_a_form_that_is_saved_unchanged_changes_no_answer(criteria: list[Any], applicant: Applicant) -> None:
    after = from_needs(whole_needs(criteria))
    assert evaluate(after, applicant) == evaluate(criteria, applicant)
    assert from_needs(whole_needs(after)) == after
    assert len(after) == len(criteria)


@given(PART, CRITERIA)
def test_what_a_table_cannot_say_stays(needs: Needs, criteria: list[Any]) -> None:
    combined = [one for one in criteria if not one.hard or isinstance(one, AnyOf | AllOf)]
    beyond = beyond_a_form(combined)
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
