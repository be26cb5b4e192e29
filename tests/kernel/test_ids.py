"""Ids sort by the moment they were made."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hedgerow.kernel import ids

MOMENTS = st.integers(0, 2**48 - 1)


@given(MOMENTS, MOMENTS)
def test_ids_sort_as_text_by_the_moment_they_were_made(one: int, other: int) -> None:
    first, second = ids.from_milliseconds(one), ids.from_milliseconds(other)
    if one != other:
        assert (str(first) < str(second)) == (one < other)
        assert (first < second) == (one < other)


@given(MOMENTS)
def test_the_moment_can_be_read_again(moment: int) -> None:
    made = ids.from_milliseconds(moment)
    assert ids.milliseconds_of(made) == moment
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"


def test_ids_of_one_moment_differ() -> None:
    assert len({ids.from_milliseconds(1_700_000_000_000) for _ in range(500)}) == 500


def test_a_new_id_is_of_now() -> None:
    before = ids.milliseconds_of(ids.new_id())
    after = ids.milliseconds_of(ids.new_id())
    assert 1_700_000_000_000 < before <= after


@given(
    st.one_of(st.text(), st.integers().map(str), st.sampled_from(["٣", "²", "+1", " 1", "1_0", "9" * 19, "9" * 40, ""]))
)
def test_a_key_is_what_a_row_can_bear(text: str) -> None:
    plain = text != "" and set(text) <= set("0123456789") and len(text) < 20 and int(text) < 2**63
    assert ids.key(text) == (int(text) if plain else None)
    assert ids.keys([text, "7"]) == ([int(text), 7] if plain else [7])


def test_the_largest_key_is_the_databases_largest() -> None:
    assert ids.key(str(2**63 - 1)) == 2**63 - 1
    assert ids.key(str(2**63)) is None
