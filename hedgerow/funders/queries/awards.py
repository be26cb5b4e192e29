"""Published awards, read from the open data, with what the register says of who got them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import cache

from hedgerow.funders.types import Award
from hedgerow.kernel import clock
from hedgerow.organisations.rules.themes import themes_of
from hedgerow.places import queries as places
from hedgerow.spine.errors import InputError
from hedgerow.spine.place import find_place
from hedgerow.spine.store import Spine

DAY = 24 * 60 * 60
AT_ONCE = 50_000  # awards in memory at a time
#: in an address: the published identifier where it can stand in one, else a fingerprint of the name
KEY = """CASE WHEN regexp_full_match(coalesce(g.funder_id, ''), '[A-Za-z0-9._-]{1,60}') THEN g.funder_id
    ELSE 'name-' || substr(md5(lower(coalesce(g.funder_name, g.funder_id, ''))), 1, 12) END"""
#: cells that slipped a column leave words of a description where a funder's name should be
SOUND = """length(coalesce(g.funder_name, '')) > 2 AND NOT regexp_matches(g.funder_name, '^[A-Z0-9]+-[A-Z0-9]+-')
    AND coalesce(g.funder_id, '') NOT LIKE '% %'"""
FUNDERS = f"""
    SELECT {KEY} AS key, arg_max(g.funder_name, coalesce(g.award_date, DATE '1900-01-01')) AS name,
        any_value(g.funder_id) AS funder_id, count(*) AS awards, any_value(g.source) AS source,
        count(*) FILTER (WHERE g.currency <> 'GBP') AS other_currencies
    FROM grants g WHERE {SOUND} GROUP BY 1 ORDER BY 1
"""  # noqa: S608 - both parts are ours
THEMED = """themed AS (
        SELECT org_id, list(DISTINCT scheme || ':' || code) AS codes FROM register_classes
        WHERE scheme IN ('ccew_what', 'icnptso') GROUP BY 1)"""
AWARDS = """
    SELECT {key} AS key, g.grant_id, g.award_date, g.pence, g.recipient_key, g.recipient_name, g.title, g.programme,
        g.ward, g.authority, g.area_basis, g.org_id, g.to_individual, {income} AS income, {codes} AS codes
    FROM grants g {joins}
    WHERE {key} IN (SELECT unnest(?)) AND g.currency = 'GBP' AND {sound}
    ORDER BY key, g.award_date NULLS LAST, g.grant_id
