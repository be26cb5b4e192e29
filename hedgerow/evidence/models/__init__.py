"""What evidence keeps: reports and the case as they were issued, who stands behind it, and what people say."""

from hedgerow.evidence.models.case import Backing, CaseIssue, CaseText, Quote
from hedgerow.evidence.models.issued import Issued

__all__ = ["Backing", "CaseIssue", "CaseText", "Issued", "Quote"]
