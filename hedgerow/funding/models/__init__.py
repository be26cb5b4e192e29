"""Funds, bids, and what groups answered."""

from hedgerow.funding.models.bids import Bid, Step
from hedgerow.funding.models.checks import Answers
from hedgerow.funding.models.funds import Fund, FundCode

__all__ = ["Answers", "Bid", "Fund", "FundCode", "Step"]
