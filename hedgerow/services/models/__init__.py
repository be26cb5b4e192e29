"""Services: what is said of them, the words that find them, and what was looked for in vain."""

from hedgerow.services.models.finding import FoundBy, WordPart
from hedgerow.services.models.missed import Missed
from hedgerow.services.models.parts import Area, Hours, Price, Spot, Tag
from hedgerow.services.models.records import FACTS, Service

__all__ = ["FACTS", "Area", "FoundBy", "Hours", "Missed", "Price", "Service", "Spot", "Tag", "WordPart"]
