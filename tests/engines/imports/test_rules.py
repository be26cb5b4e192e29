"""Columns are found by their headers, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.engines.imports.rules import match, plain
from hedgerow.engines.imports.types import ImportColumn
from hedgerow.spine.errors import InputError

NAME = ImportColumn("name", "Name of the seed", required=True, synonyms=("title",))
BED = ImportColumn("bed", "Bed")


@pytest.mark.parametrize("header", ["Name of the seed", " NAME-of the_seed ", "name", "Title", "tïtle"])
def test_case_blanks_accents_and_synonyms_do_not_matter(header: str) -> None:
    assert match([header, "Colour"], [NAME, BED], file="f.csv") == {header: "name"}


def test_a_missing_column_is_named() -> None:
    with pytest.raises(InputError, match=r"f\.csv, row 1, column “Name of the seed”: this column is missing"):
        match(["Bed"], [NAME, BED], file="f.csv")


def test_two_headers_of_one_meaning_are_refused() -> None:
    with pytest.raises(InputError, match="“Title” and “name” both mean “Name of the seed”"):
        match(["Title", "name"], [NAME], file="f.csv")


@given(st.text())
def test_plain_is_settled_after_once(header: str) -> None:
    assert plain(plain(header)) == plain(header)
    assert plain(header.upper()) == plain(plain(header).upper())


def test_a_column_that_shares_a_synonym_with_anothers_header_gives_way() -> None:
    one, other = ImportColumn("one", "One", synonyms=("bed",)), ImportColumn("bed", "Bed")
    assert match(["Bed"], [one, other], file="f") == {"Bed": "bed"}
    assert match(["Bed"], [other, one], file="f") == {"Bed": "bed"}
