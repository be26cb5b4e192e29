"""Whole addresses, names of messages, and when to try again."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.engines.mail import rules
from hedgerow.engines.mail.types import Button, Letter

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
WORDS = st.text(max_size=40)
LETTERS = st.builds(
    Letter,
    subject=WORDS,
    paragraphs=st.lists(WORDS, max_size=3).map(tuple),
    button=st.none() | st.builds(Button, words=WORDS, url=WORDS),
    code=WORDS,
    small=st.lists(WORDS, max_size=2).map(tuple),
    unsubscribe=WORDS,
)


def test_paths_become_whole_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HEDGEROW_ADDRESS", raising=False)
    assert rules.absolute("/link/a/") == "http://127.0.0.1:8000/link/a/"
    monkeypatch.setenv("HEDGEROW_ADDRESS", "https://here.example/")
    assert rules.absolute("/link/a/") == "https://here.example/link/a/"
    assert rules.absolute("https://elsewhere.example/") == "https://elsewhere.example/"
    assert rules.message_id("a").endswith("@here.example>")


@given(LETTERS)
def test_a_letter_outlives_its_json(letter: Letter) -> None:
    assert rules.letter_of(asdict(letter)) == letter


@given(LETTERS)
def test_what_others_read_holds_no_secret(letter: Letter) -> None:
    said = rules.without_secrets(letter)
    assert not rules.is_secret(said) or set(said.code) == {"·"}
    assert said.paragraphs == letter.paragraphs


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_message_is_named_for_its_key_alone(one: str, other: str) -> None:
    assert (rules.message_id(one) == rules.message_id(other)) == (one == other)


def test_tries_grow_further_apart_and_come_to_an_end() -> None:
    times = [rules.again_at(tries, NOON) for tries in range(1, len(rules.AGAIN_AFTER) + 1)]
    assert times == sorted(times)  # type: ignore[type-var]
    assert rules.again_at(len(rules.AGAIN_AFTER) + 1, NOON) is None


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://h.example/link/Zm9vYmFyYmF6cXV4MTIz/", True),
        ("https://h.example/told/1:ysTVKCc5wjI9-JeKB8zta2dJH93/", True),
        ("https://h.example/groups/12/", False),
        ("https://h.example/work/01a203cf-be76-7f34-bc60-5ed54d7a96f6/", False),
        ("https://h.example/groups/?q=a-long-search-for-something", False),
    ],
)
def test_an_address_that_nobody_could_guess_is_its_readers_own(url: str, own: bool) -> None:
    assert rules.is_secret(Letter("Hi", ("x",), Button("Go", url))) is own


def test_an_erased_letter_is_none() -> None:
    assert rules.letter_of({}) is None
