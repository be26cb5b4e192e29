"""Holding funds against an applicant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hedgerow.funding.models import Fund
from hedgerow.funding.queries.funds import open_funds
from hedgerow.funding.rules.criteria import found_by, load
from hedgerow.funding.rules.eligibility import evaluate
from hedgerow.funding.types import Answer, Applicant, Criterion, Scheme, Verdict
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import TagScheme
from hedgerow.places.queries import area_names


@dataclass(frozen=True)
class Fit:
    """A fund, and whether an applicant could get it."""

    fund: Fund
    verdict: Verdict

    @property
    def answer(self) -> Answer:
        return self.verdict.answer


def fits(applicant: Applicant, funds: Iterable[Fund] | None = None) -> list[Fit]:
    """Funds (all that are open) against an applicant: what could be got first, what closes soonest first among them.

    Two queries besides that of the funds, however many they are.
    """
    held = list(open_funds() if funds is None else funds)
    criteria = {fund.pk: load(fund.criteria) for fund in held}
    names = names_in(criteria.values())
    found = [Fit(fund, evaluate(criteria[fund.pk], applicant, names)) for fund in held]
    return sorted(found, key=lambda fit: (-fit.answer, fit.fund.ends_on or date.max, fit.fund.title))


def check(fund: Fund, applicant: Applicant) -> Verdict:
    """One fund against an applicant."""
    return fits(applicant, [fund])[0].verdict


def names_in(criteria: Iterable[Sequence[Criterion]]) -> dict[str, str]:
    """Words for all codes of criteria."""
    codes = {code for some in criteria for scheme, code in found_by(some) if scheme == Scheme.AREA}
    return {**theme_titles(TagScheme.THEME), **theme_titles(TagScheme.BENEFICIARY), **area_names(codes)}
