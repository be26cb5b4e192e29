"""Work that is looked at again and again, all day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class RegularJob:
    """Something the worker does every so many seconds: it answers with a short report, or "" where there was nothing.

    Several workers may do it at one moment: it must be safe.
    """

    name: str
    seconds: int
    run: Callable[[], str]
