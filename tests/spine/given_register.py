"""Registers, grants and payments of the small place that does not exist, with people planted in every file."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

from hedgerow.standards.ccew import TABLES
from tests.spine import given_place

DAY = "2026-01-05 00:00:00.0000000"
# People and ways to reach them, planted where publishers put them. None may come out anywhere.
PEOPLE = (
    "Zebedee Quillfeather",
    "Zebedee",
    "Quillfeather",
    "someone@planted.example",
    "01619998877",
    "17 Planted Lane",
    "Perpetua Wigglesworth",
    "Wigglesworth",
    "Barnabus Thimblethorpe",
    "Thimblethorpe",
    "Mrs Ottoline Crumb",
    "Ottoline",
)

CHARITIES: tuple[dict[str, str], ...] = (
    {
        "registered_charity_number": "1000001",
        "charity_name": "THE ASH TOY HOUSE LIMITED",
        "charity_company_registration_number": "326093",
        "charity_contact_postcode": "zz11aa",
        "charity_activities": "Lends toys and books to young children.",
        "latest_income": "12000",
        "latest_expenditure": "11000.50",
        "latest_acc_fin_period_end_date": "2025-03-31 00:00:00.0000000",
    },
    {
        "registered_charity_number": "1000002",
        "charity_name": "1ST ASH SCOUT GROUP",
        "charity_contact_postcode": "ZZ1 1AB",
    },
    {
        "registered_charity_number": "1000003",
        "charity_name": "2ND ASH SCOUT GROUP",
        "charity_contact_postcode": "ZZ1 1AC",
    },
    {
        "registered_charity_number": "1000004",
        "charity_name": "ELM DOGS HOME",
        "charity_registration_status": "Removed",
        "date_of_removal": "2020-01-01 00:00:00.0000000",
        "charity_activities": "Cares for dogs. Not the salvation army.",
    },
    {"registered_charity_number": "1000005", "linked_charity_number": "1", "charity_name": "THE OAK FUND"},
)


def write(folder: Path) -> Path:
    """The small place with its registers. Returns the folder."""
    given_place.write(folder)
    extract(folder, "charity", [charity(number, given) for number, given in enumerate(CHARITIES, start=1)])
    extract(
        folder,
        "charity_other_names",
        [
            {
                "organisation_number": "1",
                "registered_charity_number": "1000001",
                "charity_name_type": "Working name",
                "charity_name": "Toy House in Ash",
            }
        ],
    )
    areas = [
        {"organisation_number": str(n), "registered_charity_number": f"100000{n}", "geographic_area_description": "Ash"}
        for n in (1, 2, 3)
    ]
    extract(
        folder, "charity_area_of_operation", [*areas, {**areas[0], "geographic_area_description": "Throughout England"}]
    )
    extract(
        folder,
        "charity_classification",
        [{"organisation_number": "1", "registered_charity_number": "1000001", "classification_code": "201"}],
    )
    history = {
        "organisation_number": "1",
        "registered_charity_number": "1000001",
        "total_gross_income": "9000",
        "total_gross_expenditure": "8000",
        "fin_period_end_date": "2024-03-31 00:00:00.0000000",
    }
    extract(folder, "charity_annual_return_history", [history])
    trustees = [
        {
            "organisation_number": "1",
            "registered_charity_number": "1000001",
            "trustee_id": str(n),
            "trustee_name": PEOPLE[0],
            "trustee_is_chair": "True",
        }
        for n in (1, 2, 3)
    ]
    extract(folder, "charity_trustee", trustees)
    lists(folder)
    (folder / "grants_2025-06.json").write_text(json.dumps({"grants": GRANTS}), encoding="utf-8")
    spend(folder / "ash-spend.zip")
    return folder


def charity(number: int, given: dict[str, str]) -> dict[str, str]:
    planted = {
        "charity_contact_email": PEOPLE[3],
        "charity_contact_phone": PEOPLE[4],
        "charity_contact_address1": PEOPLE[5],
    }
    plain = {"charity_registration_status": "Registered", "date_of_registration": "1990-08-02 00:00:00.0000000"}
    return {"organisation_number": str(number), **plain, **planted, **given}


def extract(folder: Path, table: str, rows: list[dict[str, str]], *, encoding: str = "utf-8") -> Path:
    """One zip of the public extract in its text form."""
    filled = [{"date_of_extract": DAY, "linked_charity_number": "0"} | row for row in rows]
    lines = ["\t".join(TABLES[table]), *("\t".join(row.get(name, "") for name in TABLES[table]) for row in filled)]
    path = folder / f"publicextract.{table}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"publicextract.{table}.txt", "".join(f"{line}\r\n" for line in lines).encode(encoding))
    return path


def lists(folder: Path) -> None:
    given_place.lines(
        folder / "charities_operating_in_ash_2022-04.csv",
        "registered_charity_number,charity_company_registration_number,charity_name,charity_type,charity_activities,"
        "date_of_registration,charity_contact_postcode,charity_contact_web,charity_contact_email",
        f"1000001,NA,ASH TOYS (OLD NAME),Other,NA,1990-08-02,ZZ1 1AC,www.toys.example,{PEOPLE[3]}",
        f"1000009,NA,BEECH CHOIR,Other,Sings.,1999-01-01,NA,NA,{PEOPLE[3]}",
    )
    given_place.lines(
        folder / "cascs.csv",
        "id,name,address,postcode,active",
        f'GB-CASC-aaaa1111,Ash Rowing Club,"c/o {PEOPLE[6]}, Elsewhere",ZZ1 1AA,True',
        "GB-CASC-bbbb2222,Old Oars,Nowhere,No data,False",
    )
    given_place.lines(
        folder / "mutuals.csv", "mutual_id,company_id,name", "GB-MPR-1R,GB-COH-IP00001R,Ash Club and Institute Limited"
    )
    given_place.lines(
        folder / "ukcat.csv",
        "Code,tag,Category,Subcategory,Level,Notes,Related ICNPTSO code,Regular expression,Exclude regular expression",
        r"AN,Animals,Animals,,1,,,\b(animals?|dogs?)\b,",
        r"AF101,Army,Armed forces,,3,,,\b(army|infantry)\b,\b(salvation army)\b",
        r"CH,Children,Children,,1,,,\b(children|toy librar(y|ies))\b,",
    )


def grant(number: int, **given: Any) -> dict[str, Any]:
    """A sound grant of the council of Ash, changed by what is given; None takes a field away."""
    whole = {
        "id": f"360G-ash-{number}",
        "title": "Grant",
        "description": "For toys",
        "currency": "GBP",
        "amountAwarded": 100.5,
        "awardDate": "2024-03-31",
        "recipientOrganization": [{"id": "360G-ash-org", "name": "Somebody"}],
        "fundingOrganization": [{"id": "GB-LAE-AAA", "name": "Ash Council"}],
        "beneficiaryLocation": [{"geoCode": "E08000901"}],
        **given,
    }
    return {key: value for key, value in whole.items() if value is not None}


def recipient(name: str, identifier: str = "360G-ash-org", **more: str) -> list[dict[str, str]]:
    return [{"id": identifier, "name": name, **more}]


GRANTS: list[dict[str, Any]] = [
    grant(1, recipientOrganization=recipient("Ash Toy House", "GB-COH-326093")),
    grant(2, recipientOrganization=recipient("The Toy House in Ash CIO")),
    grant(3, recipientOrganization=recipient("1st Ash Scouts Group")),
    grant(4, recipientOrganization=recipient("3rd Ash Scout Group")),
    grant(5, recipientOrganization=recipient("The Second Ash Scout Grp", "GB-COH-1000003"), beneficiaryLocation=None),
    grant(6, recipientOrganization=recipient("2ND ASH SCOUT GROUP", "GB-COH-1000003")),
    grant(
        7,
        title=f"Grant to {PEOPLE[0]}",
        description=f"A cooker for {PEOPLE[0]}",
        recipientOrganization=None,
        recipientIndividual={"id": "360G-ash-person-7", "name": PEOPLE[0]},
        toIndividualsDetails={"primaryGrantReason": "GTIR010", "grantPurpose": ["GTIP020"]},
        awardDate="31/03/2024",
    ),
    grant(8, title=f"To {PEOPLE[10]}", recipientOrganization=recipient(PEOPLE[10], postalCode="ZZ1 1AA")),
    grant(9, amountAwarded="9" * 40),
    grant(10, awardDate="2024-02-31"),
    grant(1, title="The same again"),
]


def spend(path: Path) -> None:
    columns = (
        "OrganisationLabel,OrganisationURI,OrganisationalUnit,BeneficiaryName,PaymentDate,Amount,Purpose,ProclassLabel"
    )
    rows = (
        "Ash Council,x,Play,Ash Toy House Ltd,2025-04-01,1000.10,Toys,Play : Toys",
        "Ash Council,x,Care,Redacted,2025-04-02,50.00,Direct payments,NA",
        f"Ash Council,x,Care,{PEOPLE[8]} T/A Sale Care Services Ltd,2025-04-02,60.00,Paid to {PEOPLE[8]},NA",
        f"Ash Council,x,Care,{PEOPLE[6]},2025-04-03,-70.00,{PEOPLE[6]} taxi,NA",
        'Ash Council,x,Roads,Tar and Sons Limited,2025-04-04,"12,345.67",Tar,NA',
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ash-spend.csv", "\r\n".join((columns, *rows)) + "\r\n")
