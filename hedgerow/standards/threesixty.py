"""The 360Giving Data Standard: the fields that Hedgerow reads, under their names in JSON and their titles in tables.

Source: 360Giving Data Standard 1.4 (standard.threesixtygiving.org, CC BY 4.0), grant schema and its titles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache


class Kind(Enum):
    """What a field must hold."""

    TEXT = "text"
    AMOUNT = "amount"
    WHOLE = "whole"
    DAY = "day"
    CURRENCY = "currency"
    YES_NO = "yes or no"
    GRANT_ID = "grant identifier"
    ORG_ID = "organisation identifier"
    AREA = "area code"


@dataclass(frozen=True)
class Field:
    """A field: our name, its place in JSON (first of each list), its title in tables, and what it must hold."""

    name: str
    path: str
    title: str
    kind: Kind = Kind.TEXT
    required: bool = False


FIELDS: tuple[Field, ...] = (
    Field("grant_id", "id", "Identifier", Kind.GRANT_ID, required=True),
    Field("title", "title", "Title", required=True),
    Field("description", "description", "Description", required=True),
    Field("currency", "currency", "Currency", Kind.CURRENCY, required=True),
    Field("applied", "amountAppliedFor", "Amount Applied For", Kind.AMOUNT),
    Field("amount", "amountAwarded", "Amount Awarded", Kind.AMOUNT, required=True),
    Field("award_date", "awardDate", "Award Date", Kind.DAY, required=True),
    Field("starts", "plannedDates/startDate", "Planned Dates:Start Date", Kind.DAY),
    Field("ends", "plannedDates/endDate", "Planned Dates:End Date", Kind.DAY),
    Field("months", "plannedDates/duration", "Planned Dates:Duration (months)", Kind.WHOLE),
    Field("recipient_id", "recipientOrganization/id", "Recipient Org:Identifier", Kind.ORG_ID, required=True),
    Field("recipient_name", "recipientOrganization/name", "Recipient Org:Name", required=True),
    Field("recipient_charity", "recipientOrganization/charityNumber", "Recipient Org:Charity Number"),
    Field("recipient_company", "recipientOrganization/companyNumber", "Recipient Org:Company Number"),
    Field("recipient_postcode", "recipientOrganization/postalCode", "Recipient Org:Postal Code"),
    Field(
        "recipient_area", "recipientOrganization/location/geoCode", "Recipient Org:Location:Geographic Code", Kind.AREA
    ),
    Field("beneficiary_name", "beneficiaryLocation/name", "Beneficiary Location:Name"),
    Field("beneficiary_code", "beneficiaryLocation/geoCode", "Beneficiary Location:Geographic Code", Kind.AREA),
    Field("funder_id", "fundingOrganization/id", "Funding Org:Identifier", Kind.ORG_ID, required=True),
    Field("funder_name", "fundingOrganization/name", "Funding Org:Name", required=True),
    Field("programme", "grantProgramme/title", "Grant Programme:Title"),
    Field("open_call", "fromOpenCall", "From an open call?", Kind.YES_NO),
    Field("modified", "dateModified", "Last modified", Kind.DAY),
    Field("reason", "toIndividualsDetails/primaryGrantReason", "To Individuals Details:Primary Grant Reason"),
    Field("purpose", "toIndividualsDetails/grantPurpose", "To Individuals Details:Grant Purpose"),
)
REQUIRED: tuple[Field, ...] = tuple(field for field in FIELDS if field.required)

# A grant to a person has these instead of a recipient organisation.
INDIVIDUAL_PATHS = ("recipientIndividual", "toIndividualsDetails")
INDIVIDUAL_TITLES = ("recipient ind:", "to individuals details:")

# Headings seen in older files, in the form that `plain_title` gives.
ALIASES: dict[str, str] = {
    "recipientorgidentifier": "recipient_id",
    "recipientorgname": "recipient_name",
    "fundingorgidentifier": "funder_id",
    "fundingorgname": "funder_name",
}
GSS_CODE = re.compile(r"[EWSNKJ]\d{8}")


@lru_cache(4096)
def plain_title(title: str) -> str:
    """A heading without the liberties that publishers take: case, blanks round colons, the number of a list's item."""
    return re.sub(r"\s*:\s*(?:0\s*:\s*)?", ":", title.strip().casefold())


BY_TITLE: dict[str, Field] = {plain_title(field.title): field for field in FIELDS}
