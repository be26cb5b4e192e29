"""Who may read what a vote came to."""

from __future__ import annotations

from typing import Any

from hedgerow.engines.voting.models import Poll


def can_see(somebody: Any, poll: Poll) -> bool:
    """Anybody, where the outcome is public; else our own team, and each voter through their link."""
    return poll.public or bool(getattr(somebody, "is_worker", False))
