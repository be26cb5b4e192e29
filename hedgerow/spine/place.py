"""What the spine holds of one place: counts, and in plain words what is not held."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from hedgerow.spine import gss
from hedgerow.spine.errors import InputError
from hedgerow.spine.nations import NATIONS, Nation
from hedgerow.spine.store import Spine

# The kinds of area that one instance may serve.
OPENED = ("authority", "county", "combined")
NEAR_ENOUGH = 60
NEWEST_EDITION = 2025


@dataclass(frozen=True)
class Place:
    """The area that was asked for; `members` are the codes of the councils in it (itself, for a council)."""

    code: str
    name: str
    kind: str
    nation: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class PlaceSummary:
    """`counts` holds what can be counted: a count is absent, not nought, where its table or source is not held."""

    place: Place
    counts: dict[str, int]
    warnings: tuple[str, ...]


def summarise(spine: Spine, area_code: str) -> PlaceSummary:
    """Counts what the spine holds of a council, county or combined authority.

    Raises InputError for a code that is malformed, unknown, or of another kind of area, with near names.
    """
    place = find_place(spine, area_code)
    counts = {name: value for counter in COUNTERS for name, value in counter(spine, place).items()}
    return PlaceSummary(place, counts, tuple(warnings(spine, place, counts)))


def find_place(spine: Spine, area_code: str) -> Place:
    """The place of a code. Raises InputError, suggesting near names, where it is none that can be opened."""
    code = area_code.strip().upper()
    rows = spine.rows("SELECT code, name, kind, nation FROM areas WHERE code = ?", code) if spine.has("areas") else []
    if not rows:
        raise InputError(f"“{area_code.strip()[:60]}” is not the code of an area that is held{near(spine, area_code)}")
    kind = rows[0]["kind"]
    if kind not in OPENED:
        raise InputError(
            f"{code} is a {kind} ({rows[0]['name']}); open the council it lies in{council_of(spine, code)}"
        )
    return Place(**rows[0], members=members_of(spine, code, kind))


def members_of(spine: Spine, code: str, kind: str) -> tuple[str, ...]:
    if kind == "authority" or not spine.has("area_parents"):
        return (code,)
    found = spine.rows(
        "SELECT code FROM area_parents WHERE parent = ? AND end_date IS NULL AND left(code, 3) IN"
        " ('E06', 'E07', 'E08', 'E09') ORDER BY code",
        code,
    )
    return tuple(row["code"] for row in found) or (code,)


def near(spine: Spine, words: str) -> str:
    """A sentence's end with up to three councils whose name or code is like what was typed."""
    if not spine.has("areas"):
        return ""
    rows = spine.rows("SELECT code, name FROM areas WHERE kind = 'authority' AND end_date IS NULL ORDER BY code")
    typed = words.strip()
    key = "code" if gss.is_code(typed.upper()) else "name"
    found = process.extract(
        typed.casefold(), [row[key].casefold() for row in rows], scorer=fuzz.WRatio, limit=3, score_cutoff=NEAR_ENOUGH
    )
    names = [f"{rows[index]['code']} ({rows[index]['name']})" for _, _, index in found]
    return f"; did you mean {' or '.join(names)}?" if names else "; a code looks like E08000009"


def council_of(spine: Spine, code: str) -> str:
    if not spine.has("area_parents"):
        return ""
    rows = spine.rows(
        "SELECT a.code, a.name FROM area_parents p JOIN areas a ON a.code = p.parent"
        " WHERE p.code = ? AND p.parent_kind = 'authority' ORDER BY p.end_date NULLS FIRST LIMIT 1",
        code,
    )
    return f": {rows[0]['code']} ({rows[0]['name']})" if rows else ""


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
