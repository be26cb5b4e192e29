"""Forgetting who applied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hedgerow.kernel import clock
from hedgerow.membership.models import Application

ERASED = "–"


def forget(keys: Sequence[Any]) -> None:
    """Empty what applications say of people: that a group applied, and what was decided, stays."""
    rows = Application.objects.filter(pk__in=list(keys))
    rows.update(name=ERASED, email="", phone="", words="", reason="", erased_at=clock.now())
