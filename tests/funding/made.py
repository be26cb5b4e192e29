"""Criteria and applicants of every kind, for the tests that try them all."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from hedgerow.funding.types import (
    LIVE,
    NEVER,
    AgeAtLeast,
    AllOf,
    AnyOf,
    Applicant,
    BenefitsOneOf,
    Committee,
    Excludes,
    Exclusion,
    GapSince,
    Has,
    Holding,
    IncomeAtLeast,
    IncomeAtMost,
    LegalFormOneOf,
    MatchFunding,
    Needs,
    OnARegister,
    OneLiveGrant,
    ReservesUnder,
    Signatories,
    ThemeOneOf,
    WorksIn,
)
from hedgerow.organisations.types import LegalForm

FORMS = [form for form in LegalForm.values if form]
CODES = st.frozensets(st.sampled_from(["101", "105", "109", "112"]), min_size=1)
AREAS = st.frozensets(st.sampled_from(["E05000001", "E05000002", "E08000001"]), min_size=1)
HOLDINGS = st.frozensets(st.sampled_from(Holding))
EXCLUSIONS = st.frozensets(st.sampled_from(Exclusion))
MONEY = st.integers(0, 10**9)
NEAR_MONEY = st.integers(0, 6)  # so small that sums meet their limits
HARD = st.booleans()
YEARS = st.integers(1, 3)
FUNDERS = ["ash trust", "brook fund"]
PLAIN = st.one_of(
    st.builds(LegalFormOneOf, st.frozensets(st.sampled_from(FORMS), min_size=1), HARD),
    st.builds(IncomeAtMost, MONEY | NEAR_MONEY, HARD, YEARS),
    st.builds(IncomeAtLeast, MONEY | NEAR_MONEY, HARD, YEARS),
    st.builds(ReservesUnder, st.integers(1, 24), HARD),
    st.builds(WorksIn, AREAS, HARD),
    st.builds(ThemeOneOf, CODES, HARD),
    st.builds(BenefitsOneOf, CODES, HARD),
    st.builds(AgeAtLeast, st.integers(1, 120), HARD),
    st.builds(Committee, st.integers(1, 9), st.booleans(), HARD),
    st.builds(Signatories, st.integers(1, 4), HARD),
    st.builds(Has, st.sampled_from(Holding), HARD),
    st.builds(OnARegister, HARD),
    st.builds(OneLiveGrant, HARD),
    st.builds(GapSince, st.integers(1, 36), HARD),
    st.builds(MatchFunding, st.integers(1, 99), HARD),
    st.builds(Excludes, st.sampled_from(Exclusion), HARD),
)


def several(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """One of two, or both of two."""
    return st.builds(AnyOf, st.tuples(inner, inner), HARD) | st.builds(AllOf, st.tuples(inner, inner), HARD)


CRITERION = st.recursive(PLAIN, several, max_leaves=4)
CRITERIA = st.lists(CRITERION, max_size=5)
GRANTS = st.dictionaries(st.sampled_from([*FUNDERS, ""]), st.sampled_from([LIVE, 0, 5, 12, 30, NEVER]), max_size=2).map(
    lambda told: frozenset(told.items())
)
KNOWN: dict[str, st.SearchStrategy[Any]] = {
    "legal_form": st.sampled_from(FORMS),
    "income_pence": MONEY | NEAR_MONEY,
    "earlier": st.lists(MONEY | NEAR_MONEY, min_size=1, max_size=3).map(tuple),
    "reserves_months": st.integers(0, 30),
    "areas": AREAS,
    "themes": CODES,
    "beneficiaries": CODES,
    "months": st.integers(0, 200),
    "committee": st.integers(0, 12),
    "signatories": st.integers(0, 5),
    "registered": st.booleans(),
    "grants": GRANTS,
    "match_percent": st.integers(0, 100),
    "purposes": EXCLUSIONS,
}
APPLICANT = st.builds(
    Applicant,
    has=st.none() | HOLDINGS,
    has_not=HOLDINGS,
    **{name: st.one_of(st.just(getattr(Applicant(), name)), one) for name, one in KNOWN.items()},
)


def number(most: int) -> st.SearchStrategy[int | None]:
    """A number, or nothing."""
    return st.none() | st.integers(1, most)


SAID: dict[str, st.SearchStrategy[Any]] = {
    "areas": st.just(frozenset[str]()) | AREAS,
    "legal_forms": st.frozensets(st.sampled_from(FORMS)),
    "themes": st.just(frozenset[str]()) | CODES,
    "beneficiaries": st.just(frozenset[str]()) | CODES,
    "income_most": MONEY,
    "income_least": st.none() | MONEY,
    "income_years": YEARS,
    "reserves": number(24),
    "months": number(100),
    "committee": number(10),
    "signatories": number(4),
    "has": HOLDINGS,
    "registered": st.booleans(),
    "one_grant": st.booleans(),
    "gap": number(36),
    "match": number(99),
    "excludes": EXCLUSIONS,
}
PART = st.builds(Needs, **SAID)
NEEDS = st.builds(Needs, **SAID, helps=PART, enough=PART, more=st.just(()))
