"""Mallowdale's open data, written in the forms that real publishers use, so that it is read by the real readers."""

from __future__ import annotations

import csv
import io
import json
import random
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from hedgerow.demo.borough import AUTHORITY, NAME, RANKED, Borough
from hedgerow.demo.groups import Group
from hedgerow.demo.words import ASSETS, FUNDERS, PLACES, PROJECTS, SUPPLIERS
from hedgerow.standards import ccew

DOMAINS = ("Income", "Employment", "Education", "Health", "Crime", "Housing_and_Services", "Environment")
REGION = ("The Dogger", "E12000099")


def write(folder: Path, borough: Borough, groups: Sequence[Group], today: date, seed: int = 1894) -> None:
    """Write every file into `folder`, which need not exist."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    _boundaries(folder, borough)
    _lookups(folder, borough)
    _people(folder, borough)
    _register(folder, groups, today)
    _grants(folder, groups, today, chance)
    _spend(folder, groups, today, chance)
    _assets(folder, borough, chance)


def _csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def _geojson(path: Path, shapes: Mapping[tuple[str, str], BaseGeometry]) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"area_code": code, "area_name": name},
            "geometry": json.loads(shapely.to_geojson(shape)),
        }
        for (code, name), shape in shapes.items()
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "name": path.stem, "features": features}))


def _boundaries(folder: Path, borough: Borough) -> None:
    _geojson(folder / "local_authority_district.geojson", {(AUTHORITY, NAME): borough.shape()})
    _geojson(folder / "electoral_ward.geojson", {item: borough.ward_shape(item[0]) for item in borough.wards.items()})
    _geojson(folder / "msoa.geojson", {item: borough.middle_shape(item[0]) for item in borough.middles.items()})
    _geojson(folder / "lsoa.geojson", {(area.code, area.name): area.shape for area in borough.areas})


def _lookups(folder: Path, borough: Borough) -> None:
    _csv(
        folder / "lookup_lsoa21_ward24_ltla24.csv",
        ("lsoa21_name", "lsoa21_code", "ward24_name", "ward24_code", "ltla24_name", "ltla24_code"),
        ((area.name, area.code, borough.wards[area.ward], area.ward, NAME, AUTHORITY) for area in borough.areas),
    )
    _csv(
        folder / "lookup_ltla24_region24.csv",
        ("ltla24_name", "ltla24_code", "region24_name", "region24_code"),
        [(NAME, AUTHORITY, *REGION)],
    )
    _csv(
        folder / "mallowdale_postcodes.csv",
        ("postcode", "ward_code", "ward_name", "msoa_code", "msoa_hcl_name", "lsoa_code", "lsoa_name", "locality",
         "la_code", "la_name", "lon", "lat"),
        ((point.text, point.area.ward, borough.wards[point.area.ward], point.area.middle,
          borough.middles[point.area.middle], point.area.code, point.area.name, "", AUTHORITY, NAME, point.lon, point.lat)
         for point in borough.postcodes),
    )  # fmt: skip


def _people(folder: Path, borough: Borough) -> None:
    """Population by single year of age, and the Indices of Deprivation, whose ranks are out of all England."""
    totals: dict[tuple[str, str, str], list[int]] = {}
    for area in borough.areas:
        for key in (
            (AUTHORITY, NAME, "Local authority"),
            (area.ward, borough.wards[area.ward], "Ward"),
            (area.middle, borough.middles[area.middle], "MSOA"),
            (area.code, area.name, "LSOA"),
        ):
            held = totals.setdefault(key, [0] * 91)
            totals[key] = [before + more for before, more in zip(held, area.ages, strict=True)]
    ages = [str(age) for age in range(90)] + ["90+"]
    _csv(
        folder / "mid-year_2024_population_estimates_all_geographies.csv",
        ("period", "area_code", "area_name", "geography", "sex", "all_ages", "aged_0_to_15", "aged_16_to_64", "aged_65_and_over", *ages),
        (("2024-06-30", *key, "Persons", sum(held), sum(held[:16]), sum(held[16:65]), sum(held[65:]), *held)
         for key, held in totals.items()),
    )  # fmt: skip
    deciles, ranks, scores = ([f"{name}_{part}" for name in ("IMD", *DOMAINS)] for part in ("decile", "rank", "score"))
    _csv(
        folder / "imd2025_england_lsoa21.csv",
        ("lsoa21_code", *deciles, *ranks, *scores),
        ((area.code, *[decile(area.rank)] * 8, *[f"{area.rank}.0"] * 8, *[round(60 * (1 - area.rank / RANKED), 3)] * 8)
         for area in borough.areas),
    )  # fmt: skip


def decile(rank: int) -> str:
    """The tenth of England's small areas that a rank falls in, 1 the most deprived."""
    return f"{min(10, 1 + (rank - 1) * 10 // RANKED)}.0"


