"""What a course must be, and how useful people found it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hedgerow.development.types import CourseFault

#: codes of the charter under which training is recorded
ACTIVITIES = ("training", "fundraising-training")
USEFUL = range(1, 5)  # not useful, a little, useful, very useful
MOST_MINUTES = 14 * 24 * 60
MOST_PENCE = 1_000_000  # £10,000
ENOUGH = 5  # answers below which no share is shown: one voice would be heard through it


def faults(facts: Mapping[str, Any]) -> Iterator[tuple[str, CourseFault]]:
    """What is wrong with a course: the field and the fault."""
    if "title" in facts and not str(facts["title"]).strip():
        yield "title", CourseFault.UNTITLED
    if "activity" in facts and facts["activity"] not in ACTIVITIES:
        yield "activity", CourseFault.ACTIVITY
    if "minutes" in facts and not 15 <= (facts["minutes"] or 0) <= MOST_MINUTES:
        yield "minutes", CourseFault.MINUTES
    for name in ("price_pence", "member_pence"):
        if not 0 <= (facts.get(name) or 0) <= MOST_PENCE:
            yield name, CourseFault.PRICE


def share_useful(answers: Mapping[int, int]) -> float | None:
    """The share, from 0 to 1, of those who answered "useful" or "very useful"; None where too few answered.

    >>> share_useful({4: 3, 3: 1, 1: 1}), share_useful({4: 2})
    (0.8, None)
    """
    total = sum(answers.values())
    return (answers.get(3, 0) + answers.get(4, 0)) / total if total >= ENOUGH else None
