"""Registers that an organisation's identifier can come from.

Source: the list codes of org-id.guide (Open Data Services, CC0), as used by the 360Giving Data Standard; read in 2026.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Register:
    """A list of organisations: the prefix of its identifiers, its title and the kind of body that it holds."""

    prefix: str
    title: str
    kind: str
    address: str = ""


REGISTERS: tuple[Register, ...] = (
    Register(
        "GB-CHC",
        "Charity Commission for England and Wales",
        "charity",
        "https://register-of-charities.charitycommission.gov.uk/charity-search/-/charity-details/{number}",
    ),
    Register(
        "GB-SC",
        "Scottish Charity Register",
        "charity",
        "https://www.oscr.org.uk/about-charities/search-the-register/charity-details?number={number}",
    ),
    Register(
        "GB-NIC",
        "Charity Commission for Northern Ireland",
        "charity",
        "https://www.charitycommissionni.org.uk/charity-details/?regId={number}",
    ),
    Register(
        "GB-COH",
        "Companies House",
        "company",
        "https://find-and-update.company-information.service.gov.uk/company/{number}",
    ),
    Register("GB-MPR", "Mutuals Public Register", "mutual"),
    Register("GB-CASC", "Community amateur sports clubs (HMRC)", "casc"),
    Register("GB-REV", "Charities recognised by HMRC", "charity"),
    Register("GB-LAE", "Local authorities in England", "authority"),
    Register("GB-LAS", "Local authorities in Scotland", "authority"),
    Register("GB-PLA", "Principal local authorities in Wales", "authority"),
    Register("GB-LANI", "Local authorities in Northern Ireland", "authority"),
    Register("GB-NHS", "NHS organisations", "nhs"),
    Register("GB-GOR", "Government organisations", "government"),
    Register("GB-EDU", "Schools in England and Wales", "school"),
    Register("GB-UKPRN", "UK providers of learning", "school"),
    Register("GB-SHPE", "Registered providers of social housing in England", "housing"),
)

BY_PREFIX: dict[str, Register] = {register.prefix: register for register in REGISTERS}

# Letters that begin a company number of eight characters. The last two digits of a mutual's may be a letter.
# Source: Companies House, "Uniform Resource Identifiers customer guide" (2023), company number prefixes.
COMPANY_PREFIXES = frozenset(
    "AC CE CS FC GE GN GS IC IP LP NA NC NF NI NL NO NP NR NV NZ OC OE PC R RC RS SA SC SE SF SG SI SL SO SP SR SZ ZC".split()
)
