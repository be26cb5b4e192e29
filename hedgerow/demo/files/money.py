"""The money: awards as a 360Giving package, and the council's payments over £500."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from hedgerow.demo.borough import AUTHORITY, NAME
from hedgerow.demo.files.writing import write_csv
from hedgerow.demo.groups import Group
from hedgerow.demo.words import FUNDERS, PROJECTS, SUPPLIERS


def write(folder: Path, groups: Sequence[Group], today: date, chance: random.Random) -> None:
    """Write five years of awards and one of payments into `folder`."""
    _grants(folder, groups, today, chance)
    _spend(folder, groups, today, chance)


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
                "beneficiaryLocation": [_where(number, group)],
                "fundingOrganization": [{"id": funder_id, "name": funder}],
                "grantProgramme": [{"title": programme}],
                "dateModified": f"{today.isoformat()}T09:00:00Z",
                "dataSource": "https://example.org/",
            }
        )
    (folder / "mallowdale_grants.json").write_text(json.dumps({"grants": grants}))


def _where(number: int, group: Group) -> dict[str, str]:
    """Where the work happens: one funder in three says the ward, the others only the borough."""
    if number % 3 == 0:
        return {"geoCode": group.postcode.area.ward, "geoCodeType": "WD", "countryCode": "GB"}
    return {"name": NAME, "geoCode": AUTHORITY, "geoCodeType": "MD", "countryCode": "GB"}


def _spend(folder: Path, groups: Sequence[Group], today: date, chance: random.Random) -> None:
    header = (
        "OrganisationLabel",
        "OrganisationURI",
        "EffectiveDate",
        "OrganisationalUnit",
        "BeneficiaryName",
        "BeneficiaryOtherID",
        "PaymentDate",
        "TransactionNumber",
        "Amount",
        "IrrecoverableVATAmount",
        "Purpose",
        "ProclassLabel",
        "ProclassCode",
        "InvoiceNumber",
        "ProfitCentre",
        "VATRegistrationNumber",
    )
    paid = [group for group in groups if (group.income_pence or 0) > 5_000_000]
    rows = []
    for number in range(1600):
        day = today - timedelta(days=chance.randrange(1, 365))
        voluntary = chance.random() < 0.18
        name = chance.choice(paid).name if voluntary else chance.choice(SUPPLIERS)
        amount = chance.randint(500, 9_000 if voluntary else 60_000)
        purpose = "Grants to voluntary bodies" if voluntary else "Supplies and services"
        rows.append(
            (
                f"{NAME} Council",
                "",
                day,
                "Communities",
                name,
                1000 + number,
                day,
                5_000_000 + number,
                f"{amount}.00",
                "0.00",
                purpose,
                purpose,
                "",
                number,
                "",
                "",
            )
        )
    write_csv(folder / "mallowdale-supplier-spend.csv", header, sorted(rows, key=lambda row: row[2]))
