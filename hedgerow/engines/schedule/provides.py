"""What the schedule offers to itself: forgetting old runs."""

from hedgerow.engines.registry import NightlyJob
from hedgerow.engines.schedule import actions

NIGHTLY = (NightlyJob("schedule.forget", actions.forget),)
