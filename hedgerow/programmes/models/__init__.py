"""Programmes, rounds, applications, the assessment, and what is awarded."""

from hedgerow.programmes.models.applications import Application, CoApplicant
from hedgerow.programmes.models.assessing import Assessor, Conflict, Score
from hedgerow.programmes.models.awards import Decision, Payment, Report, Return
from hedgerow.programmes.models.publishing import Publication
from hedgerow.programmes.models.rounds import Programme, Publisher, Round

__all__ = [
    "Application",
    "Assessor",
    "CoApplicant",
    "Conflict",
    "Decision",
    "Payment",
    "Programme",
    "Publication",
    "Publisher",
    "Report",
    "Return",
    "Round",
    "Score",
]
