"""Awards as a 360Giving package, and as a table with the official titles. Values in, values out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hedgerow.programmes.types.publishing import Award, Dei, Publishing, Recipient
from hedgerow.standards import threesixty
from hedgerow.standards.threesixty import FIELDS, GEO_TYPES, WRITTEN

Node = dict[str, Any]
PERSON = "Individual Recipient"  # the words that the standard gives for a person who is not named
CODES: dict[str, str] = {field.name: field.title for field in (*FIELDS, *WRITTEN)}


def package(awards: Sequence[Award], own: Publishing) -> Node:
    """What the data are, and the grants. The standard knows no package without a grant: do not publish an empty one."""
    latest = max(award.modified for award in awards)
    said = {
        "version": threesixty.VERSION,
        "extensions": [threesixty.DEI] if any(award.dei for award in awards) else None,
        "title": f"Grants awarded by {own.name}",
        "description": f"Every grant that {own.name} awarded and that its recipient accepted.",
        "issued": latest.date().isoformat(),
        "modified": latest.isoformat(timespec="seconds"),
        "identifier": f"{own.prefix}-awards",
        "publisher": _said(
            {"name": own.name, "website": own.website, "prefix": own.prefix, "org_id": own.org_id}
        ),
        "downloadURL": own.url,
        "license": threesixty.LICENCE,
        "grants": [grant(award, own) for award in awards],
    }  # fmt: skip
    return _said(said)


def grant(award: Award, own: Publishing) -> Node:
    """One grant. Where the work happens comes before the recipient's own address."""
    person = award.recipient.individual
    identifier = grant_id(award, own)
    return _said(
        {
            "id": identifier,
            "title": PERSON if person else award.title,
            "description": award.programme if person else award.description,
            "currency": "GBP",
            "amountAppliedFor": _pounds(award.asked) if award.asked else None,
            "amountAwarded": _pounds(award.pence),
            "amountDisbursed": _pounds(award.paid) if award.paid else None,
            "awardDate": award.awarded_on.isoformat(),
            "plannedDates": [_dates(award)] if award.starts or award.ends else None,
            "recipientOrganization": None if person else [_recipient(award.recipient, own)],
            "recipientIndividual": {"id": f"{identifier}-person", "name": PERSON} if person else None,
            "beneficiaryLocation": [_place(place.code, place.name) for place in award.places],
            "fundingOrganization": [{"id": own.org_id, "name": own.name}],
            "grantProgramme": [_said({"code": award.programme_code, "title": award.programme})],
            "fromOpenCall": "Yes" if award.open_call else "No",
            "deiDetails": None if person or award.dei is None else _dei(award.dei),
            "dateModified": award.modified.isoformat(timespec="seconds"),
            "dataSource": own.url,
        }
    )


def grant_id(award: Award, own: Publishing) -> str:
    """The identifier of a grant: our prefix and our number, and never another for the same grant."""
    return f"{own.prefix}-{award.number}"


def recipient_id(recipient: Recipient, own: Publishing) -> str:
    """The number on a register; for a group on none, one of our own making, as the standard asks: prefix, "Org", number."""
    return recipient.org_id or f"{own.prefix}-Org:{recipient.own}"


def _recipient(recipient: Recipient, own: Publishing) -> Node:
    return _said(
        {
            "id": recipient_id(recipient, own),
            "name": recipient.name,
            "charityNumber": recipient.charity,
            "companyNumber": recipient.company,
            "postalCode": recipient.postcode,
        }
    )


def _place(code: str, name: str) -> Node:
    return _said({"name": name, "countryCode": "GB", "geoCode": code, "geoCodeType": GEO_TYPES.get(code[:3])})


def _dates(award: Award) -> Node:
    return _said(
        {
            "startDate": award.starts.isoformat() if award.starts else None,
            "endDate": award.ends.isoformat() if award.ends else None,
        }
    )


def _dei(dei: Dei) -> Node:
    """The DEI extension: who leads the group was asked, what it works for was not."""
    codes = [threesixty.DEI_CODES[key] for key in dei.led_by if key in threesixty.DEI_CODES]
    led = {
        "askedStatus": threesixty.DEI_ASKED,
        "replyStatus": _reply(dei, codes),
        "availableOptions": list(threesixty.DEI_OPTIONS),
        "response": {"taxonomyCodes": codes} if codes and dei.shared else None,
    }
    not_asked = {part: {"askedStatus": threesixty.DEI_NOT_ASKED} for part in threesixty.DEI_PARTS}
    return {"deiVersion": threesixty.DEI_VERSION, **not_asked, "leadership": _said(led)}


def _reply(dei: Dei, codes: Sequence[str]) -> str:
    if not dei.led_by:
        return threesixty.DEI_NO_REPLY
    if "not-said" in dei.led_by:
        return threesixty.DEI_NOT_SAID
    if not dei.shared:
        return threesixty.DEI_NOT_SHARED
    return threesixty.DEI_REPLY if codes else threesixty.DEI_GENERAL


def _pounds(pence: int) -> int | float:
    whole, rest = divmod(pence, 100)
    return pence / 100 if rest else whole


def _said(node: Mapping[str, Any]) -> Node:
    """Without what nobody has said."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


# A place in JSON, as the one row of a table can say it: the first of each list.
COLUMNS = (
    "grant_id", "title", "description", "currency", "applied", "amount", "disbursed", "award_date", "starts", "ends",
    "recipient_id", "recipient_name", "recipient_charity", "recipient_company", "recipient_postcode", "individual_id",
    "individual_name", "beneficiary_name", "beneficiary_country", "beneficiary_code", "beneficiary_kind", "funder_id",
    "funder_name", "programme_code", "programme", "open_call", "modified",
)  # fmt: skip
PATHS: dict[str, tuple[str, ...]] = {field.name: tuple(field.path.split("/")) for field in (*FIELDS, *WRITTEN)}


def titles() -> list[str]:
    """The official titles of the columns that we write."""
    return [CODES[name] for name in COLUMNS]


def rows(awards: Sequence[Award], own: Publishing) -> list[list[str | int | float | None]]:
    """The same grants as a table: of several places the first, the JSON has them all."""
    grants = [grant(award, own) for award in awards]
    return [[_at(one, PATHS[name]) for name in COLUMNS] for one in grants]


def _at(node: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        node = node[0] if isinstance(node, list) else node
        node = node.get(name) if isinstance(node, dict) else None
    return node
