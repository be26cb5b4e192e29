"""The place's accent: measured against known ratios, and replaced with a reason when it could not be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.shell import colour

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#fff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48), ("#595959", "#fff", 7.0)],
)
def test_contrast_of_known_pairs(one: str, other: str, ratio: float) -> None:
    assert colour.contrast(one, other) == pytest.approx(ratio, abs=0.01)


@given(colours, colours)
def test_contrast_is_the_same_both_ways_and_between_1_and_21(one: str, other: str) -> None:
    assert 1 <= colour.contrast(one, other) == colour.contrast(other, one) <= 21.001


def test_contrast_refuses_what_is_no_colour() -> None:
    with pytest.raises(ValueError, match="berry"):
        colour.contrast("#fff", "berry")


@given(st.one_of(colours, st.text(max_size=8)))
def test_whatever_is_asked_for_the_accent_can_be_read(asked: str) -> None:
    chosen = colour.accent_for(asked)
    assert colour.contrast(chosen.colour, colour.PAPER) >= colour.READABLE
    assert colour.contrast(chosen.colour, colour.WHITE) >= colour.READABLE


def test_a_readable_colour_is_kept_and_a_pale_one_is_not() -> None:
    assert colour.accent_for("#06c").colour == "#0066cc"
    pale = colour.accent_for("#ffee00")
    assert pale.colour == colour.DEFAULT_ACCENT
    assert "too light" in pale.reason
    assert "not a colour" in colour.accent_for("red; }").reason


def test_the_usual_accent_needs_no_reason() -> None:
    assert colour.accent_for("") == colour.Accent(colour.DEFAULT_ACCENT)
    assert colour.accent_for(colour.DEFAULT_ACCENT).reason == ""
