"""Awards that we were told of, and awards that funders published, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hedgerow.funding.models import Bid
from hedgerow.funding.types import Published, Stage, Won
from hedgerow.organisations.models import Identifier
from hedgerow.places.queries import spine

LOOKED_FOR = timedelta(days=3 * 365)  # most funders publish within a year; what is not there after three will not come
GRANTS = """SELECT grant_id, org_id, pence, award_date, funder_name, source, source_date FROM grants
    WHERE org_id IN (SELECT unnest(?)) AND pence > 0 AND award_date >= ? AND currency = 'GBP' """


def unconfirmed(today: date) -> list[Won]:
    """Bids that were won in the last three years, and that no publication confirms yet."""
    rows = Bid.objects.filter(stage=Stage.AWARDED, confirmation__isnull=True, decided_on__gte=today - LOOKED_FOR)
    return [
        Won(bid.pk, bid.organisation.merged_into_id or bid.organisation_id, bid.got or 0, bid.decided_on, _funders(bid))
        for bid in rows.select_related("organisation", "fund").order_by("pk")
        if bid.decided_on
    ]


def _funders(bid: Bid) -> tuple[str, ...]:
    if bid.fund is None:
        return (bid.to,)
    return tuple(filter(None, (bid.fund.payer, bid.fund.decider, bid.fund.title, bid.fund.own_title)))


def published(organisations: set[int], since: date) -> Iterator[Published]:
    """What funders published of awards to some of our groups, by any of their numbers."""
    held = spine()
    if held is None or not held.has("grants") or not organisations:
        return
    whose = {
        org_id: merged or pk
        for org_id, pk, merged in Identifier.objects.values_list("org_id", "organisation", "organisation__merged_into")
        if (merged or pk) in organisations
    }
    for row in held.rows(GRANTS, list(whose), since):
        yield Published(
            row["grant_id"], whose[row["org_id"]], row["pence"], row["award_date"], row["funder_name"] or "",
            row["source"] or "", row["source_date"],
        )  # fmt: skip
