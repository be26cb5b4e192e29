"""Reading questions with their ideas, and budgets with their projects and votes."""

from hedgerow.participation.queries.budgets import (
    as_counted,
    ballots_cast,
    budget,
    budgets,
    overdue_budgets,
    poll_of,
    projects,
    projects_of_group,
    public_votes,
    to_check,
)
from hedgerow.participation.queries.questions import (
    ideas,
    next_undecided,
    overdue_questions,
    questions,
    supported_by,
    to_answer,
)

__all__ = [
    "as_counted",
    "ballots_cast",
    "budget",
    "budgets",
    "ideas",
    "next_undecided",
    "overdue_budgets",
    "overdue_questions",
    "poll_of",
    "projects",
    "projects_of_group",
    "public_votes",
    "questions",
    "supported_by",
    "to_answer",
    "to_check",
]
