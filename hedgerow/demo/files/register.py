"""The public extract of the Charity Commission: charities, what they do, where, and their returns."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from hedgerow.demo.borough import NAME
from hedgerow.demo.groups import Group
from hedgerow.standards import ccew


def write(folder: Path, groups: Sequence[Group], today: date) -> None:
    """Write four of its thirteen tables into `folder`, a zip to each."""
    charities = [group for group in groups if group.number]
    common = {
        group.number: {
            "date_of_extract": _moment(today),
            "organisation_number": str(group.number),
            "registered_charity_number": str(group.number),
            "linked_charity_number": "0",
        }
        for group in charities
    }
    _extract(folder, "charity", [common[group.number] | _charity(group, today) for group in charities])
    _extract(
        folder,
        "charity_area_of_operation",
        [
            common[group.number]
            | {"geographic_area_type": "Local Authority", "geographic_area_description": NAME, "welsh_ind": "False"}
            for group in charities
        ],
    )
    _extract(
        folder,
        "charity_classification",
        [
            common[group.number]
            | {"classification_code": str(code), "classification_type": kind, "classification_description": ""}
            for group in charities
            for kind, codes in (("What", group.theme.what), ("Who", group.theme.who))
            for code in codes
        ],
    )
    _extract(
        folder,
        "charity_annual_return_history",
        [common[group.number] | row for group in charities for row in _returns(group, today)],
    )


def _charity(group: Group, today: date) -> dict[str, str]:
    income = (group.income_pence or 0) // 100
    return {
        "charity_name": group.name.upper(),
        "charity_type": {"cio": "CIO", "clg": "Charitable company", "trust": "Trust"}.get(group.form, "Other"),
        "charity_registration_status": "Registered",
        "date_of_registration": _moment(group.founded),
        "charity_reporting_status": "Submission Received",
        "latest_acc_fin_period_start_date": _moment(date(today.year - 2, 4, 1)),
        "latest_acc_fin_period_end_date": _moment(date(today.year - 1, 3, 31)),
        "latest_income": f"{income}.00",
        "latest_expenditure": f"{income * 96 // 100}.00",
        "charity_contact_postcode": group.postcode.text,
        "charity_activities": group.theme.does,
        "charity_is_cio": str(group.form == "cio"),
    }


def _returns(group: Group, today: date) -> list[dict[str, str]]:
    chance = random.Random(group.number)
    income, rows = (group.income_pence or 0) / 100, []
    for back in range(1, 6):
        rows.append(
            {
                "fin_period_start_date": _moment(date(today.year - back - 1, 4, 1)),
                "fin_period_end_date": _moment(date(today.year - back, 3, 31)),
                "ar_cycle_reference": f"AR{(today.year - back) % 100:02d}",
                "total_gross_income": f"{int(income)}.00",
                "total_gross_expenditure": f"{int(income * chance.uniform(0.85, 1.08))}.00",
            }
        )
        income *= chance.uniform(0.8, 1.12)
    return rows


def _moment(day: date) -> str:
    return f"{day.isoformat()} 00:00:00.0000000"


def _extract(folder: Path, table: str, rows: Iterable[Mapping[str, str]]) -> None:
    columns = ccew.TABLES[table]
    text = io.StringIO()
    text.write("\t".join(columns) + "\n")
    for row in rows:
        text.write("\t".join(row.get(column, "") for column in columns) + "\n")
    with zipfile.ZipFile(folder / f"publicextract.{table}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"publicextract.{table}.txt", text.getvalue())
