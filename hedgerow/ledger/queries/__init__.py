"""Reading the record of work. `columnar` is the reading that evidence makes; the rest is for pages."""

from hedgerow.ledger.queries.columnar import head, tail
from hedgerow.ledger.queries.entries import (
    acts,
    commonest_activities,
    counting,
    history,
    latest_of,
    lineage,
    names_of,
    of_group,
    outcomes,
    payers,
    shown,
    usual_payer,
)
from hedgerow.ledger.queries.timeline import TimelineRow, shared_timeline, timeline

__all__ = [
    "TimelineRow",
    "acts",
    "commonest_activities",
    "counting",
    "head",
    "history",
    "latest_of",
    "lineage",
    "names_of",
    "of_group",
    "outcomes",
    "payers",
    "shared_timeline",
    "shown",
    "tail",
    "timeline",
    "usual_payer",
]
