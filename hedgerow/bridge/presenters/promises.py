"""The lists of promises."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy

from hedgerow.bridge.models import Promise
from hedgerow.bridge.queries.words import promise_standing, promise_tone, side
from hedgerow.bridge.types import Kept
from hedgerow.people.queries.wording import us
from hedgerow.shell.tables import Column, Kind, Table


def table(url: Callable[[Any], str], today: date) -> Table[Promise]:
    """A list of promises."""
    ours = cache(us)
    return Table(
        "promises",
        gettext_lazy("Promises"),
        (
            Column("words", gettext_lazy("Promise"), lambda row: row.words, heading=True, url=url, sort="words"),
            Column("by", gettext_lazy("Promised by"), lambda row: side(row, row.promiser, ours)),
            Column("to", gettext_lazy("To"), lambda row: side(row, row.promisee, ours)),
            Column("made", gettext_lazy("On"), lambda row: row.made_on, kind=Kind.DATE, sort="made_on"),
            Column("due", gettext_lazy("Due"), lambda row: row.due, kind=Kind.DATE, sort="due"),
            Column(
                "state", gettext_lazy("What became of it"), lambda row: promise_standing(row, today), sort="state",
                tone=lambda row: promise_tone(row, today), note=lambda row: row.happened,
            ),
        ),
        first="-made",
    )  # fmt: skip


@dataclass(frozen=True)
class Tally:
    """How many promises were kept of those that are settled; what is open, and how many of that are late."""

    kept: int
    settled: int
    open: int
    late: int


def tally(counts: Mapping[str, int], late: int) -> Tally:
    """The counts of a list of promises, as its page says them."""
    settled = sum(counts.get(state, 0) for state in (Kept.KEPT, Kept.PARTLY, Kept.BROKEN))
    return Tally(counts.get(Kept.KEPT, 0), settled, counts.get(Kept.OPEN, 0), late)
