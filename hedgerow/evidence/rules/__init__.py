"""The rules of evidence, in plain Python: readings here; indicators and reports in files of their own."""

from hedgerow.evidence.rules.readings import DAY, before, may_be_told, period_of, share, withheld

__all__ = ["DAY", "before", "may_be_told", "period_of", "share", "withheld"]
