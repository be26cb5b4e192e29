"""Which groups of the place got a published award, asked for money with us, or neither."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hedgerow.flows.queries.gifts import newest, since
from hedgerow.funding.models import Bid
from hedgerow.funding.types import Stage
from hedgerow.kernel import clock
from hedgerow.organisations.models import Identifier, Organisation, Tag
from hedgerow.organisations.queries import live
from hedgerow.organisations.types import Kind, TagScheme
from hedgerow.places import queries as places

GOT = """
    SELECT DISTINCT coalesce(org_id, recipient_key) AS org_id FROM grants
    WHERE award_date >= ? AND NOT coalesce(to_individual, FALSE) AND coalesce(org_id, recipient_key) IN (SELECT unnest(?))
"""
ASKED = (Stage.SUBMITTED, Stage.AWARDED, Stage.REFUSED)


@dataclass(frozen=True)
class Reached:
    """A group, and whether money reached it."""

    pk: int
    name: str
    ward: str
    band: str
    got: bool
    asked: bool


def _groups() -> list[Organisation]:
    rows = live().filter(kind__in=(Kind.GROUP, Kind.BRANCH), closed_on__isnull=True)
    return list(rows.only("pk", "name", "ward", "band").order_by("name", "pk"))


def reached(years: int = 3) -> list[Reached]:
    """Every group that is there, by name, with whether it got a published award or asked with a bid in so many years."""
    groups = _groups()
    since_day = since(newest() or clock.today(), years)
    got = _got(since_day)
    asked = set(Bid.objects.filter(stage__in=ASKED, submitted_on__gte=since_day).values_list("organisation", flat=True))
    return [Reached(one.pk, one.name, one.ward, one.band, one.pk in got, one.pk in asked) for one in groups]


def _got(since_day: object) -> set[int]:
    held = places.spine()
    if held is None or not held.has("grants"):
        return set()
    ids = dict(Identifier.objects.values_list("org_id", "organisation"))
    return {ids[row["org_id"]] for row in held.rows(GOT, since_day, list(ids)) if row["org_id"] in ids}


def groups_by_theme() -> dict[str, int]:
    """How many groups there are of each theme."""
    rows = Tag.objects.filter(scheme=TagScheme.THEME, organisation__in=live().filter(closed_on__isnull=True))
    return dict(Counter(rows.values_list("code", flat=True)))
