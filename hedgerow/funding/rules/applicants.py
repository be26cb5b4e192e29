"""From answers to an applicant: what follows from what somebody said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from hedgerow.funding.types.applicants import LIVE, Applicant
from hedgerow.funding.types.criteria import Exclusion, Holding
from hedgerow.organisations.types import LegalForm

#: answers that stand in the list of what is in place, besides what can be held
REGISTERED, NONE = "registered", "none"
#: what the law locks: the assets of charities, and of community interest companies of both kinds
LOCKED = frozenset({LegalForm.CIO, LegalForm.TRUST, LegalForm.CIC_GUARANTEE, LegalForm.CIC_SHARES})
SETTLED = 6  # months: an answer of so many or more is true of each of several funders, a lesser one of one of them


def applicant(
    answers: Mapping[str, Any],
    *,
    areas: frozenset[str] | None = None,
    registered: bool | None = None,
    charity: bool = False,
    grants: Collection[tuple[str, int]] = (),
    one_funder: bool = False,
) -> Applicant:
    """Answers as an applicant; what is left out is not known. `areas` are where it works, with all that they lie in;
    `grants` what is known of earlier ones; `one_funder` says that the answer about grants is of one funder alone.

    Of what is in place, whoever ticks anything (or "none of these") has answered for all that is asked together.
    """
    ticked = several(answers.get("has"))
    has = frozenset(Holding(code) for code in ticked if code in Holding.values)
    has_not = frozenset(Holding) - has - {Holding.ASSET_LOCK} if ticked else frozenset()
    locked = _locked(answers, charity=charity)
    signs = answers.get("signatories")
    return Applicant(
        legal_form=answers.get("legal_form") or "",
        income_pence=answers.get("income"),
        earlier=_earlier(answers),
        reserves_months=answers.get("reserves"),
        areas=areas or None,
        themes=frozenset(several(answers.get("theme"))) or None,
        beneficiaries=frozenset(several(answers.get("beneficiary"))) or None,
        months=answers.get("months"),
        committee=answers.get("committee"),
        signatories=2 if signs is None and Holding.BANK_ACCOUNT in has else signs,
        has=has | ({Holding.ASSET_LOCK} if locked else frozenset()) if ticked or locked else None,
        has_not=has_not | ({Holding.ASSET_LOCK} if locked is False else frozenset()),
        registered=registered or (REGISTERED in ticked if ticked else None),
        grants=frozenset(grants) | _last_grant(answers.get("last_grant"), one_funder=one_funder),
        match_percent=answers.get("match"),
        purposes=_purposes(answers.get("purposes")),
    )


def several(value: Any) -> list[str]:
    """An answer as a list: one, several, or none."""
    if value in (None, ""):
        return []
    return [value] if isinstance(value, str) else [str(one) for one in value]


def _earlier(answers: Mapping[str, Any]) -> tuple[int, ...]:
    """Incomes of the years before, as far as none between is missing."""
    before, earlier = answers.get("income_before"), answers.get("income_earlier")
    if before is None:
        return ()
    return (before,) if earlier is None else (before, earlier)


def _locked(answers: Mapping[str, Any], *, charity: bool) -> bool | None:
    """Whether there is an asset lock; None where neither the answer nor the legal form says so."""
    if charity or answers.get("legal_form") in LOCKED:
        return True
    told = answers.get("asset_lock")
    return None if told in (None, "") else told == "yes"


def _last_grant(told: int | None, *, one_funder: bool) -> frozenset[tuple[str, int]]:
    return frozenset({("", told)}) if told is not None and (one_funder or told >= SETTLED) else frozenset()


def _purposes(told: Any) -> frozenset[Exclusion] | None:
    ticked = several(told)
    return frozenset(Exclusion(code) for code in ticked if code in Exclusion.values) if ticked else None


def latest(grants: Iterable[tuple[str, date]], today: date) -> frozenset[tuple[str, int]]:
    """(funder, day on which a grant ends) as months since the last of each funder ended, or that it runs still."""
    ends: dict[str, date] = {}
    for funder, end in grants:
        ends[funder] = max(end, ends.get(funder, end))
    return frozenset((funder, LIVE if end > today else _months(end, today)) for funder, end in ends.items())


def _months(since: date, today: date) -> int:
    return (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)
