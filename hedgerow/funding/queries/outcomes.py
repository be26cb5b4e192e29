"""What groups here asked for and got, all together: nothing by which a refusal of one group could be told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from hedgerow.funding.models import Bid
from hedgerow.funding.types import Stage
from hedgerow.kernel.words import Words
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import TagScheme
from hedgerow.spine.disclosure import SMALLEST_SHOWN, shown

SINCE = timedelta(days=3 * 365)
SIZES = ((0, 100_000), (100_000, 500_000), (500_000, 2_000_000), (2_000_000, None))  # pence, from and below


@dataclass(frozen=True)
class Together:
    """A row of sums; None is withheld. Counts are to the nearest five, money to the nearest thousand pounds."""

    label: Words
    bids: int | None
    awarded: int | None
    pence: int | None

    @property
    def share(self) -> float | None:
        """How many of ten, from what may be shown."""
        return min(1.0, self.awarded / self.bids) if self.bids and self.awarded is not None else None


@dataclass(frozen=True)
class One:
    """What is read of a bid."""

    group: int
    asked: int
    got: int | None
    themes: frozenset[str]


def together(label: Words, bids: Iterable[One]) -> Together:
    """Bids as one row. Nothing is shown of fewer than five groups on either side: where nearly all were refused, or few
    were, whoever knows that a group applied would know its answer."""
    held = list(bids)
    won = [bid for bid in held if bid.got is not None]
    sides = ({bid.group for bid in won}, {bid.group for bid in held if bid.got is None})
    if any(len(side) < SMALLEST_SHOWN for side in sides):
        return Together(label, None, None, None)
    pence = (sum(bid.got or 0 for bid in won) + 50_000) // 100_000 * 100_000
    return Together(label, shown(len(held)), shown(len(won)), pence)


def decided(today: date) -> list[One]:
    """Bids that funders decided in the last three years."""
    rows = Bid.objects.filter(stage__in=(Stage.AWARDED, Stage.REFUSED), decided_on__gte=today - SINCE)
    return [
        One(
            bid.organisation.merged_into_id or bid.organisation_id,
            bid.asked or 0,
            bid.got,
            frozenset(tag.code for tag in bid.organisation.tags.all() if tag.scheme == TagScheme.THEME),
        )
        for bid in rows.select_related("organisation").prefetch_related("organisation__tags").order_by("pk")
    ]


def by_size(bids: list[One], labels: Iterable[Words]) -> list[Together]:
    """By how much was asked for."""
    return [
        together(label, [bid for bid in bids if least <= bid.asked and (most is None or bid.asked < most)])
        for label, (least, most) in zip(labels, SIZES, strict=True)
    ]


def by_theme(bids: list[One]) -> list[Together]:
    """By what groups do; a group that does several things counts in each. Themes that nothing may be said of are left out."""
    found = [
        together(title, [bid for bid in bids if code in bid.themes])
        for code, title in theme_titles(TagScheme.THEME).items()
    ]
    return [row for row in found if row.bids is not None]
