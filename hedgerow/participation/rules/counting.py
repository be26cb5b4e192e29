"""Rules of budgets: terms that can be kept, and the count, turn by turn."""

from __future__ import annotations

from datetime import date, timedelta

from hedgerow.ballots.budgets import Budget
from hedgerow.ballots.rules import RULES
from hedgerow.participation.types import Problem, Terms, Turn


def wrong_terms(terms: Terms) -> Problem | None:
    """Why a budget cannot be announced so, or None."""
    if terms.pence <= 0 or (terms.most_pence is not None and terms.most_pence <= 0):
        return Problem.NO_MONEY
    if terms.most_pence is not None and terms.most_pence > terms.pence:
        return Problem.ONE_TOO_DEAR
    in_order = terms.proposals_until < terms.voting_from <= terms.voting_until < terms.results_by
    return None if in_order else Problem.DAYS


def usual_steps(today: date) -> dict[str, date]:
    """The days that a budget begins with, where nobody chooses others: four weeks for projects, two to check them, two to
    vote, and two to count and tell."""
    weeks = {"proposals_until": 4, "voting_from": 6, "voting_until": 8, "results_by": 10}
    return {name: today + timedelta(weeks=after) for name, after in weeks.items()}


def turns(rule: str, budget: Budget) -> list[Turn]:
    """Each project in the order of its turn under a rule. The ids of its projects are their numbers on the ballot."""
    return [
        Turn(int(line.project.id), line.project.cost, line.score, line.left, str(line.verdict), bool(line.equal))
        for line in RULES[rule](budget).lines
    ]
