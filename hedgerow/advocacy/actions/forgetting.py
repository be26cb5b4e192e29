"""Forgetting who said what, years after it mattered. That a group stood behind an issue stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hedgerow.advocacy.models import Voice


def empty_voices(keys: Sequence[Any]) -> None:
    """They lose their words, and the name of whoever is no group."""
    Voice.objects.filter(pk__in=list(keys)).update(words="", who="")
