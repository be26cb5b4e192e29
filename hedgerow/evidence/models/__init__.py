"""What evidence keeps: reports as they were issued."""

from hedgerow.evidence.models.issued import Issued

__all__ = ["Issued"]
