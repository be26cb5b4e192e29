"""The questions of the health check are whole, and fewer for the small."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hedgerow.development.queries.questions import AREAS, QUESTIONS
from hedgerow.development.rules.checks import SIZES, asked, changes, score, standing, to_do, traits
from hedgerow.development.types import Reply, Standing, Trait, Weight

CODE = re.compile(r"[a-z_]{2,40}")
ALL = [question for area in AREAS for question in area.questions]
SETS = some.frozensets(some.sampled_from(list(Trait)))


def test_there_are_eight_areas_each_with_questions_for_everybody() -> None:
    assert len(AREAS) == 8
    for area in AREAS:
        assert CODE.fullmatch(area.code)
        assert area.about
        assert [each for each in area.questions if each.least == "micro" and not each.only], area.code


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.code)
def test_a_question_is_whole(question: object) -> None:
    told = QUESTIONS[question.code]  # type: ignore[attr-defined]
    assert told is question, "a code is used once"
    assert CODE.fullmatch(told.code)
    assert str(told.text).endswith("?")
    assert "  " not in str(told.text)
    assert not str(told.todo).endswith(".")
    assert len(str(told.todo)) <= 200, "it must fit a to-do"
    assert told.least in SIZES
    assert (told.weight == Weight.DUTY) == bool(told.law)
    if told.law:
        assert re.search(r"\d{4}|article|CC\d", str(told.law)), "a duty names the law, with where it stands"


def test_a_small_group_is_asked_much_less_than_a_large_one() -> None:
    small, large = (len(asked(AREAS, band=band, holds=())) for band in ("micro", "large"))
    assert small <= 20
    assert small * 2 < large


@given(SETS, SETS)
def test_nobody_is_asked_less_for_being_larger_or_for_more_that_is_true(
    some_hold: frozenset[Trait], more: frozenset[Trait]
) -> None:
    for less, larger in itertools.pairwise(SIZES):
        assert set(asked(AREAS, band=less, holds=some_hold)) <= set(asked(AREAS, band=larger, holds=some_hold | more))


@given(some.dictionaries(some.sampled_from(sorted(QUESTIONS)), some.sampled_from(Reply.values)))
def test_scores_add_up_and_what_is_to_do_is_what_is_not_in_order(replies: dict[str, str]) -> None:
    put = asked(AREAS, band="large", holds=frozenset(Trait))
    scores = [score(area, put, replies) for area in AREAS]
    assert sum(each.asked for each in scores) == len(put)
    assert sum(each.yes for each in scores) == sum(replies.get(code) == Reply.YES for code in put)
    open_ones = to_do(AREAS, put, replies)
    assert len(open_ones) == sum(each.answered - each.yes for each in scores)
    weights = [each.weight for each in open_ones]
    assert weights == sorted(weights, key=lambda weight: weight != Weight.DUTY), "duties come first"
    assert sum(each.duties for each in scores) == weights.count(Weight.DUTY)
    assert not changes(put, replies, replies)


@pytest.mark.parametrize(
    ("asked_of", "yes", "duties", "found"),
    [
        (0, 0, 0, Standing.NONE),
        (5, 5, 0, Standing.WELL),
        (5, 4, 0, Standing.WELL),
        (5, 3, 0, Standing.SOME),
        (5, 1, 0, Standing.FIRST),
        (5, 4, 1, Standing.FIRST),
    ],
)
def test_what_comes_first(asked_of: int, yes: int, duties: int, found: Standing) -> None:
    assert standing(asked_of, yes, duties) == found


def test_what_is_true_of_a_group_is_read_from_what_is_known() -> None:
    known = {"legal_form": "", "band": "micro", "staff": None, "org_ids": []}
    assert traits(**known) == frozenset()
    assert traits(**{**known, "org_ids": ["GB-CHC-1000003"]}) == {Trait.CHARITY}
    assert traits(**{**known, "legal_form": "cic_guarantee", "staff": 2}) == {Trait.COMPANY, Trait.EMPLOYER}
    assert traits(**{**known, "band": "medium"}) == {Trait.EMPLOYER}
    assert traits(**{**known, "band": "medium", "staff": 0}) == frozenset()
