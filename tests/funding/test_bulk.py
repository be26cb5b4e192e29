"""Many groups against many funds at once answers as one against one does, whatever the rules are."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hedgerow.funding.rules.bulk import ANSWERS, Crowd, fit_all
from hedgerow.funding.rules.criteria import KINDS, dump, load
from hedgerow.funding.rules.eligibility import answer_to, evaluate
from hedgerow.funding.types import Answer, Applicant, IncomeAtMost
from tests.funding.made import APPLICANT, CRITERIA, FUNDERS

FUND = st.tuples(CRITERIA, st.sampled_from(FUNDERS)).map(lambda made: load(dump(made[0]), made[1]))


@settings(max_examples=60)
@given(st.lists(APPLICANT, max_size=8), st.lists(FUND, max_size=6))
def test_the_fast_way_answers_as_the_obvious_one(applicants: list[Applicant], funds: list[Any]) -> None:
    fittings = list(fit_all(Crowd(applicants), funds))
    assert len(fittings) == len(funds)
    for criteria, fitting in zip(funds, fittings, strict=True):
        answers = [evaluate(criteria, each) for each in applicants]
        assert fitting.answers.tolist() == answers
        assert fitting.matches.tolist() == [place for place, answer in enumerate(answers) if answer != Answer.NO]
        for match, place in enumerate(fitting.matches.tolist()):
            hard = [one for one in criteria if one.hard]
            assert fitting.reasons_of(match) == {one: answer_to(one, applicants[place]) for one in hard}


def test_no_kind_is_forgotten() -> None:
    assert ANSWERS.keys() == set(KINDS.values())


def test_nobody_at_all_is_held_against_funds_too() -> None:
    fitting = Crowd([]).fit([IncomeAtMost(5)])
    assert (fitting.answers.tolist(), fitting.matches.tolist()) == ([], [])
    assert Crowd([Applicant()]).fit([]).answers.tolist() == [Answer.ELIGIBLE]
