"""Bands of income, registers and their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hedgerow.organisations.types import Band, LegalForm
from hedgerow.spine import identifiers
from hedgerow.standards.org_id import BY_PREFIX

# Bands of the UK Civil Society Almanac (NCVO): each begins at this income, in pence.
BANDS = (
    (1_000_000_000, Band.MAJOR),
    (100_000_000, Band.LARGE),
    (10_000_000, Band.MEDIUM),
    (1_000_000, Band.SMALL),
    (0, Band.MICRO),
)
# Lists of org-id.guide that a group joins by being registered; others (authorities, schools) say something else.
REGISTERS = frozenset({"GB-CHC", "GB-SC", "GB-NIC", "GB-COH", "GB-MPR", "GB-CASC"})
# What registers write, in lower case, by how it begins; the first that fits is taken.
LEGAL_FORMS = (
    ("cio", LegalForm.CIO),
    ("scio", LegalForm.CIO),
    ("charitable incorporated", LegalForm.CIO),
    ("community interest company limited by shares", LegalForm.CIC_SHARES),
    ("community interest company", LegalForm.CIC_GUARANTEE),
    ("charitable company", LegalForm.CLG),
    ("company limited by guarantee", LegalForm.CLG),
    ("community benefit", LegalForm.CBS),
    ("co-operative", LegalForm.COOPERATIVE),
    ("cooperative", LegalForm.COOPERATIVE),
    ("trust", LegalForm.TRUST),
    ("unincorporated", LegalForm.UNINCORPORATED),
    ("royal charter", LegalForm.CHARTER),
    ("other", LegalForm.UNKNOWN),
)


def band_of(income_pence: int | None) -> Band:
    """The size of a group by its income in a year: micro is under £10,000, small under £100,000, medium under £1m,
    large under £10m, major from there on; unknown where the income is not known."""
    if income_pence is None:
        return Band.UNKNOWN
    return next(band for least, band in BANDS if max(income_pence, 0) >= least)


def is_registered(org_ids: Iterable[str]) -> bool:
    """Whether any identifier is of a register of charities, companies, mutuals or sports clubs."""
    return any(identifiers.register_of(each) in REGISTERS for each in org_ids)


def check_identifier(text: str) -> str:
    """The org-id that somebody meant: "1000003" is a charity's, "GB-COH-326093" a company's.

    Raises ValueError with a sentence where it is no identifier that we know.
    """
    found = identifiers.org_id(text) or identifiers.charity_number(text)
    if found is None:
        known = ", ".join(sorted(BY_PREFIX)[:4])
        raise ValueError(f"“{text}” is not a charity number, nor an identifier that begins like {known}.")
    return found


def legal_form_of(text: str | None) -> LegalForm:
    """The legal form that a register's words mean; not known where they are new to us."""
    plain = (text or "").strip().lower()
    return next((form for begins, form in LEGAL_FORMS if plain.startswith(begins)), LegalForm.UNKNOWN)


def year_end_of(day: date | None) -> str:
    """Month and day of the end of a financial year ("03-31"), or nothing."""
    return f"{day:%m-%d}" if day else ""
