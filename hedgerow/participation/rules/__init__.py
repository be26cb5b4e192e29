"""Rules of questions to residents, and of budgets that they decide."""

from hedgerow.participation.rules.asking import KIND_IDEA, contributors, usual_days, wrong_days
from hedgerow.participation.rules.counting import turns, usual_steps, wrong_terms

__all__ = ["KIND_IDEA", "contributors", "turns", "usual_days", "usual_steps", "wrong_days", "wrong_terms"]
