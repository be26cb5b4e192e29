"""The shapes of what is asked."""

from hedgerow.bridge.forms.answers import AnswerForm, OnBehalfForm, WhichGroupForm
from hedgerow.bridge.forms.lists import PromisesForm, QuestionsForm
from hedgerow.bridge.forms.promises import FactForm, PromiseForm, ReasonForm
from hedgerow.bridge.forms.questions import BodyForm, OutcomeForm, QuestionForm

__all__ = [
    "AnswerForm",
    "BodyForm",
    "FactForm",
    "OnBehalfForm",
    "OutcomeForm",
    "PromiseForm",
    "PromisesForm",
    "QuestionForm",
    "QuestionsForm",
    "ReasonForm",
    "WhichGroupForm",
]
