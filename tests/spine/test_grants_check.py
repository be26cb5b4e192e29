"""`hedgerow grants check`, held against the official schema, grant by grant."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema_rs
import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from hedgerow.spine.errors import InputError
from hedgerow.spine.grants_checking import Report, check_file
from hedgerow.spine.grants_command import grants_group
from hedgerow.spine.reading.found import Found
from hedgerow.spine.sources import threesixty_giving
from hedgerow.spine.threesixty_schema import faults_of, from_cells
from hedgerow.standards.threesixty_schema import THINGS
from tests.spine.given_register import PEOPLE, grant

FILES = (
    "valid/andrew_lloyd_webber_foundation.json",
    "valid/power_to_change.json",
    "with_faults/lloyds_bank_foundation.json",
    "with_faults/oxfordshire_cf.json",
    "with_faults/shifted_columns.json",
)
#: what may stand in a field by mistake
ODD: tuple[Any, ...] = (
    None, "", 0, -1, 1.5, True, [], {}, [None], [{}], "GBP", "gbp", "2024-03-31", "2024-02-31", "2024-13-01", "2024-03",
    "2024", "31/03/2024", "2024-03-31T10:00:00Z", "2024-03-31T10:00:00", "2024-02-31T10:00:00Z", "2024-03-31T10:00:00+01:00",
    "2024-03-31T10:00:00.25Z", "2024-03-31T25:00:00Z", "2024-03-31 10:00:00Z", "Yes", "Y", "GB", "E08000009", "https://a.example/",
)  # fmt: skip


@pytest.fixture(scope="session")
def official(shared_data: Path) -> Any:
    schema = json.loads((shared_data / "schemas" / "360giving" / "360-giving-schema.json").read_text())
    return jsonschema_rs.validator_for(schema, validate_formats=True)


@pytest.mark.parametrize("name", FILES)
def test_it_agrees_with_the_official_schema_on_every_grant(shared_data: Path, official: Any, name: str) -> None:
    path = shared_data / "grants_360giving" / name
    grants = json.loads(path.read_text())["grants"]
    valid = [official.is_valid(each) for each in grants]
    assert [not faults_of(each) for each in grants] == valid
    report = check_file(Found(path))
    assert (report.grants, report.valid) == (len(grants), sum(valid))
    assert {one.row for one in report.faults} == {row for row, right in enumerate(valid, start=1) if not right}


def put(whole: dict[str, Any], path: tuple[str, ...], value: Any) -> dict[str, Any]:
    """The same grant with something else at a path; `None` at its end takes the field away."""
    made = json.loads(json.dumps(whole))
    here = made
    for step in path[:-1]:
        here = here.setdefault(step, [{}])[0]
    if value is ...:
        here.pop(path[-1], None)
    else:
        here[path[-1]] = value
    return made


PATHS = [(part.name,) for part in THINGS["Grant"] if part.name not in ("url", "dataSource")] + [
    (part.name, inner.name)
    for part in THINGS["Grant"]
    if part.of and part.shape.name == "LIST"
    for inner in THINGS[part.of]
    if inner.shape.name != "ADDRESS"
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PATHS), st.sampled_from([..., *ODD])), max_size=3))
def test_it_agrees_on_whatever_stands_in_a_field(official: Any, changes: list[tuple[tuple[str, ...], Any]]) -> None:
    made = grant(1)
    for path, value in changes:
        try:
            made = put(made, path, value)
        except (TypeError, AttributeError, IndexError):
            continue  # an earlier change left nothing there to change
    assert (not faults_of(made)) == official.is_valid(made), made


def test_each_known_field_is_the_schemas_own(shared_data: Path) -> None:
    whole = json.loads((shared_data / "schemas" / "360giving" / "360-giving-schema.json").read_text())
    told = {name: set(one.get("properties", {})) for name, one in whole["$defs"].items() if "properties" in one}
    told |= {"Grant": set(whole["properties"])}
    held = {name: {part.name for part in parts} for name, parts in THINGS.items()}
    assert {name: held[name] for name in told} == told


@pytest.mark.parametrize(("name", "sound"), [("andrew_lloyd_webber_foundation", 475), ("lloyds_bank_foundation", 4116)])
def test_the_workbook_is_as_valid_as_the_same_grants_in_json(shared_data: Path, name: str, sound: int) -> None:
    reports = [
        check_file(Found(path)) for path in sorted((shared_data / "grants_360giving").glob(f"*/{name}.*"))
    ]  # fmt: skip
    assert [(one.grants, one.sound) for one in reports] == [(sound, sound)] * 2
    assert len({one.valid for one in reports}) == 1


def test_a_table_says_the_row_and_the_field(tmp_path: Path) -> None:
    path = tmp_path / "grants.tsv"
    head = (
        "Identifier\tTitle\tDescription\tCurrency\tAmount Awarded\tAward Date\tRecipient Org:Identifier\t"
        "Recipient Org: Name\tFunding Org:Identifier\tFunding Org:Name\tFrom an open call?"
    )
    rest = "GB-CHC-1000001\tAsh Growers\tGB-CHC-1000002\tThe Ash Trust"
    path.write_text(
        f"{head}\n360G-a-1\tT\tD\tGBP\t500\t2024-01-31\t{rest}\tYes\n"
        f"360G-a-2\tT\t\tGBP\tfive hundred\t31/01/2024\t{rest}\tY\n360G-a-3\tT\n"
    )
    report = check_file(Found(path))
    assert (report.grants, report.valid, report.sound) == (3, 1, 1)
    assert [(one.row, one.field, one.value) for one in report.faults] == [
        (3, "description", ""),
        (3, "amountAwarded", "five hundred"),
        (3, "awardDate", "31/01/2024"),
        (3, "fromOpenCall", "Y"),
        (4, "", ""),
    ]
    assert any("no reader can count it" in one.message for one in report.remarks)


def test_the_sheet_of_grants_is_found_behind_another_and_days_in_its_cells_are_moments(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Version"])
    sheet = book.create_sheet("grants")
    sheet.append(
        ["Identifier", "Title", "Description", "Currency", "Amount Awarded", "Award Date", "Recipient Org:Identifier",
         "Recipient Org:Name", "Funding Org:Identifier", "Funding Org:Name", "Last Modified"]
    )  # fmt: skip
    day = datetime(2024, 3, 31)  # noqa: DTZ001 - a cell of a workbook has no zone
    sheet.append(["360G-a-1", "T", "D", "GBP", 5.5, day, "GB-CHC-1000001", "R", "GB-CHC-1000002", "F", day])
    path = tmp_path / "grants.xlsx"
    book.save(path)
    report = check_file(Found(path))
    assert (report.grants, report.valid, report.sound, report.pence, report.faults) == (1, 1, 1, 550, [])
    assert threesixty_giving.recognise(Found(path))


def test_a_number_in_a_table_is_a_number() -> None:
    assert from_cells({"Amount Awarded": "2266", "Grant Programme: Title": "Music", "Who": "x"}) == {
        "amountAwarded": 2266.0,
        "grantProgramme": [{"title": "Music"}],
    }


def test_no_value_of_a_grant_to_a_person_is_shown(tmp_path: Path) -> None:
    made = grant(1) | {
        "title": PEOPLE[10],
        "awardDate": PEOPLE[10],
        "recipientIndividual": {"id": "360G-x", "name": ""},
    }
    del made["recipientOrganization"]
    report = written(tmp_path, [made])
    assert report.faults
    assert PEOPLE[10] not in repr(report)


def written(folder: Path, grants: list[Any]) -> Report:
    path = folder / "grants.json"
    path.write_text(json.dumps({"grants": grants}))
    return check_file(Found(path))


def test_what_is_no_grant_and_what_stands_twice_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    report = written(tmp_path, [grant(1), "a grant", grant(1)])
    assert (report.grants, report.valid, report.sound) == (3, 2, 1)
    assert [(one.row, one.message) for one in report.faults] == [(2, "the grant is not an object; it was left out")]
    assert [(one.row, one.field) for one in report.remarks] == [(3, "id")]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.json", b"", "the file is empty"),
        ("a.json", b'{"grants": [{"id": ', "it may be cut short"),
        ("a.json", b'{"awards": []}', "no 360Giving package"),
        ("a.json", b'{"grants": []}', "holds no grants"),
        ("a.csv", b"\x89PNG\r\n\0\0\0\0", "neither JSON, nor a workbook"),
        ("a.csv", b"one,two\n1,2\n", "names no field of the 360Giving Data Standard"),
        ("a.xlsx", b"PK\x03\x04 and no more", "not a workbook that can be read"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=said):
        check_file(Found(path))
    answer = CliRunner().invoke(grants_group, ["check", str(path)])
    assert answer.exit_code == 2
    assert answer.stderr.count("\n") == 1


@pytest.mark.parametrize(("name", "said"), [("nowhere.json", "no such file"), (".", "this is a folder")])
def test_what_is_no_file_is_one_sentence(tmp_path: Path, name: str, said: str) -> None:
    answer = CliRunner().invoke(grants_group, ["check", str(tmp_path / name)])
    assert (answer.exit_code, answer.stderr.count("\n"), said in answer.stderr) == (2, 1, True)


def test_the_command_counts_and_says_the_same_in_json(shared_data: Path) -> None:
    path = str(shared_data / "grants_360giving" / "with_faults" / "oxfordshire_cf.json")
    told = json.loads(CliRunner().invoke(grants_group, ["check", path, "--json"]).stdout)
    assert {name: told[name] for name in ("grants", "valid", "faults", "sound")} == {
        "grants": 156,
        "valid": 0,
        "faults": 326,
        "sound": 156,
    }
    assert len(told["found"]) == told["faults"]
    words = CliRunner().invoke(grants_group, ["check", path]).stdout
    assert "156 grants, 0 valid, 326 faults" in words
    assert "awardDate: the standard writes dates as 2024-03-31 (“27/09/2013”" in words
