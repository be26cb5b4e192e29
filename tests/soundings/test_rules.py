"""What pairs of answers say, and what may not be shown of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.soundings import rules
from hedgerow.soundings.rules import baseline, is_open, kept_apart, tidy
from hedgerow.soundings.types import LEAST, Pair, Question

SCORES = st.dictionaries(st.sampled_from(Question.values), st.integers(0, 5))
PAIRS = st.lists(st.builds(Pair, SCORES, SCORES), max_size=12)


def alike(before: int, after: int) -> Pair:
    return Pair(dict.fromkeys(Question.values, before), dict.fromkeys(Question.values, after))


def test_five_who_answered_both_times_are_shown() -> None:
    pairs = [alike(2, 4)] * 4 + [alike(3, 3)]
    change = baseline(pairs, asked=9, answered=6).questions["belonging"]
    assert (change.pairs, change.before, change.after, change.change) == (5, 2.2, 3.8, 1.6)
    assert (change.up, change.same, change.down) == (None, None, 0)  # 4 and 1 are too few to be told
    assert baseline(pairs[:4], asked=9, answered=4).hidden


def test_whoever_is_not_sure_or_leaves_one_out_does_not_count_there() -> None:
    pairs = [alike(2, 4)] * 5 + [alike(0, 5), alike(1, 0), Pair({}, {"belonging": 5})]
    change = baseline(pairs, asked=8, answered=8).questions["belonging"]
    assert (change.pairs, change.before, change.after) == (5, 2.0, 4.0)


@given(PAIRS)
def test_fewer_than_five_are_never_shown(pairs: list[Pair]) -> None:
    for change in baseline(pairs, asked=12, answered=12).questions.values():
        shown = (change.before, change.after, change.up, change.same, change.down)
        assert (change.pairs >= LEAST) == (not change.hidden)
        assert not change.hidden or set(shown) == {None}


@given(st.lists(st.integers(0, 9), min_size=2, max_size=5))
def test_what_is_hidden_in_a_part_cannot_be_had_back_from_the_whole(sizes: list[int]) -> None:
    parts = {
        str(number): baseline([alike(2, 4)] * size, asked=size, answered=size) for number, size in enumerate(sizes)
    }
    kept = kept_apart(parts)
    for question in Question.values:
        hidden = [part.questions[question].pairs for part in kept.values() if part.questions[question].hidden]
        seen = [part for part in kept.values() if not part.questions[question].hidden]
        assert sum(hidden) == 0 or sum(hidden) >= LEAST or not seen


def test_questions_are_open_for_sixty_days() -> None:
    asked = date(2026, 1, 1)
    assert is_open(asked, None, date(2026, 3, 2))
    assert not is_open(asked, None, date(2026, 3, 3))
    assert not is_open(asked, date(2026, 1, 5), date(2026, 1, 6))


def test_what_is_no_question_or_answer_is_refused() -> None:
    assert tidy({"belonging": 0, "confidence": None}) == {"belonging": 0}
    for wrong in ({"happiness": 3}, {"belonging": 6}, {"belonging": -1}):
        with pytest.raises(ValueError, match="none of"):
            tidy(wrong)


@given(st.integers(1, 10**12), st.data())
def test_a_code_leads_to_its_number_and_with_one_digit_wrong_to_none(number: int, data: st.DataObject) -> None:
    code = rules.code_of(number)
    assert rules.number_of(f" {code} ") == number
    at = data.draw(st.integers(0, len(code) - 1).filter(lambda place: code[place] != "-"))
    other = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != code[at]))
    assert rules.number_of(code[:at] + other + code[at + 1 :]) is None


@pytest.mark.parametrize("typed", ["", "-", "7", "x-3", "٣-4", "9" * 40])
def test_what_is_no_code_leads_nowhere(typed: str) -> None:
    assert rules.number_of(typed) is None
