"""Reading askings of the three questions, and what the answers say."""

from hedgerow.soundings.queries.asked import about, at, before_of, path, unanswered
from hedgerow.soundings.queries.reading import baseline, slices

__all__ = ["about", "at", "baseline", "before_of", "path", "slices", "unanswered"]
