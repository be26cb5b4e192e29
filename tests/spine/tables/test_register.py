from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from hedgerow.spine import store


def of(spine: Path, org_id: str) -> dict[str, object]:
    (row,) = store.open_spine(spine).rows("SELECT * FROM register WHERE org_id = ?", org_id)
    return row


def test_a_charity_of_the_extract_is_read_whole(register_spine: Path) -> None:
    toys = of(register_spine, "GB-CHC-1000001")
    assert (toys["name"], toys["status"], toys["register"]) == ("THE ASH TOY HOUSE LIMITED", "registered", "charity")
    assert (toys["postcode"], toys["lsoa"], toys["ward"], toys["authority"]) == (
        "ZZ1 1AA",
        "E01900001",
        "E05900001",
        "E08000901",
    )
    assert (toys["registered_on"], toys["company_number"], toys["trustees"]) == (date(1990, 8, 2), "00326093", 3)


def test_the_last_year_known_gives_income_and_spending(register_spine: Path) -> None:
    toys = of(register_spine, "GB-CHC-1000001")
    assert (toys["income_pence"], toys["spending_pence"], toys["year_end"]) == (1_200_000, 1_100_050, date(2025, 3, 31))
    years = store.open_spine(register_spine).rows("SELECT * FROM register_finances ORDER BY year_end")
    assert [row["income_pence"] for row in years] == [900_000, 1_200_000]


def test_the_newest_source_wins_and_an_older_one_fills_what_it_lacks(register_spine: Path) -> None:
    toys = of(register_spine, "GB-CHC-1000001")
    assert toys["source"] == "ccew_extract"
    assert toys["website"] == "www.toys.example"
    assert json.loads(str(toys["sources"]))["website"] == ["charity_list", "2022-04-01"]
    assert "name" not in json.loads(str(toys["sources"]))


def test_what_one_source_speaks_of_has_no_other_sources(register_spine: Path) -> None:
    choir = of(register_spine, "GB-CHC-1000009")
    assert (choir["name"], choir["source"], choir["sources"], choir["postcode"]) == (
        "BEECH CHOIR",
        "charity_list",
        None,
        None,
    )


def test_a_linked_charity_has_an_identifier_of_its_own(register_spine: Path) -> None:
    assert of(register_spine, "GB-CHC-1000005-1")["name"] == "THE OAK FUND"


def test_clubs_and_mutuals_are_on_the_register(register_spine: Path) -> None:
    assert of(register_spine, "GB-CASC-aaaa1111")["ward"] == "E05900001"
    assert (of(register_spine, "GB-CASC-bbbb2222")["status"], of(register_spine, "GB-CASC-bbbb2222")["postcode"]) == (
        "removed",
        None,
    )
    assert of(register_spine, "GB-MPR-1R")["status"] is None


def test_areas_get_their_codes_by_name(register_spine: Path) -> None:
    rows = store.open_spine(register_spine).rows(
        "SELECT area, org_id FROM register_areas WHERE org_id = 'GB-CHC-1000001' ORDER BY 1"
    )
    assert [row["area"] for row in rows] == ["E08000901", "E92000001"]


def test_identifiers_lead_from_companies_to_charities_and_mutuals(register_spine: Path) -> None:
    rows = store.open_spine(register_spine).rows("SELECT org_id, other_id FROM register_identifiers ORDER BY 1")
    assert [tuple(row.values()) for row in rows] == [
        ("GB-CHC-1000001", "GB-COH-00326093"),
        ("GB-MPR-1R", "GB-COH-IP00001R"),
    ]


def test_codes_of_the_register_have_titles(register_spine: Path) -> None:
    (row,) = store.open_spine(register_spine).rows("SELECT scheme, code, title FROM register_classes")
    assert tuple(row.values()) == ("ccew_who", "201", "Children and young people")


def test_real_charities_of_trafford(real_spine: store.Spine) -> None:
    named = "FROM register_areas a JOIN register r USING (org_id) WHERE a.area = 'E08000009'"
    assert real_spine.value(f"SELECT count(DISTINCT org_id) {named}") == 736
    assert real_spine.value(f"SELECT count(DISTINCT org_id) {named} AND r.authority = 'E08000009'") == 278


def test_faked_names_are_left_out_of_the_real_register(real_spine: store.Spine) -> None:
    assert real_spine.value("SELECT count(*) FROM register WHERE source = 'ccew_extract'") == 0
    assert real_spine.value("SELECT count(*) FROM register_names") > 160_000
