"""Funds, bids, and what groups answered."""

from hedgerow.funding.models.bids import Bid, Confirmation, Step
from hedgerow.funding.models.checks import Answers
from hedgerow.funding.models.day_one import FunderDraft
from hedgerow.funding.models.funds import Fund, FundCode

__all__ = ["Answers", "Bid", "Confirmation", "Fund", "FundCode", "FunderDraft", "Step"]
