"""Columns are found by their headers, however they are written; by what somebody said before; and by whose export it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.engines.imports.rules import check_mapping, fingerprint, guess, plain, renamer, unknown
from hedgerow.engines.imports.types import ImportColumn
from hedgerow.spine.errors import InputError
from hedgerow.standards.exports import Export

NAME = ImportColumn("name", "Name of the seed", required=True, synonyms=("title",), instead=("sort",))
BED = ImportColumn("bed", "Bed")
SORT = ImportColumn("sort", "Sort")
NOTES = ImportColumn("notes", "Notes", joined=", ")
OLD = Export("Old Garden", "seeds", {"Sd": "name", "Bd": "bed", "N 1": "notes", "N 2": "notes"}, "a shed", True)


@pytest.mark.parametrize("header", ["Name of the seed", " NAME-of the_seed ", "name", "Title", "tïtle"])
def test_case_blanks_accents_and_synonyms_do_not_matter(header: str) -> None:
    found = guess([header, "Colour"], [NAME, BED])
    assert (found.mapping, found.is_sure) == ({header: "name"}, False)


def test_a_file_with_our_own_headers_is_sure() -> None:
    assert guess(["Name", "Bed", "Row", "What is wrong"], [NAME, BED]).is_sure
    assert not guess(["Bed"], [NAME, BED]).is_sure
    assert guess(["Sort"], [NAME, BED, SORT]).is_sure


def test_a_missing_column_is_named() -> None:
    with pytest.raises(InputError, match=r"f\.csv, row 1, column “Name of the seed”: this column is missing"):
        check_mapping({"Bed": "bed"}, [NAME, BED], file="f.csv")


def test_two_headers_of_one_meaning_are_asked_about_unless_they_are_joined() -> None:
    found = guess(["Title", "name", "Notes", "notes"], [NAME, NOTES])
    assert (dict(found.mapping), found.is_sure) == ({"Title": "name", "Notes": "notes", "notes": "notes"}, False)
    with pytest.raises(InputError, match="“Title” and “name” both mean “Name of the seed”"):
        check_mapping({"Title": "name", "name": "name"}, [NAME], file="f.csv")


def test_an_export_is_recognised_by_its_headers_and_somebody_looks_at_it() -> None:
    found = guess(["Sd", "Bd", "N 1", "N 2", "Extra"], [NAME, BED, NOTES], [OLD])
    assert found.system == "Old Garden"
    assert found.mapping == {"Sd": "name", "Bd": "bed", "N 1": "notes", "N 2": "notes"}
    assert not found.is_sure


def test_what_somebody_said_before_holds_whatever_the_order() -> None:
    before = {"Colour": "bed", "Plant": "name", "Gone": "gone"}
    assert guess(["plant ", "COLOUR", "Gone"], [NAME, BED], [OLD], before).mapping == {
        "plant ": "name",
        "COLOUR": "bed",
    }
    assert guess(["plant", "colour"], [NAME, BED], [], before).is_sure
    assert fingerprint(["Plant", "colour"]) == fingerprint(["COLOUR", "plant ", "Row", "What is wrong"])


def test_a_row_is_read_by_our_names_in_our_words() -> None:
    rename = renamer({"Sd": "name", "N 1": "notes", "N 2": "notes"}, [NAME, NOTES], {"name": {"erbse": "pea"}})
    assert rename({"Sd": "ERBSE", "N 1": "wet", "N 2": "cold", "Z": "?"}) == {"name": "pea", "notes": "wet, cold"}
    assert rename({"Sd": "Oak", "N 1": "", "N 2": "cold"}) == {"name": "Oak", "notes": "cold"}


def test_words_that_are_none_of_ours_are_told_commonest_first() -> None:
    assert unknown(["b", "a", "a", " ", "Pea"], {"pea": "pea"}) == ["a", "b"]


@given(st.text())
def test_plain_is_settled_after_once(header: str) -> None:
    assert plain(plain(header)) == plain(header)
    assert plain(header.upper()) == plain(plain(header).upper())


def test_a_column_that_shares_a_synonym_with_anothers_header_gives_way() -> None:
    one, other = ImportColumn("one", "One", synonyms=("bed",)), ImportColumn("bed", "Bed")
    assert guess(["Bed"], [one, other]).mapping == {"Bed": "bed"}
    assert guess(["Bed"], [other, one]).mapping == {"Bed": "bed"}
