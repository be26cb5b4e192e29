"""Reading what is held about people."""

from hedgerow.engines.privacy.queries.holding import as_json, held
from hedgerow.engines.privacy.queries.people import called, people, person
from hedgerow.engines.privacy.queries.planning import plan
from hedgerow.engines.privacy.queries.processing import activities, uncovered
from hedgerow.engines.privacy.queries.retention import ripe, rule_of, standings, waiting

__all__ = [
    "activities",
    "as_json",
    "called",
    "held",
    "people",
    "person",
    "plan",
    "ripe",
    "rule_of",
    "standings",
    "uncovered",
    "waiting",
]
