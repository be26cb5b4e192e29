"""Reading askings of the three questions, and what the answers say."""

from hedgerow.soundings.queries.asked import about, at, before_of, path, unanswered
from hedgerow.soundings.queries.reading import asked_after, baseline, baseline_of, slices

__all__ = ["about", "asked_after", "at", "baseline", "baseline_of", "before_of", "path", "slices", "unanswered"]
