"""What is not held of a place, in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from hedgerow.spine.nations import NATIONS, Nation
from hedgerow.spine.place.counts import one
from hedgerow.spine.place.finding import Place
from hedgerow.spine.store import Spine


def warnings(spine: Spine, place: Place, counts: dict[str, int]) -> Iterator[str]:
    """What is not held for the place, in sentences."""
    nation = NATIONS.get(place.nation)
    yield from of_ending(spine, place)
    if nation:
        yield from of_nation(spine, place, nation)
    yield from of_layers(spine, place, counts)
    yield from of_wards(spine, place)
    yield from of_sources(spine)


def of_ending(spine: Spine, place: Place) -> Iterator[str]:
    rows = spine.rows(
        "SELECT a.end_date, b.name, b.code FROM areas a LEFT JOIN areas b ON b.code = a.replaced_by"
        " WHERE a.code = ? AND a.end_date IS NOT NULL",
        place.code,
    )
    for row in rows:
        after = f", replaced by {row['name']} ({row['code']})" if row["code"] else ""
        yield f"{place.name} ends or ended on {row['end_date']:%-d %B %Y}{after}."


def of_nation(spine: Spine, place: Place, nation: Nation) -> Iterator[str]:
    held = {source.name for source in spine.manifest.sources}
    for name in nation.unread:
        yield f"Hedgerow cannot read {name} yet: groups and figures of {nation.name} can be typed in or imported."
    if nation.deprivation and not held & set(nation.deprivation):
        yield f"No index of deprivation for {nation.name} is held."
    if nation.registers and not held & set(nation.registers):
        yield f"No register of charities for {nation.name} is held."


def of_layers(spine: Spine, place: Place, counts: dict[str, int]) -> Iterator[str]:
    missing = {
        "wards": "No wards of {name} are held.",
        "lsoas": "No small areas of {name} are held.",
        "postcodes": "No postcodes of {name} are held, so groups cannot be put on the map by postcode.",
        "charities": "No charity that names {name} as an area of operation is held: give the register's full extract.",
        "grants": "No grants by the council of {name} are held.",
        "payments": "No payments by the council of {name} are held.",
        "assets": "No community assets of {name} are held.",
    }
    for count, sentence in missing.items():
        if not counts.get(count):
            yield sentence.format(name=place.name)
    if not has_small_area_postcodes(spine, place) and counts.get("postcodes"):
        yield (
            f"The postcodes of {place.name} are held with ward and council but not with small areas: groups there have"
            " no deprivation figure until the ONS postcode directory is given."
        )
    if not has_outline(spine, place):
        yield f"No boundaries of {place.name} are held, so its maps show points only."


def has_small_area_postcodes(spine: Spine, place: Place) -> bool:
    sql = "SELECT 1 FROM postcodes WHERE list_contains(?, authority) AND lsoa IS NOT NULL LIMIT 1"
    return spine.has("postcodes") and bool(spine.rows(sql, list(place.members)))


def has_outline(spine: Spine, place: Place) -> bool:
    return bool(spine.rows("SELECT 1 FROM areas WHERE code = ? AND boundary IS NOT NULL", place.code))


def of_wards(spine: Spine, place: Place) -> Iterator[str]:
    """Wards that a boundary review replaced, and outlines of wards that are not in force."""
    if not spine.has("area_parents"):
        return
    counts = one(
        spine,
        "SELECT count(*) FILTER (p.end_date IS NOT NULL) AS ended,"
        " count(*) FILTER (p.end_date IS NULL) AS live,"
        " count(*) FILTER (p.end_date IS NULL AND a.boundary IS NOT NULL) AS drawn"
        " FROM area_parents p JOIN areas a ON a.code = p.code"
        " WHERE list_contains(?, p.parent) AND p.parent_kind = 'authority' AND a.kind = 'ward'",
        place,
    )
    if counts["ended"]:
        yield (
            f"{counts['ended']} wards of {place.name} were redrawn after the lookup of small areas was made: postcodes"
            " lie in the new wards, figures of small areas in the old ones."
        )
    if 0 < counts["drawn"] < counts["live"]:
        yield f"Only {counts['drawn']} of the {counts['live']} wards of {place.name} have a boundary."


def of_sources(spine: Spine) -> Iterator[str]:
    for source in spine.manifest.sources:
        if source.sample:
            yield f"“{source.title}” holds a sample with faked names: nothing about its groups is true."
