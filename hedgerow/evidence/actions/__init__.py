"""What is done with evidence: reports are issued."""

from hedgerow.evidence.actions.issuing import issue, redact

__all__ = ["issue", "redact"]
