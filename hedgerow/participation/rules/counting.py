"""Rules of budgets: terms that can be kept, and the count, turn by turn."""

from __future__ import annotations

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


def turns(rule: str, budget: Budget) -> list[Turn]:
    """Each project in the order of its turn under a rule. The ids of its projects are their numbers on the ballot."""
    return [
        Turn(int(line.project.id), line.project.cost, line.score, line.left, str(line.verdict), bool(line.equal))
        for line in RULES[rule](budget).lines
    ]
