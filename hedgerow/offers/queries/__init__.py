"""Reads of problems and offers."""

from hedgerow.offers.queries.delivery import (
    delivered,
    late_periods,
    latest_closed,
    owed_reports,
    report_of,
    return_of,
)
from hedgerow.offers.queries.finding import area_choices, needed, reach, suggestions
from hedgerow.offers.queries.groups import parts_of, problems_for, to_agree
from hedgerow.offers.queries.problems import (
    by_standing,
    offer_of,
    offers_to,
    problem_of,
    problems,
    problems_of_body,
    totals_of,
    with_standing,
)

__all__ = [
    "area_choices",
    "by_standing",
    "delivered",
    "late_periods",
    "latest_closed",
    "needed",
    "offer_of",
    "offers_to",
    "owed_reports",
    "parts_of",
    "problem_of",
    "problems",
    "problems_for",
    "problems_of_body",
    "reach",
    "report_of",
    "return_of",
    "suggestions",
    "to_agree",
    "totals_of",
    "with_standing",
]
