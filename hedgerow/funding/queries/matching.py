"""Holding funds against an applicant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hedgerow.funding.models import Fund
from hedgerow.funding.queries.applicants import FURTHER
from hedgerow.funding.queries.funds import open_funds
from hedgerow.funding.queries.reasons import explain
from hedgerow.funding.rules.asking import next_questions
from hedgerow.funding.rules.criteria import funder_key, load, names_wanted, parts
from hedgerow.funding.rules.eligibility import evaluate
from hedgerow.funding.types import Answer, Applicant, Criterion, GapSince, OneLiveGrant, Verdict
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import TagScheme
from hedgerow.places.queries import area_names

MOST_ASKED = 3  # questions at a time


@dataclass(frozen=True)
class Fit:
    """A fund, and whether an applicant could get it. The reasons are put into words when they are wanted."""

    fund: Fund
    answer: Answer
    criteria: tuple[Criterion, ...]
    applicant: Applicant

    def verdict(self, names: Mapping[str, str]) -> Verdict:
        """The answer with its reasons, by words for the codes in them (`names_in`)."""
        return explain(self.criteria, self.applicant, names)


def fits(applicant: Applicant, funds: Iterable[Fund] | None = None) -> list[Fit]:
    """Funds (all that are open) against an applicant: what could be got first, what closes soonest first among them.

    No query besides that of the funds, however many they are.
    """
    held = list(open_funds().defer("summary", "covers", "how") if funds is None else funds)
    found = [_fit(fund, criteria_of(fund), applicant) for fund in held]
    return sorted(found, key=lambda fit: (-fit.answer, fit.fund.ends_on or date.max, fit.fund.title))


def criteria_of(fund: Fund) -> tuple[Criterion, ...]:
    """What a fund asks for; what it says of earlier grants is of those of whoever pays."""
    return load(fund.criteria, funder_key(fund.payer))


def _fit(fund: Fund, criteria: tuple[Criterion, ...], applicant: Applicant) -> Fit:
    return Fit(fund, evaluate(criteria, applicant), criteria, applicant)


def fit_of(fund: Fund, applicant: Applicant) -> Fit:
    """One fund against an applicant."""
    return _fit(fund, criteria_of(fund), applicant)


def check(fund: Fund, applicant: Applicant) -> Verdict:
    """One fund against an applicant, with its reasons."""
    criteria = criteria_of(fund)
    return explain(criteria, applicant, names_in([criteria]))


def names_in(criteria: Iterable[Sequence[Criterion]]) -> dict[str, str]:
    """Words for all codes of criteria."""
    codes = {code for some in criteria for code in names_wanted(some)}
    return {**theme_titles(TagScheme.THEME), **theme_titles(TagScheme.BENEFICIARY), **area_names(codes)}


def what_to_ask(found: Iterable[Fit], applicant: Applicant) -> dict[str, int]:
    """Beyond the five questions, what funds wait for, what would settle most first; and how many wait for it.

    The income of an earlier year is asked together with that between.
    """
    asked = next_questions((fit.criteria for fit in found if fit.answer == Answer.UNKNOWN), applicant, FURTHER)
    return dict(list(asked.items())[:MOST_ASKED])


def funders_asking(found: Iterable[Fit]) -> list[str]:
    """Whose earlier grants funds that wait for an answer ask about."""
    names = {
        fit.fund.payer
        for fit in found
        if fit.answer == Answer.UNKNOWN and any(isinstance(one, OneLiveGrant | GapSince) for one in parts(fit.criteria))
    }
    return sorted(names)
