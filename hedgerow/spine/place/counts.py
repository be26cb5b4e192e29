"""What can be counted of a place. A count is absent, not nought, where its table or source is not held."""

from __future__ import annotations

from collections.abc import Callable

from hedgerow.spine.nations import NATIONS
from hedgerow.spine.place.finding import Place
from hedgerow.spine.store import Spine

NEWEST_EDITION = 2025


def one(spine: Spine, sql: str, place: Place) -> dict[str, int]:
    """A single row of counts; `?` in the statement stands for the codes of the place's councils."""
    row = spine.rows(sql, list(place.members))[0]
    return {name: int(value or 0) for name, value in row.items()}


def of_areas(spine: Spine, place: Place) -> dict[str, int]:
    if not spine.has("area_parents"):
        return {}
    return one(
        spine,
        "SELECT count(DISTINCT p.code) FILTER (a.kind = 'ward') AS wards,"
        " count(DISTINCT p.code) FILTER (a.kind = 'lsoa') AS lsoas"
        " FROM area_parents p JOIN areas a ON a.code = p.code"
        " WHERE list_contains(?, p.parent) AND p.parent_kind = 'authority' AND p.end_date IS NULL",
        place,
    )


def of_postcodes(spine: Spine, place: Place) -> dict[str, int]:
    """Of each council those placed in a small area, where a lookup is held; else all that Code-Point Open has."""
    if not spine.has("postcodes"):
        return {}
    return one(
        spine,
        "SELECT sum(if(placed > 0, placed, held)) AS postcodes FROM (SELECT count(*) AS held, count(lsoa) AS placed"
        " FROM postcodes WHERE list_contains(?, authority) GROUP BY authority)",
        place,
    )


def of_deprivation(spine: Spine, place: Place) -> dict[str, int]:
    if not NATIONS[place.nation].deprivation or not spine.has("deprivation"):
        return {}
    if not spine.value("SELECT 1 FROM deprivation WHERE edition = ? LIMIT 1", NEWEST_EDITION):
        return {}
    return one(
        spine,
        "SELECT count(*) AS lsoas_most_deprived_fifth FROM deprivation d JOIN area_parents p ON p.code = d.area"
        f" WHERE list_contains(?, p.parent) AND p.parent_kind = 'authority' AND d.edition = {NEWEST_EDITION}"
        " AND d.fifth = 1",
        place,
    )


def of_register(spine: Spine, place: Place) -> dict[str, int]:
    """Charities that name the place as an area of operation, and those whose registered postcode is in it.

    Only what comes from a register of the nation counts: a sample made for research is no register.
    """
    if not spine.has("register"):
        return {}
    registers = ", ".join(f"'{name}'" for name in NATIONS[place.nation].registers) or "NULL"
    charities = f"register = 'charity' AND status = 'registered' AND r.source IN ({registers})"
    located = f"SELECT count(*) AS charities_located FROM register r WHERE {charities} AND list_contains(?, authority)"
    if not spine.has("register_areas"):
        return one(spine, located, place)
    named = (
        "SELECT count(DISTINCT org_id) AS charities FROM register r JOIN register_areas a USING (org_id)"
        f" WHERE {charities} AND list_contains(?, a.area)"
    )
    return {**one(spine, named, place), **one(spine, located, place)}


def of_grants(spine: Spine, place: Place) -> dict[str, int]:
    """Grants by the place's own councils, and apart from them those by other funders that went to the place."""
    if not spine.has("grants"):
        return {}
    own = one(
        spine,
        "SELECT count(*) AS grants, sum(pence) FILTER (currency = 'GBP') AS grants_pence,"
        " count(DISTINCT recipient_key) AS grant_recipients,"
        " count(*) FILTER (match_basis = 'id') AS grants_matched_by_id,"
        " count(*) FILTER (match_basis = 'name') AS grants_matched_by_name"
        " FROM grants WHERE list_contains(?, funder_authority)",
        place,
    )
    others = one(
        spine,
        "WITH place AS (SELECT ?::VARCHAR[] AS codes) SELECT count(*) AS grants_by_others,"
        " sum(pence) FILTER (currency = 'GBP') AS grants_by_others_pence FROM grants, place"
        " WHERE list_contains(codes, authority) AND NOT coalesce(list_contains(codes, funder_authority), false)",
        place,
    )
    return {**own, **others}


def of_spend(spine: Spine, place: Place) -> dict[str, int]:
    if not spine.has("spend"):
        return {}
    return one(
        spine,
        "SELECT count(*) AS payments, count(org_id) AS payments_matched FROM spend WHERE list_contains(?, authority)",
        place,
    )


def of_assets(spine: Spine, place: Place) -> dict[str, int]:
    if not spine.has("assets"):
        return {}
    return one(spine, "SELECT count(*) AS assets FROM assets WHERE list_contains(?, authority)", place)


COUNTERS: tuple[Callable[[Spine, Place], dict[str, int]], ...] = (
    of_areas,
    of_postcodes,
    of_register,
    of_grants,
    of_spend,
    of_assets,
    of_deprivation,
)
