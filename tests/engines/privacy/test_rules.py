"""The words by which a person is recognised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.engines.privacy import rules
from hedgerow.engines.privacy.types import Person


def person(**known: tuple[str, ...]) -> Person:
    return Person(rows={}, refs=(), **known)


MINA = person(
    names=("Wilhelmina Quill",),
    emails=("mina@quill.example",),
    phones=("07700 900123",),
    addresses=("3 Plover Row, Ash",),
)


@pytest.mark.parametrize(
    "text",
    [
        "wilhelmina  quill rang",
        "WILHELMINA QUILL",
        "(Wilhelmina\nQuill)",
        "write to Mina@Quill.example.",
        "on 07700900123",
        "on +44 7700 900 123",
        "on 0044 (0)7700-900-123",
        "3 Plover Row\nAsh",
    ],
)
def test_she_is_found(text: str) -> None:
    words = rules.pattern(MINA)
    assert words
    assert words.search(text)
    assert not words.search(str(rules.without(text, words)))


@pytest.mark.parametrize(
    "text",
    [
        "Wilhelmina Quillam",
        "Anna-Wilhelmina",
        "admina@quill.example",
        "mina@quill.example.org",
        "077009001234",
        "Quill",
    ],
)
def test_others_are_not(text: str) -> None:
    words = rules.pattern(MINA)
    assert words
    assert not words.search(text)


def test_nobody_is_known_by_nothing() -> None:
    assert rules.pattern(person()) is None
    assert rules.pattern(person(phones=("12",))) is None


def test_what_somebody_else_has_too_is_not_hers_alone() -> None:
    words = rules.strong(MINA, frozenset({"mina@quill.example"}))
    assert words
    assert not words.search("mina@quill.example")
    assert words.search("07700 900123")


names = st.from_regex(r"[A-Z][a-zé]{1,9} [A-Z][a-z]{1,9}", fullmatch=True)
values = st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=6)


@given(name=names, value=values, before=st.text(alphabet=" .,;\n"))
def test_whatever_holds_a_name_no_longer_does(name: str, value: object, before: str) -> None:
    words = rules.pattern(person(names=(name,)))
    assert words
    held = {"a": [value, f"x{before}, {name} {before}y"], name: 1}
    cleaned = rules.without(held, words)
    assert not [text for text in rules.strings(cleaned) if words.search(text)]


@given(name=names)
def test_a_database_is_asked_for_a_piece_that_is_in_it(name: str) -> None:
    somebody = person(names=(name,))
    for text in (name, name.upper(), name.lower()):
        assert any(piece in text for piece in rules.needles(somebody))
