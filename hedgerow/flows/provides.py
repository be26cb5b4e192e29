"""What the money map offers to the engines: it is made ready at night."""

from __future__ import annotations

from datetime import date

from hedgerow.engines.registry import NightlyJob
from hedgerow.flows.queries import whole_picture


def make_ready(_today: date) -> str:
    """Add up the awards after the open data was built anew, so that nobody waits for it."""
    return f"{whole_picture(3).awards} awards on the money map"


NIGHTLY = (NightlyJob("flows.money_map", make_ready),)
