from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hedgerow.spine import threesixty
from hedgerow.spine.errors import InputError
from hedgerow.spine.reading.found import Found
from hedgerow.spine.sources import threesixty_giving
from hedgerow.standards.threesixty import FIELDS, REQUIRED
from tests.spine.given_register import PEOPLE, grant, recipient


def checked(**given: Any) -> threesixty.Checked:
    return threesixty.check(threesixty.from_json(grant(1, **given)))


def test_a_sound_grant_has_no_fault() -> None:
    found = checked()
    assert (found.faults, found.grant and found.grant["amount"], found.grant and found.grant["award_date"]) == (
        (),
        10050,
        date(2024, 3, 31),
    )


@pytest.mark.parametrize(
    ("given", "column", "message", "kept"),
    [
        ({"fromOpenCall": "Y"}, "fromOpenCall", "Yes or No", {"open_call": "Yes"}),
        ({"awardDate": "31/03/2024"}, "awardDate", "2024-03-31", {"award_date": date(2024, 3, 31)}),
        ({"awardDate": "31/02/2024"}, "awardDate", "calendar", {"award_date": None}),
        ({"awardDate": "08/2013"}, "awardDate", "not a date", {"award_date": None}),
        (
            {"plannedDates": [{"duration": "a year"}]},
            "plannedDates/duration",
            "whole number of months",
            {"months": None},
        ),
        ({"amountAwarded": "£1,000"}, "amountAwarded", "without pound signs", {"amount": 100_000}),
        ({"currency": "gbp"}, "currency", "three capitals", {"currency": "GBP"}),
        ({"title": None}, "title", "requires", {"title": None}),
        (
            {"beneficiaryLocation": [{"geoCode": "Oxford 008B"}]},
            "beneficiaryLocation/geoCode",
            "no code",
            {"beneficiary_code": "Oxford 008B"},
        ),
        (
            {"recipientOrganization": recipient("X", "DUMMY")},
            "recipientOrganization/id",
            "no organisation identifier",
            {"recipient_id": "DUMMY"},
        ),
    ],
)
def test_a_fault_is_named_and_what_was_plainly_meant_is_kept(
    given: dict[str, Any], column: str, message: str, kept: dict[str, Any]
) -> None:
    found = checked(**given)
    assert [(fault.column, message in fault.message) for fault in found.faults] == [(column, True)]
    assert found.grant
    assert {name: found.grant[name] for name in kept} == kept


@pytest.mark.parametrize(
    "given", [{"amountAwarded": "9" * 40}, {"currency": "a time when"}, {"id": None}, {"amountAwarded": None}]
)
def test_without_identifier_currency_or_amount_a_grant_is_left_out(given: dict[str, Any]) -> None:
    found = checked(**given)
    assert found.grant is None
    assert found.faults


def test_titles_are_read_with_their_liberties() -> None:
    cells = {field.title.replace(":", ": 0: ", 1).upper(): "x" for field in FIELDS}
    assert set(threesixty.from_titles(cells).values) == {field.name for field in FIELDS}


def test_a_person_is_left_out_of_everything() -> None:
    found = checked(
        recipientOrganization=recipient(PEOPLE[10], "360G-x-crumb", postalCode="M15 4AB"),
        title=PEOPLE[10],
        awardDate="soon",
    )
    assert not [text for text in (PEOPLE[10], "M15", "360G") if text in repr(found)]
    assert found.grant is not None
    assert (found.grant["to_individual"], found.grant["amount"]) == (True, 10050)


def test_the_required_fields_are_those_of_the_official_schema(shared_data: Path) -> None:
    whole = json.loads((shared_data / "schemas" / "360giving" / "360-giving-schema.json").read_text())
    required = {name for name in whole["oneOf"][0]["required"] if not name.endswith("Organization")}
    nested = {
        f"{name}/{each}"
        for name in ("recipientOrganization", "fundingOrganization")
        for each in whole["$defs"]["Organization"]["required"]
    }
    assert {field.path for field in REQUIRED} == required | nested


