from __future__ import annotations

import csv
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from hedgerow.spine import matching, store


def grants(spine: Path) -> dict[str, dict[str, Any]]:
    return {row["grant_id"]: row for row in store.open_spine(spine).rows("SELECT * FROM grants")}


def test_a_company_number_leads_to_its_charity(register_spine: Path) -> None:
    row = grants(register_spine)["360G-ash-1"]
    assert (row["org_id"], row["match_basis"], row["pence"]) == ("GB-CHC-1000001", "id", 10050)


def test_another_name_is_matched_in_the_same_place(register_spine: Path) -> None:
    row = grants(register_spine)["360G-ash-2"]
    assert (row["org_id"], row["match_basis"]) == ("GB-CHC-1000001", "name")


def test_a_slip_in_a_name_is_forgiven_but_not_in_a_number(register_spine: Path) -> None:
    held = grants(register_spine)
    assert held["360G-ash-3"]["org_id"] == "GB-CHC-1000002"
    assert held["360G-ash-4"]["org_id"] is None


def test_a_charity_number_typed_as_a_companys_is_believed_only_with_the_name(register_spine: Path) -> None:
    held = grants(register_spine)
    assert (held["360G-ash-6"]["org_id"], held["360G-ash-6"]["match_basis"]) == ("GB-CHC-1000003", "id")


def test_the_ward_comes_from_the_recipient_where_only_the_borough_is_named(register_spine: Path) -> None:
    held = grants(register_spine)
    assert (held["360G-ash-1"]["ward"], held["360G-ash-1"]["area"], held["360G-ash-1"]["area_basis"]) == (
        "E05900001",
        "E01900001",
        "head_office",
    )
    assert (held["360G-ash-4"]["ward"], held["360G-ash-4"]["area"], held["360G-ash-4"]["area_basis"]) == (
        None,
        "E08000901",
        "beneficiary",
    )
    assert held["360G-ash-4"]["authority"] == held["360G-ash-4"]["funder_authority"] == "E08000901"


def test_one_key_for_all_grants_to_one_recipient(register_spine: Path) -> None:
    held = grants(register_spine)
    assert held["360G-ash-1"]["recipient_key"] == held["360G-ash-2"]["recipient_key"] == "GB-CHC-1000001"
    assert held["360G-ash-4"]["recipient_key"] not in {
        row["recipient_key"] for key, row in held.items() if key != "360G-ash-4"
    }


def test_of_a_grant_to_a_person_amount_area_and_purpose_stay(register_spine: Path) -> None:
    people = [row for row in grants(register_spine).values() if row["to_individual"]]
    assert len(people) == 2
    for row in people:
        assert (row["pence"], row["authority"], row["title"], row["recipient_name"]) == (10050, "E08000901", None, None)
        assert row["recipient_key"] is None
    assert {row["purpose"] for row in people} == {"GTIP020", None}


def test_faults_are_written_down_by_row_and_sound_rows_stay(register_spine: Path) -> None:
    faults = store.open_spine(register_spine).rows('SELECT row, "column", value, message FROM faults ORDER BY row')
    by_row = defaultdict(list)
    for fault in faults:
        by_row[fault["row"]].append(fault)
    assert {"360G-ash-9"}.isdisjoint(grants(register_spine))
    assert any("too large" in fault["message"] for fault in by_row[9])
    assert any("calendar" in fault["message"] and fault["value"] == "2024-02-31" for fault in by_row[10])
    assert any("row 1 has the same identifier" in fault["message"] for fault in by_row[11])
    assert by_row[7][0]["value"] == ""
    assert set(by_row) == {7, 9, 10, 11}


def test_real_grants_of_trafford_come_once(real_spine: store.Spine, shared_data: Path) -> None:
    with next((shared_data / "trafford" / "grants_360giving").glob("*.csv")).open(
        encoding="utf-8-sig", newline=""
    ) as file:
        published = list(csv.DictReader(file))
    held = real_spine.rows("SELECT * FROM grants WHERE funder_authority = 'E08000009'")
    assert {row["grant_id"] for row in held} == {row["Identifier"] for row in published}
    assert (len(held), sum(row["pence"] for row in held)) == (555, 129143654)


def test_real_recipients_are_counted_as_plain_code_counts_them(real_spine: store.Spine) -> None:
    """Grants that share an organisation, an official number or a name are one recipient's: groups merged one by one."""
    rows = real_spine.rows("SELECT * FROM grants WHERE funder_authority = 'E08000009'")
    groups: list[set[str]] = []
    for row in rows:
        signs = {f"name {matching.key(row['recipient_name'])}"}
        signs |= {row["org_id"]} - {None}
        signs |= {row["recipient_id"]} if row["recipient_id"].startswith("GB-") else set()
        touching = [group for group in groups if group & signs]
        groups = [group for group in groups if group not in touching] + [signs.union(*touching)]
    assert real_spine.value(
        "SELECT count(DISTINCT recipient_key) FROM grants WHERE funder_authority = 'E08000009'"
    ) == len(groups)


def test_real_numbers_match_the_charities_that_bear_them(real_spine: store.Spine, shared_data: Path) -> None:
    """Obvious code: a published charity number that is on the register is that charity."""
    held = {row["org_id"] for row in real_spine.rows("SELECT org_id FROM register")}
    path = next((shared_data / "trafford" / "grants_360giving").glob("*council*grants.json"))
    for grant in json.loads(path.read_text(encoding="utf-8-sig"))["grants"]:
        number = grant["recipientOrganization"][0].get("charityNumber", "").lstrip("0")
        if f"GB-CHC-{number}" in held:
            (row,) = real_spine.rows("SELECT org_id, match_basis FROM grants WHERE grant_id = ?", grant["id"])
            assert tuple(row.values()) == (f"GB-CHC-{number}", "id"), grant["id"]
