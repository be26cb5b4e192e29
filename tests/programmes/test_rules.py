"""Terms that can be, scores that add up, and what follows an award."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.programmes.rules import assessing, awards, rounds
from hedgerow.programmes.types import Criterion, Marked, ReportKind, ScoreSheet, Sent, Terms
from hedgerow.programmes.types.rounds import TermsFault

TERMS = Terms(
    "Spring", "Small grants", date(2027, 1, 4), date(2027, 2, 12), date(2027, 3, 31), pot=2_000_000, least=20_000, most=200_000
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({}, None),
        ({"closes_on": date(2027, 1, 3)}, TermsFault.DAYS),
        ({"decision_by": date(2027, 2, 12)}, TermsFault.TOLD),
        ({"least": 200_001}, TermsFault.SUMS),
        ({"most": 2_000_001}, TermsFault.POT),
        ({"least": 0}, TermsFault.NOTHING),
        ({"full_from": 1}, TermsFault.REPORTS),
    ],
)
def test_terms_that_contradict_themselves(change: dict[str, object], fault: TermsFault | None) -> None:
    assert rounds.wrong_terms(replace(TERMS, **change)) == fault


@pytest.mark.parametrize(
    ("pence", "kind"),
    [(49_999, ReportKind.LINE), (50_000, ReportKind.SHORT), (999_999, ReportKind.SHORT), (1_000_000, ReportKind.FULL)],
)
def test_a_report_is_in_proportion_to_the_grant(pence: int, kind: ReportKind) -> None:
    assert rounds.report_kind(pence, line_below=50_000, full_from=1_000_000) == kind


def test_a_report_is_due_a_month_after_the_work_and_never_before_the_decision() -> None:
    assert rounds.report_due(date(2027, 8, 31), date(2027, 3, 1)) == date(2027, 9, 28)
    assert rounds.report_due(None, date(2027, 3, 1)) == date(2028, 4, 1)
    assert rounds.report_due(date(2026, 1, 1), date(2027, 3, 1)) == date(2027, 4, 1)


def test_what_is_missing_is_said_at_its_field() -> None:
    whole = Sent("A warm room", 50_000, ("E05000819",))
    assert rounds.wrong_sending(whole, least=20_000, most=200_000) == {}
    assert set(rounds.wrong_sending(Sent(), least=1, most=2)) == {"title", "pence", "areas"}
    assert "£200" in rounds.wrong_sending(replace(whole, pence=19_999), least=20_000, most=200_000)["pence"]
    assert "£2,000" in rounds.wrong_sending(replace(whole, pence=200_001), least=20_000, most=200_000)["pence"]
    days = replace(whole, starts_on=date(2027, 5, 2), ends_on=date(2027, 5, 1))
    assert set(rounds.wrong_sending(days, least=1, most=200_000)) == {"ends_on"}


GUIDE = (Criterion("need", "Need", most=5, weight=3), Criterion("plan", "Plan", most=10, weight=1))


def test_a_score_counts_only_when_it_is_whole() -> None:
    marks = [Marked(1, "need", 5), Marked(1, "plan", 10), Marked(2, "need", 3)]
    found = assessing.sheet(7, GUIDE, marks, assessors=3)
    assert found == ScoreSheet(7, by=1, missing=2, mean=10_000, low=10_000, high=10_000)


@given(st.dictionaries(st.integers(1, 5), st.tuples(st.integers(0, 5), st.integers(0, 10)), min_size=1))
def test_the_mean_is_that_of_plain_arithmetic(given_marks: dict[int, tuple[int, int]]) -> None:
    marks = [
        Marked(who, key, value)
        for who, pair in given_marks.items()
        for key, value in zip(("need", "plan"), pair, strict=True)
    ]
    found = assessing.sheet(1, GUIDE, marks, assessors=5)
    plain = [Fraction(3 * need, 5) + Fraction(plan, 10) for need, plan in given_marks.values()]
    assert found.mean is not None
    assert abs(found.mean - 2_500 * sum(plain) / len(plain)) <= 1  # each is rounded once, and their mean once more
    assert found.low is not None
    assert found.low <= found.mean <= (found.high or 0)


@given(
    st.lists(st.tuples(st.none() | st.integers(0, 10_000), st.integers(1, 10**6)), max_size=12), st.integers(0, 10**7)
)
def test_the_comparison_keeps_all_and_never_reaches_past_the_pot(rows: list[tuple[int | None, int]], pot: int) -> None:
    sheets = [ScoreSheet(number, mean=mean, low=mean, high=mean) for number, (mean, _pence) in enumerate(rows)]
    found = assessing.compared(sheets, {number: pence for number, (_mean, pence) in enumerate(rows)}, pot=pot)
    assert sorted(one.sheet.application for one in found) == list(range(len(rows)))
    means = [one.sheet.mean for one in found if one.sheet.mean is not None]
    assert means == sorted(means, reverse=True)
    assert [one.place for one in found if one.sheet.mean is None] == [None] * (len(found) - len(means))
    for mean, place in {(one.sheet.mean, one.place) for one in found if one.place is not None}:
        assert place == 1 + sum(other > mean for other in means)
    assert all(one.running <= pot for one in found if one.within)
    assert found == [] or found[-1].running == sum(pence for _mean, pence in rows)


@given(st.integers(1, 10**8), st.integers(0, 800), st.none() | st.integers(0, 900))
def test_payments_add_up_to_the_award(pence: int, until: int, length: int | None) -> None:
    start = date(2027, 1, 1) + timedelta(days=until)
    ends = None if length is None else start + timedelta(days=length)
    found = awards.plan(pence, accepted_on=date(2027, 6, 1), starts_on=start, ends_on=ends)
    assert sum(one.pence for one in found) == pence
    assert all(one.pence > 0 and one.due > date(2027, 6, 1) for one in found)
    assert [one.due for one in found] == sorted(one.due for one in found)


def test_an_award_over_the_pot_is_told_by_how_much() -> None:
    assert awards.over(1_000, [400, 500], 100) == 0
    assert awards.over(1_000, [400, 500], 101) == 1
