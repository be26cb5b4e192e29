"""Erasing people, and letting go of what was kept long enough."""

from hedgerow.engines.privacy.actions.erasing import erase, remains, remove, tidy
from hedgerow.engines.privacy.actions.replaying import replay
from hedgerow.engines.privacy.actions.retention import look, run, switch_off, switch_on

__all__ = ["erase", "look", "remains", "remove", "replay", "run", "switch_off", "switch_on", "tidy"]
