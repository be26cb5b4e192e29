"""Funds, what is known of their pages, the feeds they were read from, what groups answered, and bids."""

from hedgerow.funding.models.bids import Bid, Confirmation, Step
from hedgerow.funding.models.checks import Answers
from hedgerow.funding.models.day_one import FunderDraft
from hedgerow.funding.models.funds import Fund, FundCode
from hedgerow.funding.models.links import Feed, FeedItem, LinkCheck
from hedgerow.funding.models.projects import Project
from hedgerow.funding.models.support import Help, Paper

__all__ = [
    "Answers",
    "Bid",
    "Confirmation",
    "Feed",
    "FeedItem",
    "Fund",
    "FundCode",
    "FunderDraft",
    "Help",
    "LinkCheck",
    "Paper",
    "Project",
    "Step",
]
