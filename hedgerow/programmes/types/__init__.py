"""The words of our own grants: rounds and what is sent in, the assessment, and what is awarded."""

from hedgerow.programmes.types.assessing import Comparison, Criterion, Marked, ScoreSheet, Standing
from hedgerow.programmes.types.awards import TOLD_IN_PROPORTION, Outcome, PaymentPlan, ReportKind, Ruling
from hedgerow.programmes.types.rounds import (
    ApplicationState,
    Deciders,
    Filters,
    NextStep,
    RoundState,
    Sent,
    Terms,
)

__all__ = [
    "TOLD_IN_PROPORTION",
    "ApplicationState",
    "Comparison",
    "Criterion",
    "Deciders",
    "Filters",
    "Marked",
    "NextStep",
    "Outcome",
    "PaymentPlan",
    "ReportKind",
    "RoundState",
    "Ruling",
    "ScoreSheet",
    "Sent",
    "Standing",
    "Terms",
]
