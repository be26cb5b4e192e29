"""Reads of what an area needs and has, from the open data. Each answers None or nothing where it is not held."""

from __future__ import annotations

from typing import Any

from hedgerow.places.queries.areas import within
from hedgerow.places.queries.open_data import source, spine
from hedgerow.places.types import Asset, Deprivation, Measure, Population, Sourced

POPULATION = """
    WITH held AS (SELECT * FROM population WHERE area IN (SELECT unnest(?)) AND sex = 'persons'),
         newest AS (SELECT * FROM held WHERE date = (SELECT max(date) FROM held))
    SELECT sum(people) FILTER (WHERE age IS NULL) AS people, sum(people) FILTER (WHERE age IS NOT NULL) AS by_age,
           sum(people) FILTER (WHERE age < 18) AS under_18, sum(people) FILTER (WHERE age >= 65) AS over_64,
           any_value(source) AS source, max(date) AS date
    FROM newest
"""


def population(code: str) -> Population | None:
    """People living in an area: its own published figure, or the sum of its LSOAs."""
    held = spine()
    if held is None or not held.has("population"):
        return None
    return _people([code]) or _people(sorted(within(code)))


def _people(codes: list[str]) -> Population | None:
    held = spine()
    row = held.rows(POPULATION, codes)[0] if held and codes else {}
    people = row.get("people") or row.get("by_age")
    if not people:
        return None
    by_age = row["by_age"] is not None
    dated = source(row["source"])
    return Population(
        people=int(people),
        under_18=int(row["under_18"] or 0) if by_age else None,
        over_64=int(row["over_64"] or 0) if by_age else None,
        source=Sourced(dated.title, dated.publisher, dated.licence, dated.licence_url, row["date"] or dated.date),
    )


def deprivation(code: str) -> Deprivation | None:
    """The latest index of deprivation for the LSOAs of an area. None where the nation's index is not held."""
    held, codes = spine(), sorted(within(code))
    if held is None or not codes or not held.has("deprivation"):
        return None
    newest = "SELECT * FROM deprivation WHERE area IN (SELECT unnest(?)) QUALIFY edition = max(edition) OVER ()"
    rows = held.rows(newest, codes)
    return _deprivation(rows) if rows else None


def _deprivation(rows: list[dict[str, Any]]) -> Deprivation:
    fifths = [sum(row["fifth"] == fifth for row in rows) for fifth in range(1, 6)]
    one = rows[0] if len(rows) == 1 else {}
    first, second, third, fourth, last = fifths
    return Deprivation(
        edition=rows[0]["edition"],
        fifths=(first, second, third, fourth, last),
        source=source(rows[0]["source"]),
        rank=one.get("rank"),
        out_of=one.get("out_of"),
        decile=one.get("decile"),
        domains=_domains(rows),
    )


def _domains(rows: list[dict[str, Any]]) -> dict[str, float]:
    """The mean decile of each domain over LSOAs, for the domains that are held."""
    deciles = {
        domain.removesuffix("_decile"): [row[domain] for row in rows if row[domain] is not None]
        for domain in rows[0]
        if domain.endswith("_decile")
    }
    return {domain: sum(found) / len(found) for domain, found in deciles.items() if found}


def profile(code: str) -> dict[str, Measure]:
    """The figures held of an area, by the name of the measure."""
    held = spine()
    if held is None or not held.has("profiles"):
        return {}
    rows = held.rows("SELECT measure, value, unit, rank, out_of, date FROM profiles WHERE area = ?", code)
    return {
        row["measure"]: Measure(row["measure"], row["value"], row["unit"], row["rank"], row["out_of"], row["date"])
        for row in rows
    }


def assets(code: str, *, kind: str = "") -> list[Asset]:
    """Libraries, hubs, food banks and the like in an area, by kind and name."""
    held = spine()
    if held is None or not held.has("assets"):
        return []
    rows = held.rows(
        "SELECT asset_id, name, kind, address, postcode, lon, lat, ward FROM assets "
        "WHERE (ward = ? OR authority = ? OR lsoa IN (SELECT unnest(?))) AND (? = '' OR kind = ?) ORDER BY kind, name",
        code, code, sorted(within(code)), kind, kind,
    )  # fmt: skip
    return [_asset(row) for row in rows]


def _asset(row: dict[str, Any]) -> Asset:
    texts = {name: row[name] or "" for name in ("name", "kind", "address", "postcode", "ward")}
    return Asset(id=row["asset_id"], lon=row["lon"], lat=row["lat"], **texts)
