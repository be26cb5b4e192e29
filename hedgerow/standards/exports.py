"""What other systems call their columns when they let a place's records go: facts, as our own small tables.

`columns` is their header -> our column, by kind of import. `words` is their word -> ours, by our column. `source` says
where the headers were read; `verified` whether public documentation or source shows them as the headers of an export. A
header that a table does not name can be matched by hand, and is remembered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Export:
    """One kind of file from one system."""

    system: str
    kind: str
    columns: Mapping[str, str]
    source: str
    verified: bool
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


_CIVI = (
    "civicrm-core, titles of exportable fields (CRM_Contact_DAO_Contact, token and export tests), read November 2026"
)
_NPSP = "Salesforce Help, “Standard NPSP Data Import Fields” and the NPSP Data Importer template, read November 2026"
_SALESFORCE = "Salesforce Help, “Field Mapping for Other Data Sources and Organization Import”, read November 2026"
_LAMPLIGHT = "Lamplight's public API documentation (field names of profiles), read November 2026"
_CHARITYLOG = "no public documentation found in November 2026: common words of UK case systems"

_CIVI_ROLES = {
    "employee of": "staff",
    "employer of": "staff",
    "volunteer for": "volunteer",
    "volunteer is": "volunteer",
    "board member of": "trustee",
    "trustee of": "trustee",
    "chair of": "chair",
    "treasurer of": "treasurer",
    "secretary of": "secretary",
    "member of": "member",
}
_TITLES = {
    "chairperson": "chair",
    "chairman": "chair",
    "chairwoman": "chair",
    "co-chair": "chair",
    "hon treasurer": "treasurer",
    "honorary treasurer": "treasurer",
    "hon secretary": "secretary",
    "company secretary": "secretary",
    "committee member": "trustee",
    "board member": "trustee",
    "director": "trustee",
    "employee": "staff",
    "manager": "staff",
    "chief executive": "staff",
    "ceo": "staff",
    "main contact": "other",
    "contact": "other",
    "representative": "delegate",
}

EXPORTS = (
    Export(
        "CiviCRM",
        "contacts",
        {
            "First Name": "first_name",
            "Last Name": "last_name",
            "Display Name": "name",
            "Email": "email",
            "Phone": "phone",
            "Street Address": "address",
            "Supplemental Address 1": "address",
            "Supplemental Address 2": "address",
            "City": "address",
            "Postal Code": "postcode",
            "Preferred Language": "language",
            "Contact Source": "about",
        },
        _CIVI,
        True,
    ),
    Export(
        "CiviCRM",
        "roles",
        {
            "First Name": "first_name",
            "Last Name": "last_name",
            "Display Name": "name",
            "Email": "email",
            "Current Employer": "organisation",
            "Job Title": "title",
            "Relationship Type": "kind",
            "Relationship Start Date": "since",
            "Relationship End Date": "until",
        },
        _CIVI,
        True,
        {"kind": {**_CIVI_ROLES, **_TITLES}},
    ),
    Export(
        "CiviCRM",
        "groups",
        {
            "Organization Name": "name",
            "Email": "email",
            "Phone": "phone",
            "Street Address": "address",
            "Postal Code": "postcode",
            "Website": "website",
        },
        _CIVI,
        True,
    ),
    Export(
        "CiviCRM",
        "work",
        {
            "Activity Date": "on",
            "Activity Type": "activity",
            "Duration": "minutes",
            "Details": "note",
            "Target Contact": "groups",
            "Source Contact Email": "worker",
        },
        _CIVI,
        False,
    ),
    Export(
        "Salesforce NPSP",
        "contacts",
        {
            "Contact1 First Name": "first_name",
            "Contact1 Last Name": "last_name",
            "Contact1 Personal Email": "email",
            "Contact1 Home Phone": "phone",
            "Contact1 Mobile Phone": "mobile",
            "Home Street": "address",
            "Home City": "address",
            "Home Zip/Postal Code": "postcode",
        },
        _NPSP,
        True,
    ),
    Export(
        "Salesforce NPSP",
        "roles",
        {
            "Contact1 First Name": "first_name",
            "Contact1 Last Name": "last_name",
            "Contact1 Personal Email": "email",
            "Account1 Name": "organisation",
            "Contact1 Title": "title",
        },
        _NPSP,
        True,
        {"kind": _TITLES},
    ),
    Export(
        "Salesforce",
        "contacts",
        {
            "First Name": "first_name",
            "Last Name": "last_name",
            "FirstName": "first_name",
            "LastName": "last_name",
            "Email": "email",
            "Phone": "phone",
            "Business Phone": "phone",
            "Mobile": "mobile",
            "MobilePhone": "mobile",
            "Mailing Street": "address",
            "MailingStreet": "address",
            "Mailing City": "address",
            "MailingCity": "address",
            "Mailing Zip/Postal Code": "postcode",
            "MailingPostalCode": "postcode",
        },
        _SALESFORCE,
        True,
    ),
    Export(
        "Salesforce",
        "roles",
        {
            "First Name": "first_name",
            "Last Name": "last_name",
            "Email": "email",
            "Account Name": "organisation",
            "Title": "title",
            "Role": "kind",
            "Start Date": "since",
            "End Date": "until",
        },
        _SALESFORCE,
        False,
        {"kind": _TITLES},
    ),
    Export(
        "Lamplight",
        "contacts",
        {
            "first_name": "first_name",
            "surname": "last_name",
            "email": "email",
            "phone": "phone",
            "mobile": "mobile",
            "address_line_1": "address",
            "address_line_2": "address",
            "address_line_3": "address",
            "address_line_4": "address",
            "address_line_5": "address",
            "postcode": "postcode",
        },
        _LAMPLIGHT,
        False,
    ),
    Export(
        "Lamplight",
        "groups",
        {
            "name": "name",
            "email": "email",
            "phone": "phone",
            "web": "website",
            "address_line_1": "address",
            "postcode": "postcode",
        },
        _LAMPLIGHT,
        False,
    ),
    Export(
        "Charitylog",
        "contacts",
        {
            "Forename": "first_name",
            "Surname": "last_name",
            "E-mail": "email",
            "Telephone": "phone",
            "Mobile": "mobile",
            "Address 1": "address",
            "Address 2": "address",
            "Address 3": "address",
            "Town": "address",
            "Postcode": "postcode",
        },
        _CHARITYLOG,
        False,
    ),
    Export(
        "Charitylog",
        "roles",
        {
            "Forename": "first_name",
            "Surname": "last_name",
            "E-mail": "email",
            "Organisation": "organisation",
            "Job Title": "title",
            "Role": "kind",
        },
        _CHARITYLOG,
        False,
        {"kind": _TITLES},
    ),
)


def of_kind(kind: str) -> tuple[Export, ...]:
    """The tables for one kind of import."""
    return tuple(export for export in EXPORTS if export.kind == kind)
