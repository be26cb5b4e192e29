"""Reading the trail, in words."""

from hedgerow.engines.audit.queries.telling import happened, history, kind_of
from hedgerow.engines.audit.queries.trail import can_read, doers, events, of

__all__ = ["can_read", "doers", "events", "happened", "history", "kind_of", "of"]
