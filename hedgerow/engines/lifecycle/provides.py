"""What the lifecycle offers: closing by night."""

from hedgerow.engines.lifecycle import actions
from hedgerow.engines.registry import NightlyJob

NIGHTLY = (NightlyJob("lifecycle.close", actions.close_due),)
