"""Which groups of the place got a published award, asked for money with us, or neither."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from hedgerow.flows.queries.gifts import newest, since
from hedgerow.funding.models import Bid
from hedgerow.funding.types import Stage
from hedgerow.kernel import clock
from hedgerow.organisations.models import Identifier, Tag
from hedgerow.organisations.queries import live, resolved_ids
from hedgerow.organisations.types import Kind, TagScheme
from hedgerow.places import queries as places

GOT = """
    SELECT DISTINCT coalesce(org_id, recipient_key) AS org_id FROM grants
    WHERE award_date >= ? AND NOT coalesce(to_individual, FALSE) AND coalesce(org_id, recipient_key) IN (SELECT unnest(?))
"""
ASKED = (Stage.SUBMITTED, Stage.AWARDED, Stage.REFUSED)


class Reached(NamedTuple):
    """A group, and whether money reached it. A tuple, since a county has tens of thousands."""

    pk: int
    name: str
    ward: str
    band: str
    got: bool
    asked: bool
    themes: tuple[str, ...] = ()


def _groups() -> list[tuple[int, str, str, str]]:
    rows = live().filter(kind__in=(Kind.GROUP, Kind.BRANCH), closed_on__isnull=True)
    return list(rows.order_by("name", "pk").values_list("pk", "name", "ward", "band"))


def reached(years: int = 3) -> list[Reached]:
    """Every group that is there, by name, with whether it asked with a bid in so many years, and whether it got money: an
    award that is published, or a bid of ours that was granted."""
    groups = _groups()
    since_day = since(newest() or clock.today(), years)
    bids = Bid.objects.filter(stage__in=ASKED, submitted_on__gte=since_day)
    stages = set(bids.values_list("organisation", "stage"))
    now = resolved_ids(group for group, _stage in stages)
    stages = {(now[group], stage) for group, stage in stages}
    asked = {group for group, _stage in stages}
    got = _got(since_day) | {group for group, stage in stages if stage == Stage.AWARDED}
    themes: dict[int, list[str]] = defaultdict(list)
    for group, code in Tag.objects.filter(scheme=TagScheme.THEME).order_by("code").values_list("organisation", "code"):
        themes[group].append(code)
    return [
        Reached(pk, name, ward, band, pk in got, pk in asked, tuple(themes.get(pk, ())))
        for pk, name, ward, band in groups
    ]


def _got(since_day: object) -> set[int]:
    held = places.spine()
    if held is None or not held.has("grants"):
        return set()
    ids: dict[str, list[int]] = defaultdict(list)  # branches may share a number
    for org_id, organisation in Identifier.objects.values_list("org_id", "organisation"):
        ids[org_id].append(organisation)
    return {pk for row in held.rows(GOT, since_day, list(ids)) for pk in ids[row["org_id"]]}
