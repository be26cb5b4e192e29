"""Rules of questions to residents, and of budgets that they decide."""

from hedgerow.participation.rules.asking import KIND_IDEA, contributors, default_answer_by, wrong_days
from hedgerow.participation.rules.counting import turns, wrong_terms

__all__ = ["KIND_IDEA", "contributors", "default_answer_by", "turns", "wrong_days", "wrong_terms"]
