"""Forms of evidence: what a reading asks, and which quarter and report."""

from hedgerow.evidence.forms.readings import ReadingForm

__all__ = ["ReadingForm"]
