"""The shapes of questions, ideas, budgets and projects as they are typed."""

from hedgerow.participation.forms.budgets import BudgetForm, CheckForm, ProjectForm, StopForm, VoteForm
from hedgerow.participation.forms.questions import (
    AnswerForm,
    BudgetFilters,
    DecisionForm,
    IdeaFilters,
    IdeaForm,
    QuestionFilters,
    QuestionForm,
)

__all__ = [
    "AnswerForm",
    "BudgetFilters",
    "BudgetForm",
    "CheckForm",
    "DecisionForm",
    "IdeaFilters",
    "IdeaForm",
    "ProjectForm",
    "QuestionFilters",
    "QuestionForm",
    "StopForm",
    "VoteForm",
]
