"""Organisations and what hangs on them."""

from hedgerow.organisations.models.access import Access, Sharing
from hedgerow.organisations.models.finding import FoundBy, WordPart
from hedgerow.organisations.models.merging import Merge, NotDuplicate, Pair
from hedgerow.organisations.models.records import Benefit, Identifier, Organisation, OtherName, Tag

__all__ = [
    "Access",
    "Benefit",
    "FoundBy",
    "Identifier",
    "Merge",
    "NotDuplicate",
    "Organisation",
    "OtherName",
    "Pair",
    "Sharing",
    "Tag",
    "WordPart",
]
