"""The words of notices: what is bought, whom it fits, who bids together."""

from hedgerow.notices.types.consortia import AGREED, Bidding, BidFinder, PartState, State
from hedgerow.notices.types.matching import Fit, Judged, Profile, Reason, Wanted, Why
from hedgerow.notices.types.notices import (
    Fault,
    Filters,
    Kind,
    LotRead,
    ReadingState,
    Release,
    Scheme,
    Stage,
    Value,
    Wards,
    When,
    Which,
)

__all__ = [
    "AGREED",
    "BidFinder",
    "Bidding",
    "Fault",
    "Filters",
    "Fit",
    "Judged",
    "Kind",
    "LotRead",
    "PartState",
    "Profile",
    "ReadingState",
    "Reason",
    "Release",
    "Scheme",
    "Stage",
    "State",
    "Value",
    "Wanted",
    "Wards",
    "When",
    "Which",
    "Why",
]
