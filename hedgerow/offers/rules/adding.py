"""What parts add up to."""

from __future__ import annotations

from collections.abc import Sequence

from hedgerow.offers.types import Share, Totals


def totals(shares: Sequence[Share], groups: int) -> Totals:
    """What the parts of an offer, by so many groups, come to.

    People are added up, and the same person may be counted by two groups: so between the largest part alone
    (everybody else is among its people) and the sum. The cost of each person is that of each part, from the cheapest
    to the dearest, for parts that say both, rounded to the nearest penny.

    >>> totals((Share(120, 600_000), Share(40, 400_000), Share(None, None)), 2).people_least
    120
    """
    people = [one.people for one in shares if one.people]
    each = sorted(per_person(one) for one in shares if one.people and one.pence is not None)
    return Totals(
        parts=len(shares),
        groups=groups,
        people=sum(people),
        people_least=max(people, default=0),
        pence=sum(one.pence or 0 for one in shares),
        pence_part=any(one.pence is None for one in shares),
        each_least=each[0] if each else None,
        each_most=each[-1] if each else None,
    )


def per_person(share: Share) -> int:
    """Pence for each person of a part that says both, to the nearest penny, a half up."""
    assert share.people, "it says for how many"
    assert share.pence is not None, "it says at what cost"
    return (2 * share.pence + share.people) // (2 * share.people)
