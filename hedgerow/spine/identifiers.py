"""Numbers and postcodes as people type them, made into the one form in which they can be compared."""

from __future__ import annotations

import re
from functools import lru_cache

from hedgerow.standards.org_id import BY_PREFIX, COMPANY_PREFIXES

# Source: Royal Mail's form of postcodes as given in BS 7666; GIR 0AA aside.
POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][ABD-HJLNP-UW-Z]{2})")
COMPANY_WITH_LETTERS = re.compile(r"([A-Z]{1,2})([0-9]{1,7})([A-Z]?)")
LONGEST_CHARITY_NUMBER = 7
SHORTEST_CHARITY_NUMBER = 6
COMPANY_LENGTH = 8
#: the same numbers come again and again in lists of grants and payments
REMEMBERED = 65_536


def postcode(text: str | None) -> str | None:
    """`m154ab` to `M15 4AB`; None for what cannot be a British postcode."""
    match = POSTCODE.fullmatch(re.sub(r"[^A-Z0-9]", "", (text or "").upper()))
    return f"{match[1]} {match[2]}" if match else None


@lru_cache(REMEMBERED)
def charity_number(text: str | None) -> str | None:
    """The org-id of a charity number: `0512710` is GB-CHC-512710, `SC012345` GB-SC-SC012345, `NIC100123` GB-NIC-100123.

    A number within a number (`1000003-1`, a linked charity) keeps its second part. None for what is no charity number.
    """
    plain = re.sub(r"[^A-Z0-9-]", "", (text or "").upper()).strip("-")
    if match := re.fullmatch(r"(?:GB-?SC-?)?SC-?0*([0-9]{1,6})", plain):
        return f"GB-SC-SC{int(match[1]):06}"
    if match := re.fullmatch(r"(?:GB-?NIC-?)?NIC?-?([0-9]{6})", plain):
        return f"GB-NIC-{match[1]}"
    if match := re.fullmatch(r"(?:GB-?CHC-?)?0*([1-9][0-9]{4,6})(-[0-9]{1,4})?", plain):
        return f"GB-CHC-{match[1]}{match[2] or ''}"
    return None


def company_number(text: str | None) -> str | None:
    """Eight characters: `326093` is `00326093`, `sc12345` is `SC012345`. None for what is no company number."""
    plain = re.sub(r"[^A-Z0-9]", "", (text or "").upper())
    if plain.isdigit():
        return plain.zfill(COMPANY_LENGTH) if len(plain) <= COMPANY_LENGTH and plain.strip("0") else None
    match = COMPANY_WITH_LETTERS.fullmatch(plain)
    if match is None or match[1] not in COMPANY_PREFIXES:
        return None
    return match[1] + match[2].zfill(COMPANY_LENGTH - len(match[1]) - len(match[3])) + match[3]


@lru_cache(REMEMBERED)
def org_id(text: str | None) -> str | None:
    """An org-id in its one form: `gb-chc-0512710` is GB-CHC-512710, `GB-COH-326093` GB-COH-00326093.

    A publisher's own identifier (`360G-...`) and one of a list that we do not know are no org-ids: None.
    """
    plain = re.sub(r"\s", "", (text or "").upper())
    match = re.fullmatch(r"(GB-[A-Z]+)-(.+)", plain)
    if match is None or match[1] not in BY_PREFIX:
        return None
    prefix, number = match.groups()
    if prefix in {"GB-CHC", "GB-SC", "GB-NIC"}:
        return charity_number(number if prefix == "GB-CHC" else f"{prefix[3:]}{number.removeprefix(prefix[3:])}")
    if prefix == "GB-COH":
        company = company_number(number)
        return f"GB-COH-{company}" if company else None
    return f"{prefix}-{number.lower() if prefix == 'GB-CASC' else number}"


def candidates(identifier: str | None, charity: str | None = None, company: str | None = None) -> list[str]:
    """Every organisation that a published identifier and its two numbers may mean, the likeliest first.

    All are org-ids, the published one before the others.
    """
    number = company_number(company)
    found = [org_id(identifier), charity_number(charity), f"GB-COH-{number}" if number else None]
    return list(dict.fromkeys(each for each in found if each))


def misread(identifier: str | None, company: str | None = None) -> list[str]:
    """Charities whose number was typed as a company's: a common fault, believed only where the name agrees too.

    >>> misread("GB-COH-1110767")
    ['GB-CHC-1110767']
    """
    typed = (
        (identifier or "").upper().removeprefix("GB-COH-") if (identifier or "").upper().startswith("GB-COH-") else ""
    )
    plain = [re.sub(r"[^0-9A-Z]", "", each.upper()).lstrip("0") for each in (typed, company or "")]
    numbers = [
        each for each in plain if each.isdigit() and len(each) in {SHORTEST_CHARITY_NUMBER, LONGEST_CHARITY_NUMBER}
    ]
    return list(dict.fromkeys(f"GB-CHC-{number}" for number in numbers))


def register_of(identifier: str) -> str:
    """The prefix of an org-id (`GB-CHC`); empty when it is none."""
    match = re.match(r"GB-[A-Z]+(?=-)", identifier)
    return match[0] if match else ""
