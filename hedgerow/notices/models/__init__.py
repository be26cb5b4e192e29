"""Notices, the files they were read from, whom they fit, and who bids together."""

from hedgerow.notices.models.consortia import Consortium, Part
from hedgerow.notices.models.matching import Aside, Match, Told, Wish
from hedgerow.notices.models.notices import Lot, Notice, NoticeCode, Version
from hedgerow.notices.models.readings import Reading

__all__ = ["Aside", "Consortium", "Lot", "Match", "Notice", "NoticeCode", "Part", "Reading", "Told", "Version", "Wish"]
