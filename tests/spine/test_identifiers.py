from __future__ import annotations

import duckdb
import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hedgerow.spine import columns, identifiers


@pytest.mark.parametrize(
    ("typed", "org_id"),
    [
        ("0512710", "GB-CHC-512710"),
        ("1,000,003", "GB-CHC-1000003"),
        (" 1000003-1 ", "GB-CHC-1000003-1"),
        ("sc 12345", "GB-SC-SC012345"),
        ("NI106288", "GB-NIC-106288"),
        ("NIC100123", "GB-NIC-100123"),
        ("excepted", None),
        ("12345678", None),
        ("", None),
        (None, None),
    ],
)
def test_charity_numbers_become_org_ids(typed: str | None, org_id: str | None) -> None:
    assert identifiers.charity_number(typed) == org_id


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("326093", "00326093"),
        ("rs7220", "RS007220"),
        ("IP10002R", "IP10002R"),
        ("R0000123", "R0000123"),
        ("CE 008889", "CE008889"),
        ("0", None),
        ("123456789", None),
        ("XX123456", None),
    ],
)
def test_company_numbers_have_eight_characters(typed: str, number: str | None) -> None:
    assert identifiers.company_number(typed) == number


@pytest.mark.parametrize(
    ("typed", "org_id"),
    [
        ("gb-coh-326093", "GB-COH-00326093"),
        ("GB-CHC-0512710", "GB-CHC-512710"),
        ("GB-CHC-SC030009", "GB-SC-SC030009"),
        ("GB-SC-30009", "GB-SC-SC030009"),
        ("GB-NIC-106288", "GB-NIC-106288"),
        ("GB-LAE-TRF", "GB-LAE-TRF"),
        ("360G-trafford-choir", None),
        ("DUMMY", None),
    ],
)
def test_org_ids_have_one_form(typed: str, org_id: str | None) -> None:
    assert identifiers.org_id(typed) == org_id


def test_an_org_id_in_its_form_stays() -> None:
    for one in (
        "GB-CHC-1000003",
        "GB-SC-SC030009",
        "GB-NIC-106288",
        "GB-COH-RS007220",
        "GB-CASC-9abbf705",
        "GB-MPR-10002R",
    ):
        assert identifiers.org_id(one) == one


def test_a_charity_number_typed_as_a_companys_is_one_reading_of_it() -> None:
    assert identifiers.misread("GB-COH-1110767") == ["GB-CHC-1110767"]
    assert identifiers.misread("GB-COH-01110767", "1110767") == ["GB-CHC-1110767"]
    assert identifiers.misread("GB-COH-12345678") == []
    assert identifiers.misread("GB-CHC-1110767") == []


def test_candidates_begin_with_what_was_published() -> None:
    assert identifiers.candidates("GB-COH-01559314", "0512710", "1559314") == ["GB-COH-01559314", "GB-CHC-512710"]
    assert identifiers.candidates("360G-x", None, None) == []


POSTCODES = st.from_regex(r"[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}", fullmatch=True).filter(str.isascii)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.one_of(POSTCODES, st.text(max_size=12)), min_size=1, max_size=20))
def test_postcodes_in_bulk_are_read_as_one_by_one(typed: list[str]) -> None:
    table = ibis.memtable(pa.table({"typed": typed}))
    rows = ibis.duckdb.from_connection(duckdb.connect()).to_pyarrow(table.select(found=columns.postcode(table.typed)))
    plain = [one for one in typed if all(ord(letter) < 128 for letter in one)]
    assert [found for one, found in zip(typed, rows["found"].to_pylist(), strict=True) if one in plain] == [
        identifiers.postcode(one) for one in typed if one in plain
    ]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.from_regex(r"[A-Z]{0,2}[0-9]{0,9}", fullmatch=True), min_size=1, max_size=20))
def test_company_numbers_in_bulk_are_eight_characters_or_none(typed: list[str]) -> None:
    table = ibis.memtable(pa.table({"typed": typed}))
    rows = ibis.duckdb.from_connection(duckdb.connect()).to_pyarrow(
        table.select(found=columns.company_number(table.typed))
    )
    for one, found in zip(typed, rows["found"].to_pylist(), strict=True):
        if one.isdigit():
            assert found == identifiers.company_number(one)
        assert found is None or len(found) == 8
