"""What evidence offers to other apps."""

from hedgerow.evidence.provides.indicators import INDICATORS

__all__ = ["INDICATORS"]
