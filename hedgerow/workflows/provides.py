"""What journeys that cross functions offer to those that they cross."""

from hedgerow.notices.types import BidFinder
from hedgerow.workflows.notice_becomes_bid import bids

BIDS = (BidFinder(bids),)
