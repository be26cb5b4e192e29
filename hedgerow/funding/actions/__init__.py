"""What is done with funds, bids and checks."""

from hedgerow.funding.actions.bids import change_bid, move, start, take_back
from hedgerow.funding.actions.checks import check_group
from hedgerow.funding.actions.confirming import confirm_awards
from hedgerow.funding.actions.funds import add_fund, change_fund, close_fund, open_fund, set_state
from hedgerow.funding.actions.suggesting import suggest_fund

__all__ = [
    "add_fund",
    "change_bid",
    "change_fund",
    "check_group",
    "close_fund",
    "confirm_awards",
    "move",
    "open_fund",
    "set_state",
    "start",
    "suggest_fund",
    "take_back",
]
