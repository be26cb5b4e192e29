"""Words taken apart, and words with a letter wrong."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hedgerow.engines.finding.rules import parts_of, plain_words, query_words, score, sounds_like


@given(st.text(alphabet="abcdefghij", min_size=4, max_size=20), st.data())
def test_one_letter_wrong_is_heard(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    assert sounds_like(word[:at] + "z" + word[at + 1 :], word)


@given(st.text(max_size=60))
def test_plain_words_of_plain_words_are_the_same(text: str) -> None:
    words = plain_words(text)
    assert plain_words(" ".join(words)) == words


@given(st.text(alphabet="abcdefghij0", min_size=1, max_size=12))
def test_every_beginning_of_a_word_is_a_part_of_it(word: str) -> None:
    parts = parts_of(word)
    assert {f"^{word[:length]}" for length in range(1, len(word) + 1)} <= parts
    assert ("0" in word) == all(part.startswith("^") for part in parts)


def test_small_words_are_left_out_unless_there_are_no_others() -> None:
    assert query_words("The Friends of Ash, the") == ["friends", "ash"]
    assert query_words("of the") == ["of", "the"]


def test_the_same_name_is_best_then_one_that_begins_so_then_one_that_holds_it() -> None:
    names = ["Upper Ash Choir", "Ash", "Ash Choir", "Dash"]
    assert sorted(names, key=lambda name: -score("ash", name)) == ["Ash", "Ash Choir", "Upper Ash Choir", "Dash"]
