"""What throttling offers: its own forgetting."""

from hedgerow.engines.registry import NightlyJob
from hedgerow.engines.throttle import actions

NIGHTLY = (NightlyJob("throttle.forget", actions.forget),)
