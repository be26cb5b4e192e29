"""Funds, bids, and what groups answered."""

from hedgerow.funding.models.bids import Bid, Confirmation, Step
from hedgerow.funding.models.checks import Answers
from hedgerow.funding.models.funds import Fund, FundCode
from hedgerow.funding.models.support import Help, Paper, Project

__all__ = ["Answers", "Bid", "Confirmation", "Fund", "FundCode", "Help", "Paper", "Project", "Step"]