"""
UNTIL = "SELECT max(award_date) FROM grants WHERE award_date <= ?"
REACHING = f"SELECT DISTINCT {KEY} AS key FROM grants g WHERE g.authority IN (SELECT unnest(?)) AND {SOUND}"  # noqa: S608
NEED = """SELECT p.area, p.value FROM profiles p JOIN areas a ON a.code = p.area
    WHERE p.measure = 'most_deprived_fifth' AND a.kind = 'authority' AND a.end_date IS NULL"""
REGISTERS = ("GB-CHC-", "GB-SC-", "GB-NIC-", "GB-COH-", "GB-MPR-", "GB-CASC-")


@dataclass(frozen=True)
class Named:
    """A funder as its awards name it."""

    key: str
    funder_id: str
    name: str
    awards: int
    source: str
    other_currencies: int


def held() -> Spine | None:
    """The open data, where it holds grants."""
    spine = places.spine()
    return spine if spine is not None and spine.has("grants") else None


def funders() -> Mapping[str, Named]:
    """Every funder that awards name, by key; kept until the open data is built anew."""
    spine = held()
    if spine is None:
        return {}
    key = f"funders:names:{spine.version}"
    found: dict[str, Named] | None = cache.get(key)
    if found is None:
        found = {row["key"]: _named(row) for row in spine.rows(FUNDERS)}
        cache.set(key, found, DAY)
    return found


def _named(row: Mapping[str, Any]) -> Named:
    return Named(
        row["key"], row["funder_id"] or "", row["name"], row["awards"], row["source"] or "", row["other_currencies"]
    )


def awards_of(keys: Collection[str]) -> dict[str, list[Award]]:
    """All awards in pounds of some funders, by key, the oldest first: one query."""
    spine = held()
    found: dict[str, list[Award]] = {key: [] for key in keys}
    if spine is None or not found:
        return found
    seen: set[tuple[str, str]] = set()
    for row in spine.rows(sql_of(spine), sorted(found)):
        pair = (row["key"], row["recipient_key"] or "")
        new = bool(pair[1]) and pair not in seen
        seen.add(pair)
        found[row["key"]].append(_award(row, new))
    return found


def sql_of(spine: Spine) -> str:
    """The query of awards, with what of the register this build holds."""
    joins, income, codes, before = "", "NULL", "NULL", ""
    if spine.has("register"):
        joins += " LEFT JOIN register r ON r.org_id = coalesce(g.org_id, g.recipient_key)"
        income = "r.income_pence"
    if spine.has("register_classes"):
        joins += " LEFT JOIN themed t ON t.org_id = coalesce(g.org_id, g.recipient_key)"
        codes, before = "t.codes", f"WITH {THEMED}"
    return before + AWARDS.format(key=KEY, sound=SOUND, joins=joins, income=income, codes=codes)


def _award(row: Mapping[str, Any], new: bool) -> Award:
    person = bool(row["to_individual"])
    recipient = row["recipient_key"] or ""
    return Award(
        id=row["grant_id"],
        on=row["award_date"],
        pence=row["pence"],
        recipient="" if person else recipient,
        name="" if person else row["recipient_name"] or "",
        title="" if person else row["title"] or "",
        programme=row["programme"] or "",
        income=row["income"],
        themes=themes(row["codes"] or ()),
        ward=row["ward"] or "",
        authority=row["authority"] or "",
        basis=row["area_basis"] or "",
        registered=bool(row["org_id"]) or recipient.startswith(REGISTERS),
        new=new and not person,
        person=person,
    )


def themes(codes: Iterable[str]) -> frozenset[str]:
    """What a recipient does, in the register's own codes; where it has none, by its sector."""
    pairs = [code.split(":", 1) for code in codes]
    own = frozenset(code for scheme, code in pairs if scheme == "ccew_what")
    return own or frozenset(filter(None, (themes_of(code)[0] for scheme, code in pairs if scheme == "icnptso")))


def batches(wanted: Sequence[Named]) -> Iterator[list[Named]]:
    """Funders, as many at once as fit in memory with their awards."""
    batch: list[Named] = []
    size = 0
    for one in wanted:
        if batch and size + one.awards > AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += one.awards
    if batch:
        yield batch


def newest() -> date:
    """The day of the newest award that is held, never after today: three years are counted back from it."""
    spine, today = held(), clock.today()
    found = spine.value(UNTIL, today) if spine else None
    return found or today


def here() -> frozenset[str]:
    """Codes of the authorities of the place."""
    place, spine = places.place(), places.spine()
    if place is None:
        return frozenset()
    try:
        members = find_place(spine, place.area_code).members if spine else ()
    except InputError:
        members = ()
    return frozenset(members) | {place.area_code}


def like_here() -> frozenset[str]:
    """Codes of the councils with need like the place's, itself among them: the fifth of all that are nearest to it in the
    share of their small areas that are among the most deprived fifth. Empty where that is not held."""
    spine, areas = places.spine(), here()
    if spine is None or not spine.has("profiles") or not areas:
        return frozenset()
    key = f"funders:like:{spine.version}:{','.join(sorted(areas))}"
    found: frozenset[str] | None = cache.get(key)
    if found is None:
        values = {row["area"]: row["value"] for row in spine.rows(NEED)}
        found = nearest(values, areas)
        cache.set(key, found, DAY)
    return found


def nearest(values: Mapping[str, float], areas: Collection[str]) -> frozenset[str]:
    """The fifth of some areas whose values are nearest to the middle of those of a place, and the place's own."""
    own = [values[area] for area in areas if area in values]
    if not own:
        return frozenset()
    middle = sum(own) / len(own)
    ordered = sorted(values, key=lambda area: (abs(values[area] - middle), area))
    return frozenset(ordered[: max(1, len(ordered) // 5)]) | frozenset(areas)


def gave_here() -> list[str]:
    """Keys of the funders that ever gave to the place."""
    spine, areas = held(), here()
    return [row["key"] for row in spine.rows(REACHING, sorted(areas))] if spine and areas else []
