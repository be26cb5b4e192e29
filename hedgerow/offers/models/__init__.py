"""Problems, offers and their parts, answers to them, and what was delivered."""

from hedgerow.offers.models.delivery import Period, Report
from hedgerow.offers.models.offers import Offer, Part, Put
from hedgerow.offers.models.problems import Problem, ShownTo

__all__ = ["Offer", "Part", "Period", "Problem", "Put", "Report", "ShownTo"]
