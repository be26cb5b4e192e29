from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from hedgerow.spine import publish
from hedgerow.spine.build import build
from hedgerow.spine.errors import InputError
from hedgerow.spine.reading.found import look
from hedgerow.spine.sources import cascs, ccew_extract, charity_list, council_spend
from hedgerow.spine.sources.base import Raw, Source
from hedgerow.standards.ccew import PERSONAL, TABLES
from tests.spine import given_register


def read(source: Source, folder: Path, *, samples: bool = False) -> list[Raw]:
    found = [one for one in look(folder, include_samples=samples) if source.recognise(one)]
    into = folder / "raw"
    into.mkdir()
    return list(source.read(found, into))


def one_charity(folder: Path, **given: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    row = {"organisation_number": "1", "registered_charity_number": "1000001", "charity_name": "Toys", **given}
    given_register.extract(folder, "charity", [row])
    return folder


def test_all_thirteen_tables_are_read_and_people_are_not(shared_data: Path, tmp_path: Path) -> None:
    source = ccew_extract.SOURCE
    found = [
        one for one in look(shared_data / "registers", include_samples=True) if source.recognise(one) and one.sample
    ]
    raws = source.read(found, tmp_path)
    assert {raw.name.removeprefix("ccew_") for raw in raws} == set(TABLES)
    assert {raw.name: raw.rows for raw in raws}["ccew_charity_published_report"] == 2
    for raw in raws:
        assert not set(pq.read_schema(raw.path).names) & PERSONAL
        assert str(raw.date) == "2023-09-07"


def test_the_json_form_with_its_byte_order_mark_gives_the_same(tmp_path: Path) -> None:
    row = dict.fromkeys(TABLES["charity"]) | {
        "date_of_extract": "2026-01-05T00:00:00",
        "organisation_number": 1,
        "registered_charity_number": 1000001,
        "linked_charity_number": 0,
        "charity_name": 'Toys "R" \\ Us',
        "charity_contact_email": given_register.PEOPLE[3],
    }
    with zipfile.ZipFile(tmp_path / "publicextract.charity.zip", "w") as archive:
        archive.writestr("publicextract.charity.json", "\ufeff" + json.dumps([row]).replace("}", "}\r\n"))
    (raw,) = read(ccew_extract.SOURCE, tmp_path)
    (held,) = pq.read_table(raw.path).to_pylist()
    assert (held["charity_name"], held["registered_charity_number"], raw.rows) == ('Toys "R" \\ Us', "1000001", 1)
    assert "charity_contact_email" not in held


def test_older_files_in_windows_1252_are_read(tmp_path: Path) -> None:
    row = {"organisation_number": "1", "registered_charity_number": "1000001", "charity_name": "Café – Crèche"}
    given_register.extract(tmp_path, "charity", [row], encoding="cp1252")
    (raw,) = read(ccew_extract.SOURCE, tmp_path)
    assert pq.read_table(raw.path)["charity_name"].to_pylist() == ["Café – Crèche"]


def test_trustees_become_a_number(tmp_path: Path) -> None:
    trustees = [{"organisation_number": "1", "registered_charity_number": "1", "trustee_name": name} for name in "abc"]
    given_register.extract(tmp_path, "charity_trustee", trustees)
    (raw,) = read(ccew_extract.SOURCE, tmp_path)
    (held,) = pq.read_table(raw.path).to_pylist()
    assert (held["trustees"], set(held) & PERSONAL) == (3, set())


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("latest_income", "9" * 40, "row 2, column “latest_income”.*too large"),
        ("latest_income", "a lot", "row 2, column “latest_income”.*not a number"),
        ("date_of_registration", "2020-02-31", "row 2, column “date_of_registration”.*not a day in the calendar"),
        ("date_of_removal", "31/02/2020", "row 2, column “date_of_removal”.*not a day in the calendar"),
    ],
)
def test_what_cannot_be_right_is_told_by_file_row_and_column(
    tmp_path: Path, column: str, value: str, message: str
) -> None:
    with pytest.raises(InputError, match=rf"publicextract.charity.*{message}"):
        read(ccew_extract.SOURCE, one_charity(tmp_path, **{column: value}))


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "publicextract.charity.zip", "w") as archive:
        archive.writestr("publicextract.charity.txt", "date_of_extract\torganisation_number\r\n")
    with pytest.raises(InputError, match=r"publicextract.charity.*“registered_charity_number”: the column is missing"):
        read(ccew_extract.SOURCE, tmp_path)


@pytest.mark.parametrize("harm", ["truncated", "income"])
def test_bad_input_leaves_the_spine_as_it_was(tmp_path: Path, harm: str) -> None:
    folder, spine = given_register.write(tmp_path / "data"), tmp_path / "spine"
    build(data=folder, spine=spine)
    before = publish.current(spine)
    path = folder / "publicextract.charity.zip"
    if harm == "truncated":
        path.write_bytes(path.read_bytes()[:-40])
    else:
        one_charity(folder, latest_income="9" * 40)
    with pytest.raises(InputError, match=r"publicextract.charity"):
        build(data=folder, spine=spine)
    assert publish.current(spine) == before
    assert [one.name for one in (spine / "builds").iterdir()] == [before]


def test_faked_names_come_only_when_asked_for(tmp_path: Path) -> None:
    one_charity(tmp_path / "real", charity_name="Real name")
    one_charity(tmp_path / "made_sample", charity_name="Faked name", registered_charity_number="1000002")
    assert sum(raw.rows for raw in read(ccew_extract.SOURCE, tmp_path)) == 1


def test_a_real_name_stands_where_faked_ones_are_loaded_too(tmp_path: Path) -> None:
    from hedgerow.spine import store

    one_charity(tmp_path / "data" / "real", charity_name="Real name", date_of_extract="2020-01-01 00:00:00.0000000")
    one_charity(tmp_path / "data" / "made_sample", charity_name="Faked name", charity_activities="Sings")
    build(data=tmp_path / "data", spine=tmp_path / "spine", include_samples=True)
    (row,) = store.open_spine(tmp_path / "spine").rows("SELECT name, activities FROM register")
    assert row == {"name": "Real name", "activities": "Sings"}


def test_a_list_names_its_place_and_na_is_nothing(shared_data: Path, tmp_path: Path) -> None:
    found = [one for one in look(shared_data / "trafford") if charity_list.recognise(one)]
    (raw,) = charity_list.SOURCE.read(found, tmp_path)
    rows = pq.read_table(raw.path).to_pylist()
    assert (len(rows), {row["area_name"] for row in rows}) == (736, {"Trafford"})
    assert not [row for row in rows if "NA" in row.values()]


def test_clubs_lose_their_addresses(shared_data: Path, tmp_path: Path) -> None:
    found = [one for one in look(shared_data / "registers") if cascs.recognise(one)]
    (raw,) = cascs.SOURCE.read(found, tmp_path)
    assert (raw.rows, pq.read_schema(raw.path).names) == (9700, ["id", "name", "postcode", "active"])


def test_payments_that_are_no_money_are_told(tmp_path: Path) -> None:
    (tmp_path / "spend.csv").write_text(
        "OrganisationLabel,BeneficiaryName,PaymentDate,Amount,Purpose\nAsh,Tar Ltd,2025-01-01,much,Tar\n"
    )
    with pytest.raises(InputError, match=r"spend.csv, row 2, column “amount”: “much” is not a number"):
        read(council_spend.SOURCE, tmp_path)