@pytest.mark.parametrize("name", ["valid/power_to_change", "with_faults/oxfordshire_cf", "with_faults/shifted_columns"])
def test_what_the_official_schema_refuses_has_a_fault(shared_data: Path, name: str) -> None:
    schema = json.loads((shared_data / "schemas" / "360giving" / "360-giving-schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema)
    grants = json.loads((shared_data / "grants_360giving" / f"{name}.json").read_text())["grants"][:300]
    for grant_ in grants:
        faults = threesixty.check(threesixty.from_json(grant_)).faults
        assert validator.is_valid(grant_) or faults, grant_["id"]


@pytest.mark.parametrize(
    ("path", "grants", "faults"),
    [
        ("valid/andrew_lloyd_webber_foundation.json", 475, 0),
        ("valid/andrew_lloyd_webber_foundation.xlsx", 475, 0),
        ("valid/power_to_change.json", 870, 0),
        ("with_faults/lloyds_bank_foundation.json", 4116, 4121),
        ("with_faults/lloyds_bank_foundation.xlsx", 4116, 4122),
        ("with_faults/oxfordshire_cf.json", 156, 469),
        ("with_faults/shifted_columns.json", 5943, 12858),
    ],
)
def test_real_files_give_their_grants_and_faults(shared_data: Path, path: str, grants: int, faults: int) -> None:
    reading = threesixty_giving.read_one(Found(shared_data / "grants_360giving" / path))
    assert (len(reading.grants), len(reading.faults)) == (grants, faults)


def test_the_shifted_rows_are_left_out_by_name(shared_data: Path) -> None:
    reading = threesixty_giving.read_one(
        Found(shared_data / "grants_360giving" / "with_faults" / "shifted_columns.json")
    )
    out = [fault["row"] for fault in reading.faults if "left out" in fault["message"]]
    published = json.loads((shared_data / "grants_360giving" / "with_faults" / "shifted_columns.json").read_text())[
        "grants"
    ]
    assert {published[row - 1]["id"] for row in out} == {"360G-macc:RSI-S15", "360G-nominettrust-98"}


def test_the_forms_of_one_publication_say_the_same(shared_data: Path) -> None:
    folder = shared_data / "grants_360giving" / "valid"
    read = [
        threesixty_giving.read_one(Found(folder / f"andrew_lloyd_webber_foundation.{form}")).grants
        for form in ("json", "xlsx")
    ]
    names = ("grant_id", "amount", "award_date", "recipient_id", "funder_id", "beneficiary_code")
    one, other = (Counter(tuple(grant_[name] for name in names) for grant_ in grants) for grants in read)
    assert one == other


def test_a_row_of_the_wrong_length_is_a_fault_and_the_others_are_read(tmp_path: Path) -> None:
    head = ",".join(field.title for field in REQUIRED)
    good = "360G-a-1,T,D,GBP,1,2024-01-01,GB-CHC-1000001,R,GB-CHC-1000002,F"
    path = tmp_path / "grants.csv"
    path.write_text(
        f"{head}\n{good}\n360G-a-2,T,with, too many,GBP,1,2024-01-01,GB-CHC-1000001,R,GB-CHC-1000002,F\n360G-a-3,T\n"
    )
    reading = threesixty_giving.read_one(Found(path))
    assert [grant_["grant_id"] for grant_ in reading.grants] == ["360G-a-1"]
    assert [fault["row"] for fault in reading.faults] == [3, 4]


def test_a_package_that_is_cut_short_is_named(tmp_path: Path) -> None:
    path = tmp_path / "grants.json"
    path.write_text('{"grants": [{"id": "360G-a-1"')
    with pytest.raises(InputError, match=r"grants.json.*cut short"):
        threesixty_giving.read_one(Found(path))
