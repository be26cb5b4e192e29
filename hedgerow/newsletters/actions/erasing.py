"""Forgetting who got letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hedgerow.newsletters.models import Copy, Subscriber


def erase(keys: Sequence[Any]) -> None:
    """Remove subscribers by their ids."""
    Subscriber.objects.filter(pk__in=list(keys)).delete()


def forget_addresses(keys: Sequence[Any]) -> None:
    """Empty whom copies went to: that they were written stays, for the count. One that was to come does not."""
    rows = Copy.objects.filter(pk__in=list(keys))
    rows.filter(written_at__isnull=True).update(left_out=True)
    rows.update(email="", name="", person="")
