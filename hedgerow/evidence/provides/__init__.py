"""What evidence offers to the engines and to other apps."""

from hedgerow.evidence.provides.audit import AUDIT
from hedgerow.evidence.provides.indicators import INDICATORS
from hedgerow.evidence.provides.records import NIGHTLY, REFS

__all__ = ["AUDIT", "INDICATORS", "NIGHTLY", "REFS"]
