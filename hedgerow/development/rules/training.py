"""What a course must be, and how useful people found it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

#: codes of the charter under which training is recorded
ACTIVITIES = ("training", "fundraising-training")
USEFUL = range(1, 5)  # not useful, a little, useful, very useful
MOST_MINUTES = 14 * 24 * 60
ENOUGH = 5  # answers below which no share is shown: one voice would be heard through it


def faults(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with a course: the field and a sentence."""
    if "title" in facts and not str(facts["title"]).strip():
        yield "title", _("Give it a title.")
    if "activity" in facts and facts["activity"] not in ACTIVITIES:
        yield "activity", _("Choose one of the two.")
    if "minutes" in facts and not 15 <= (facts["minutes"] or 0) <= MOST_MINUTES:
        yield "minutes", _("Between 15 minutes and two weeks.")
    for name in ("price_pence", "member_pence"):
        if not 0 <= (facts.get(name) or 0) <= 1_000_000:
            yield name, _("A price is between nothing and £10,000.")


def share_useful(answers: Mapping[int, int]) -> float | None:
    """The share, from 0 to 1, of those who answered "useful" or "very useful"; None where too few answered.

    >>> share_useful({4: 3, 3: 1, 1: 1}), share_useful({4: 2})
    (0.8, None)
    """
    total = sum(answers.values())
    return (answers.get(3, 0) + answers.get(4, 0)) / total if total >= ENOUGH else None
