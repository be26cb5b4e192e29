"""The words of evidence: readings here; indicators and reports in files of their own."""

from hedgerow.evidence.types.readings import (
    MONEY,
    NONE,
    NOT_KNOWN,
    OF_GROUPS,
    OUTSIDE,
    WHERE_ANY,
    Answer,
    Dimension,
    Figures,
    Hands,
    Line,
    Measure,
    Question,
    Reading,
    Span,
)

__all__ = [
    "MONEY",
    "NONE",
    "NOT_KNOWN",
    "OF_GROUPS",
    "OUTSIDE",
    "WHERE_ANY",
    "Answer",
    "Dimension",
    "Figures",
    "Hands",
    "Line",
    "Measure",
    "Question",
    "Reading",
    "Span",
]
