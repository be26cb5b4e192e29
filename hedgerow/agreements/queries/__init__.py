"""Reading agreements and costs."""

from hedgerow.agreements.queries.agreements import agreements, chosen, of_code, targets
from hedgerow.agreements.queries.costs import costs

__all__ = ["agreements", "chosen", "costs", "of_code", "targets"]
