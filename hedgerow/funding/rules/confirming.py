"""Whether an award that a funder published is the one that a group told us of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from rapidfuzz import fuzz

from hedgerow.funding.types import Published, Won

WITHIN = timedelta(days=120)  # funders publish the day of their decision, of their letter, or of the first payment
ALIKE = 80  # of 100: "National Lottery Community Fund" and "The National Lottery Community Fund"


def confirms(published: Published, won: Won) -> bool:
    """To the same recipient, of the very same sum, at about the same time, and from a funder of nearly that name."""
    return (
        published.recipient == won.organisation
        and published.pence == won.pence
        and abs(published.on - won.on) <= WITHIN
        and likeness(published.funder, won.funders) >= ALIKE
    )


def likeness(name: str, names: Iterable[str]) -> float:
    """How like a name is to the likest of some others, 0 to 100; words in another order are alike."""
    held = name.casefold()
    return max((fuzz.token_set_ratio(held, other.casefold()) for other in names if other), default=0.0)


def pairs(won: Iterable[Won], published: Iterable[Published]) -> dict[int, Published]:
    """By bid, the publication that confirms it: the nearest in time first, each publication for one bid alone."""
    by_recipient: dict[tuple[int, int], list[Published]] = {}
    for award in published:
        by_recipient.setdefault((award.recipient, award.pence), []).append(award)
    near = sorted(
        (abs(award.on - one.on), one.bid, award.grant_id, award)
        for one in won
        for award in by_recipient.get((one.organisation, one.pence), ())
        if confirms(award, one)
    )
    found: dict[int, Published] = {}
    used: set[str] = set()
    for _days, bid, grant_id, award in near:
        if bid not in found and grant_id not in used:
            found[bid] = award
            used.add(grant_id)
    return found
