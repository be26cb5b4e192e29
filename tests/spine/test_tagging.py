from __future__ import annotations

import csv
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hedgerow.spine.tagging import Tag, pieces, tag

TAGS = (
    Tag("cats", r"\b(cats?|felines?)\b"),
    Tag("army", r"\b(army|household division)\b", r"\b((salvation|church) army)\b"),
    Tag("raf", r"\b(royal air forces?|r\.?a\.?f\.?)\b"),
    Tag("old", r"\b(old(er)? people|pensioners?)\b"),
    Tag("lookahead", r"\b(play(?!ing field)\w*)\b"),
    Tag("none", ""),
)
WORDS = (
    "cat cats catsuit felines army salvation church household division royal air forces raf r.a.f. "
    "old older people play playing field pensioner, Cats"
)


def plainly(texts: list[str], tags: tuple[Tag, ...]) -> set[tuple[int, str]]:
    """The obvious way: every expression on every text."""
    return {(number, one.code) for number, text in enumerate(texts) for one in tags if one.matches(text.lower())}


def quickly(texts: list[str], tags: tuple[Tag, ...]) -> set[tuple[int, str]]:
    found = tag(
        pa.table({"text_id": pa.array(range(len(texts)), pa.int64()), "text": pa.array(texts, pa.string())}), tags
    )
    return set(zip(found["text_id"].to_pylist(), found["code"].to_pylist(), strict=True))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join), min_size=1, max_size=12))
def test_the_quick_way_finds_what_the_plain_way_finds(texts: list[str]) -> None:
    assert quickly(texts, TAGS) == plainly(texts, TAGS)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"\b(cats?|guide dogs?)\b", {"cat", "guide"}),
        (r"\b(pon(y|ies)+)\b", {"pon"}),
        (r"\bolder (wo)?men\b", {"older"}),
        (r"\b(a|b)\b", set()),
        (r"x?", set()),
    ],
)
def test_every_match_holds_one_of_the_pieces(pattern: str, found: set[str]) -> None:
    assert pieces(pattern) == found


def test_an_expression_that_duckdb_does_not_know_is_read_by_python() -> None:
    assert quickly(["a playground", "a playing field"], TAGS) == {(0, "lookahead")}


def test_real_tags_are_found_as_the_plain_way_finds_them(shared_data: Path) -> None:
    texts, tags, _ = real(shared_data)
    assert quickly(texts[:600], tags) == plainly(texts[:600], tags)


def test_real_tags_agree_with_those_given_by_hand(shared_data: Path) -> None:
    """Expressions find three of five tags that people gave, and more besides: those who made them say as much."""
    texts, tags, hand = real(shared_data)
    found = quickly(texts, tags)
    assert len(found & hand) / len(hand) > 0.58
    assert len(found & hand) / len(found) > 0.32


def real(shared_data: Path) -> tuple[list[str], tuple[Tag, ...], set[tuple[int, str]]]:
    folder = shared_data / "classification"
    with (folder / "ukcat.csv").open(encoding="utf-8-sig", newline="") as file:
        tags = tuple(
            Tag(row["Code"], row["Regular expression"], row["Exclude regular expression"])
            for row in csv.DictReader(file)
        )
    with (folder / "sample.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    hand = {(number, code) for number, row in enumerate(rows) for code in row["UKCAT"].split(";") if code}
    return [f"{row['name']} {row['activities']}" for row in rows], tags, hand
