"""The shape of what comes in."""

from hedgerow.programmes.forms.applying import ApplicationForm, OtherForm, Whole, group_of
from hedgerow.programmes.forms.rounds import (
    CriteriaForm,
    GuideForm,
    ProgrammeForm,
    QuestionForm,
    RoundFilters,
    RoundForm,
)

__all__ = [
    "ApplicationForm",
    "CriteriaForm",
    "GuideForm",
    "OtherForm",
    "ProgrammeForm",
    "QuestionForm",
    "RoundFilters",
    "RoundForm",
    "Whole",
    "group_of",
]
