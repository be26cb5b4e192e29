"""The wards of the place, with their people and their need; and single awards in one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.cache import cache

from hedgerow.flows.types import Ward
from hedgerow.kernel import clock
from hedgerow.places import queries as places
from hedgerow.places.models import AreaParent
from hedgerow.places.types import AreaKind

DAY = 24 * 60 * 60
PEOPLE = "SELECT area, value FROM profiles WHERE measure = 'population' AND area IN (SELECT unnest(?))"
FIFTHS = """
    SELECT area, fifth FROM deprivation WHERE area IN (SELECT unnest(?))
    QUALIFY row_number() OVER (PARTITION BY area ORDER BY edition DESC) = 1"""
IN_WARD = """
    SELECT grant_id, title, funder_name, recipient_name, pence, award_date, area_basis FROM grants
    WHERE ward = ? AND award_date BETWEEN ? AND ? AND currency = 'GBP' AND NOT coalesce(to_individual, FALSE)
    ORDER BY award_date DESC, grant_id"""


def wards() -> tuple[Ward, ...]:
    """Every ward of the place by name; kept until the open data is built anew."""
    held = places.spine()
    key = f"flows:wards:{held.version if held else ''}:{places.areas(kind=AreaKind.WARD).count()}"
    found: tuple[Ward, ...] | None = cache.get(key)
    if found is None:
        found = _wards()
        cache.set(key, found, DAY)
    return found


def _wards() -> tuple[Ward, ...]:
    names = dict(places.areas(kind=AreaKind.WARD).order_by("name").values_list("code", "name"))
    held = places.spine()
    people = (
        {row["area"]: int(row["value"]) for row in held.rows(PEOPLE, list(names))}
        if held and held.has("profiles")
        else {}
    )
    links = AreaParent.objects.filter(parent__code__in=names, child__kind=AreaKind.LSOA)
    inside = list(links.values_list("parent__code", "child__code").distinct())
    small = sorted({child for _ward, child in inside})
    fifths = {row["area"]: row["fifth"] for row in held.rows(FIFTHS, small)} if held and held.has("deprivation") else {}
    counts = {code: [fifths[child] for ward, child in inside if ward == code and child in fifths] for code in names}
    return tuple(
        Ward(code, name, people.get(code), len(counts[code]), sum(fifth == 1 for fifth in counts[code]))
        for code, name in names.items()
    )


@dataclass(frozen=True)
class AwardRow:
    """One award in a ward."""

    title: str
    funder: str
    recipient: str
    pence: int
    on: date
    basis: str


def awards_in(ward: str, since: date) -> list[AwardRow]:
    """Awards to organisations whose work, or address, is in a ward, the latest first; none to a person."""
    held = places.spine()
    if held is None or not held.has("grants"):
        return []
    return [
        AwardRow(
            row["title"] or "", row["funder_name"] or "", row["recipient_name"] or "", row["pence"], row["award_date"],
            row["area_basis"] or "",
        )
        for row in held.rows(IN_WARD, ward, since, clock.today())
    ]  # fmt: skip
