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

#: the version that we publish, and the licence that it is published under
VERSION = "1.4"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"

# The extension for who leads a group and who benefits (DEI): its name in the registry of extensions, the version of the DEI
# Data Standard, and its code lists askedStatus, replyStatus, availableOptions and taxonomyCodes, as far as we use them.
DEI = "dei"
DEI_VERSION = "1.1"
DEI_PARTS = ("leadership", "mission", "project")
DEI_NOT_ASKED, DEI_ASKED = "AS100", "AS200"
DEI_NO_REPLY, DEI_REPLY, DEI_GENERAL, DEI_NOT_SAID, DEI_NOT_SHARED = "RS100", "RS200", "RS201", "RS202", "RS203"
DEI_OPTIONS = ("AO100", "AO300", "AO301")
DEI_CODES: dict[str, str] = {
    "racial-equity": "DEI010000", "disabled": "DEI020000", "faith": "DEI030000", "lgbtq": "DEI040000",
    "migrants": "DEI050000", "older": "DEI060000", "younger": "DEI070000", "poverty": "DEI080000",
    "women": "DEI090000",
}  # fmt: skip

# What we write besides what we read, in the order of the official table.
WRITTEN: tuple[Field, ...] = (
    Field("disbursed", "amountDisbursed", "Amount Disbursed", Kind.AMOUNT),
    Field("url", "url", "URL"),
    Field("beneficiary_country", "beneficiaryLocation/countryCode", "Beneficiary Location:Country Code"),
    Field("beneficiary_kind", "beneficiaryLocation/geoCodeType", "Beneficiary Location:Geographic Code Type"),
    Field("programme_code", "grantProgramme/code", "Grant Programme:Code"),
    Field("programme_url", "grantProgramme/url", "Grant Programme:URL"),
    Field("individual_id", "recipientIndividual/id", "Recipient Ind:Identifier"),
    Field("individual_name", "recipientIndividual/name", "Recipient Ind:Name"),
    Field("regrant", "regrantType", "For Regrant Type"),
)

# The kind of an area, told by the first three signs of its code: official code list `geoCodeType`.
GEO_TYPES: dict[str, str] = {
    "E00": "OA", "E01": "LSOA", "E02": "MSOA", "E04": "PAR", "E05": "WD", "E06": "UA", "E07": "NMD", "E08": "MD",
    "E09": "LONB", "E10": "CTY", "E12": "RGN/GOR", "W00": "OA", "W01": "LSOA", "W02": "MSOA", "W04": "COM", "W05": "WD",
    "W06": "UA", "S00": "OA", "S01": "DZ", "S02": "IG", "S12": "CA", "S13": "WD",
}  # fmt: skip

# An own prefix as the helpdesk of 360Giving gives it, and what an organisation's identifier looks like.
PREFIX = re.compile(r"360G-[A-Za-z0-9][A-Za-z0-9_-]{1,40}")
ORG_ID = re.compile(r"[A-Z]{2}-[A-Z0-9]{2,8}-[A-Za-z0-9][A-Za-z0-9:._-]{0,40}|360G-[A-Za-z0-9][A-Za-z0-9:._-]{1,50}")
