"""What a fund asks for that nobody could meet."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from hedgerow.funding.rules.contradictions import contradictions
from hedgerow.funding.rules.eligibility import evaluate
from hedgerow.funding.types import (
    AllOf,
    Answer,
    AnyOf,
    Applicant,
    Committee,
    Criterion,
    Excludes,
    Exclusion,
    IncomeAtLeast,
    IncomeAtMost,
    LegalFormOneOf,
    MatchFunding,
    OnARegister,
    ReservesUnder,
    ThemeOneOf,
)
from hedgerow.funding.types.answers import Clash
from tests.funding.made import APPLICANT, CRITERIA

CIO, CLG = frozenset({"cio"}), frozenset({"clg"})


@pytest.mark.parametrize(
    ("criteria", "clash"),
    [
        ([IncomeAtMost(5_000), IncomeAtLeast(5_001)], Clash.INCOME),
        ([AllOf((IncomeAtMost(5_000), Committee(2))), IncomeAtLeast(5_001)], Clash.INCOME),
        ([LegalFormOneOf(CIO), LegalFormOneOf(CLG)], Clash.FORMS),
        ([LegalFormOneOf(frozenset())], Clash.NOTHING),
        ([ThemeOneOf(frozenset({"108"})), Excludes(Exclusion.RELIGIOUS)], Clash.WORSHIP),
        ([MatchFunding(100)], Clash.SHARE),
        ([ReservesUnder(0)], Clash.RESERVES),
        ([IncomeAtMost(5_000), IncomeAtLeast(6_000, hard=False)], Clash.NEVER_HELPS),
        ([IncomeAtMost(5_000), AnyOf((IncomeAtLeast(6_000), IncomeAtLeast(7_000)))], Clash.NEVER_ENOUGH),
        ([OnARegister(), AnyOf((OnARegister(), Committee(5)))], Clash.ENOUGH_ANYWAY),
    ],
)
def test_what_contradicts_itself_is_said(criteria: list[Criterion], clash: Clash) -> None:
    found = contradictions(criteria)
    assert [one.clash for one in found] == [clash]
    assert str(found[0].sentence)


@pytest.mark.parametrize(
    "criteria",
    [
        [IncomeAtMost(5_000), IncomeAtLeast(5_000)],
        # a good year after poor ones: the mean may be little where the last year was much
        [IncomeAtMost(5_000, years=3), IncomeAtLeast(6_000)],
        [LegalFormOneOf(CIO | CLG), LegalFormOneOf(CLG)],
        [IncomeAtMost(5_000), AnyOf((IncomeAtLeast(6_000), OnARegister()))],
        [ThemeOneOf(frozenset({"108", "105"})), Excludes(Exclusion.RELIGIOUS)],
    ],
)
def test_what_somebody_could_meet_is_let_be(criteria: list[Criterion]) -> None:
    assert contradictions(criteria) == []


@given(CRITERIA, APPLICANT)
def test_nobody_could_get_what_contradicts_itself(criteria: list[Any], applicant: Applicant) -> None:
    never = {Clash.INCOME, Clash.FORMS, Clash.NOTHING, Clash.RESERVES, Clash.NEVER_ENOUGH}
    if any(one.clash in never for one in contradictions(criteria)):
        assert evaluate(criteria, applicant) != Answer.ELIGIBLE
