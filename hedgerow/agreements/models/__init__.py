"""Funder agreements, what they promise, and what our own work costs."""

from hedgerow.agreements.models.agreements import Agreement, Budget, Payment, Report, Target
from hedgerow.agreements.models.costs import CostLine

__all__ = ["Agreement", "Budget", "CostLine", "Payment", "Report", "Target"]
