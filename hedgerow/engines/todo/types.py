"""A to-do as My work shows it, stored or computed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Due:
    """Something to do. `task` is the id of the stored to-do, or None where an app computed it.

    `url` leads to the record it is about, which is called `about`.
    """

    what: str
    due: date | None
    ref: str = ""
    url: str = ""
    owner: int | None = None
    team: str = ""
    task: int | None = None
    about: str = ""
    done: bool = False

    def is_late(self, today: date) -> bool:
        """Whether its day has passed."""
        return not self.done and self.due is not None and self.due < today


@dataclass(frozen=True)
class TodoOffer:
    """What an app offers to My work: a function from a user and today's date to what is late or due.

    What has an `owner` stands among that worker's own; the rest is for whoever is free. `upkeep`: it keeps records true,
    a little each week, and nobody waits for it.
    """

    name: str
    due: Callable[[Any, date], Iterable[Due]]
    upkeep: bool = False