def _register(folder: Path, groups: Sequence[Group], today: date) -> None:
    """The public extract of the Charity Commission: charities, what they do, where, and their returns."""
    charities = [group for group in groups if group.number]
    common = {group.number: {"date_of_extract": _moment(today), "organisation_number": str(group.number),
                             "registered_charity_number": str(group.number), "linked_charity_number": "0"}
              for group in charities}  # fmt: skip
    _extract(folder, "charity", [common[group.number] | _charity(group, today) for group in charities])
    _extract(folder, "charity_area_of_operation", [
        common[group.number] | {"geographic_area_type": "Local Authority", "geographic_area_description": NAME, "welsh_ind": "False"}
        for group in charities])  # fmt: skip
    _extract(folder, "charity_classification", [
        common[group.number] | {"classification_code": str(code), "classification_type": kind, "classification_description": ""}
        for group in charities
        for kind, codes in (("What", group.theme.what), ("Who", group.theme.who))
        for code in codes])  # fmt: skip
    _extract(folder, "charity_annual_return_history", [
        common[group.number] | row for group in charities for row in _returns(group, today)])  # fmt: skip


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


def _grants(folder: Path, groups: Sequence[Group], today: date, chance: random.Random) -> None:
    """Five years of awards as a 360Giving package; some know the recipient's number, some only a name."""
    grants = []
    for number in range(420):
        funder_id, funder, programme, (least, most) = chance.choice(FUNDERS)
        group = chance.choice(groups)
        known = group.number and chance.random() < 0.7
        grants.append(
            {
                "id": f"360G-mallowdale-{number:04d}",
                "title": chance.choice(PROJECTS),
                "description": f"{chance.choice(PROJECTS)}, for {group.name}",
                "currency": "GBP",
                "amountAwarded": round(chance.randint(least, most) / 100, -1),
                "awardDate": (today - timedelta(days=chance.randrange(5 * 365))).isoformat(),
                "recipientOrganization": [
                    {"id": group.org_id if known else f"360G-mallowdale-org-{groups.index(group)}", "name": group.name}
                ],
                "beneficiaryLocation": [{"name": NAME, "geoCode": AUTHORITY, "geoCodeType": "MD", "countryCode": "GB"}],
                "fundingOrganization": [{"id": funder_id, "name": funder}],
                "grantProgramme": [{"title": programme}],
                "dateModified": f"{today.isoformat()}T09:00:00Z",
                "dataSource": "https://example.org/",
            }
        )
    (folder / "mallowdale_grants.json").write_text(json.dumps({"grants": grants}))


def _spend(folder: Path, groups: Sequence[Group], today: date, chance: random.Random) -> None:
    header = (
        "OrganisationLabel", "OrganisationURI", "EffectiveDate", "OrganisationalUnit", "BeneficiaryName",
        "BeneficiaryOtherID", "PaymentDate", "TransactionNumber", "Amount", "IrrecoverableVATAmount", "Purpose",
        "ProclassLabel", "ProclassCode", "InvoiceNumber", "ProfitCentre", "VATRegistrationNumber",
    )  # fmt: skip
    paid = [group for group in groups if (group.income_pence or 0) > 5_000_000]
    rows = []
    for number in range(1600):
        day = today - timedelta(days=chance.randrange(1, 365))
        voluntary = chance.random() < 0.18
        name = chance.choice(paid).name if voluntary else chance.choice(SUPPLIERS)
        amount = chance.randint(500, 9_000 if voluntary else 60_000)
        purpose = "Grants to voluntary bodies" if voluntary else "Supplies and services"
        rows.append(
            (f"{NAME} Council", "", day, "Communities", name, 1000 + number, day, 5_000_000 + number, f"{amount}.00",
             "0.00", purpose, purpose, "", number, "", "")
        )  # fmt: skip
    _csv(folder / "mallowdale-supplier-spend.csv", header, sorted(rows, key=lambda row: row[2]))


def _assets(folder: Path, borough: Borough, chance: random.Random) -> None:
    for stem, kind in ASSETS:
        points = [chance.choice(borough.postcodes) for _ in range(5)]
        _csv(
            folder / f"mallowdale_{stem}.csv",
            ("name", "address", "postcode", "area_name", "area_code", "lon", "lat"),
            ((f"{place} {kind}", f"{place}, {NAME}", point.text, NAME, AUTHORITY, point.lon, point.lat)
             for place, point in zip(chance.sample(PLACES, len(points)), points, strict=True)),
        )  # fmt: skip
