"""How a version is frozen, and what differs between two."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hedgerow.charter import rules


def content(**facts: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {"title": "Ours", "definition": "What holds us up.", "functions": [], "priorities": []}
    return {**empty, "promises": [], "performers": [], "matches": [], **facts}


def promise(code: str = "answer", text: str = "Answer in time.") -> dict[str, str]:
    return {"code": code, "side": "council", "maker": "The council", "to": "groups", "text": text, "seen": ""}


def priority(code: str, name: str) -> dict[str, Any]:
    return {"code": code, "name": name, "description": "", "starts": None, "ends": None}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text(max_size=5), JSON, max_size=5))
def test_the_canonical_text_reads_back_and_does_not_depend_on_the_order_of_keys(said: dict[str, Any]) -> None:
    text = rules.canonical(said)
    assert json.loads(text) == said
    assert rules.canonical(dict(reversed(said.items()))) == text


def test_the_hash_is_of_the_words_alone() -> None:
    assert rules.fingerprint(rules.canonical({"b": 1, "a": "ø"})) == rules.fingerprint('{"a":"ø","b":1}')


def test_two_that_say_the_same_do_not_differ() -> None:
    assert rules.differences(content(promises=[promise()]), content(promises=[promise()])) == []


def test_what_is_new_gone_and_said_in_other_words() -> None:
    before = content(
        promises=[promise(), promise("pay", "Pay in ten days.")], priorities=[priority("warm", "Warm homes")]
    )
    after = content(
        promises=[promise(text="Answer in ten days."), promise("ask", "Ask once.")],
        priorities=[priority("warm", "Warm homes")],
        definition="Other words.",
    )
    found = [(one.part, one.kind) for one in rules.differences(before, after)]
    assert found == [("definition", "changed"), ("promises", "changed"), ("promises", "new"), ("promises", "gone")]


WORDS = st.lists(
    st.tuples(st.text("abc", min_size=1, max_size=2), st.text("ABCabc ", min_size=1, max_size=3)),
    max_size=6, unique_by=(lambda one: one[0], lambda one: one[1].casefold()),
)  # fmt: skip


@given(WORDS, WORDS)
def test_comparing_leaves_no_word_out_and_counts_none_of_ours_twice(
    here: list[tuple[str, str]], there: list[tuple[str, str]]
) -> None:
    found = rules.compared(here, there)
    assert sorted([one for one, _ in found.both] + list(found.only_here)) == sorted(label for _, label in here)
    assert {other for _, other in found.both} | set(found.only_there) == {label for _, label in there}
