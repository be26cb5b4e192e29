"""What alerts offer: telling of what is new each night, and forgetting somebody."""

from hedgerow.engines.alerts import actions, queries
from hedgerow.engines.privacy.types import Eraser, Finder
from hedgerow.engines.registry import NightlyJob

NIGHTLY = (NightlyJob("alerts.tell", actions.tell),)
ERASERS = (Eraser("alerts.Subscription", actions.erase),)
FINDERS = (Finder("alerts.Subscription", queries.of_person),)
