"""Forms made of data: what is kept, what is asked, and what is wrong, each in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.engines.questions import rules
from hedgerow.engines.questions.types import LED_BY, Kind, Question

FORM = (
    Question("need", Kind.LONG, "What is needed?", most_words=5),
    Question("venue", Kind.YES_NO, "Do you need a hall?"),
    Question("hall", Kind.SHORT, "Which hall?", only_if="venue", only_value="yes"),
    Question("size", Kind.NUMBER, "How many chairs?", only_if="venue", only_value="yes", required=False),
    Question("costs", Kind.COSTS, "What does it cost?"),
)
WHOLE = {"need": "A warm room", "venue": "no", "costs": [["Heating", "£120"]]}


def test_a_whole_form_has_no_faults() -> None:
    assert rules.faults(FORM, WHOLE) == {}


def test_what_is_hidden_asks_nothing_and_keeps_nothing() -> None:
    told = {**WHOLE, "hall": "The old one"}
    assert "hall" not in rules.faults(FORM, {**WHOLE})
    assert "hall" not in rules.only_asked(FORM, told)
    assert rules.only_asked(FORM, {**told, "venue": "yes"})["hall"] == "The old one"


def test_a_question_under_a_hidden_one_is_hidden_too() -> None:
    form = (*FORM[:2], Question("which", Kind.YES_NO, "Is it near?", only_if="venue", only_value="yes"),
            Question("how", Kind.SHORT, "How near?", only_if="which", only_value="yes"))  # fmt: skip
    assert [one.key for one in rules.asked(form, {"venue": "no", "which": "yes"})] == ["need", "venue"]


@pytest.mark.parametrize(
    ("key", "said", "names"),
    [
        ("need", "one two three four five six", "6 words long, and 5 are read"),
        ("need", "", "Please answer this"),
        ("venue", "perhaps", "Choose one of the list"),
        ("costs", [["", "12"]], "Row 1 has an amount"),
        ("costs", [["Paint", "5"], ["Brushes", "ten pounds"]], "Row 2, “Brushes”: “ten pounds” is not an amount"),
        ("costs", [["Paint", "-5"]], "less than nothing"),
    ],
)
def test_what_is_wrong_is_said_at_its_question(key: str, said: object, names: str) -> None:
    found = rules.faults(FORM, {**WHOLE, key: said})
    assert list(found) == [key]
    assert names in found[key]


@pytest.mark.parametrize("said", ["12.5", "a few", "²", "1" * 13])
def test_a_number_is_in_figures(said: str) -> None:
    assert "whole number" in rules.fault(Question("n", Kind.NUMBER, "How many?"), said)


@pytest.mark.parametrize("said", ["31/03/2027", "soon", "2027-02-30"])
def test_a_date_is_one(said: str) -> None:
    assert "not a date" in rules.fault(Question("d", Kind.DAY, "When?"), said)


def test_pasted_text_loses_what_nobody_sees() -> None:
    assert rules.cleaned("A\u200b warm\u00a0room\r\nfor\x0ball\x07 ") == "A warm room\nfor\nall"


def test_costs_are_added_up_from_what_can_be_read() -> None:
    assert rules.costs([["Paint", "5"], ["Brushes", "ten"], ["Rent", "1,000.50"]]) == [("Paint", 500), ("Rent", 100050)]


def test_whoever_leads_a_group_need_not_say() -> None:
    one = Question("led", Kind.LED_BY, "Who leads the group?")
    assert rules.fault(one, ["not-said"]) == ""
    assert rules.fault(one, ["somebody"])
    assert rules.read([one], {"led": ["women"]})[0].lines == (str(LED_BY["women"]),)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (Question("a", Kind.SHORT, " "), "say what is asked"),
        (Question("need", Kind.SHORT, "Again?"), "twice"),
        (Question("a", Kind.ONE, "Which?", options=("this", "this")), "two choices"),
        (Question("a", Kind.LONG, "Why?", most_words=0), "from 1 to 5,000"),
        (Question("a", Kind.SHORT, "Why?", only_if="later", only_value="yes"), "does not stand before it"),
        (Question("a", Kind.SHORT, "Why?", only_if="need", only_value="yes"), "no choices"),
        (Question("a", Kind.SHORT, "Why?", only_if="venue", only_value="maybe"), "nobody can give"),
    ],
)
def test_a_form_that_nobody_could_answer_is_refused(wrong: Question, says: str) -> None:
    assert rules.wrong_form(FORM) == ""
    assert says in rules.wrong_form((*FORM, wrong))


QUESTIONS = st.builds(
    Question,
    key=st.text("abc", min_size=1, max_size=4),
    kind=st.sampled_from(list(Kind)),
    label=st.text(max_size=20),
    guidance=st.text(max_size=20),
    required=st.booleans(),
    most_words=st.none() | st.integers(1, 500),
    options=st.lists(st.text(max_size=9), max_size=4).map(tuple),
    only_if=st.text("abc", max_size=4),
    only_value=st.text(max_size=5),
)


@given(st.lists(QUESTIONS, max_size=6))
def test_a_form_is_kept_as_it_is(form: list[Question]) -> None:
    assert rules.load(rules.dump(form)) == tuple(form)


@given(QUESTIONS, st.text(max_size=60) | st.lists(st.text(max_size=9), max_size=3))
def test_whatever_is_typed_gets_a_sentence_or_none_and_never_fails(one: Question, typed: str | list[str]) -> None:
    said = [[text, text] for text in typed] if one.kind == Kind.COSTS else typed
    held = rules.kept(one, said)
    assert isinstance(rules.fault(one, held), str)
    rules.read([one], {one.key: held})
