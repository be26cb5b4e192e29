"""Reads of areas for their pages: ages, tenths of deprivation, profiles of many areas, groups in an area."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.permissions import Somebody
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.pages.rules import amount
from hedgerow.pages.types import Ages, AreaFigures, Figure
from hedgerow.places import queries as places
from hedgerow.places.models import Area
from hedgerow.places.types import AreaKind, Sourced
from hedgerow.shell.templatetags.shell import plain_date

DAY = 86_400
#: the first age of each band, and its name
BANDS = ((0, "0 to 15"), (16, "16 to 24"), (25, "25 to 44"), (45, "45 to 64"), (65, "65 to 79"), (80, "80 and over"))
FIELDS = {AreaKind.LSOA: "lsoa", AreaKind.WARD: "ward", AreaKind.AUTHORITY: "authority"}
COMMUNITY = (Kind.GROUP, Kind.BRANCH)
AGES = """
    WITH held AS (SELECT * FROM population WHERE area IN (SELECT unnest(?)) AND sex = 'persons' AND age IS NOT NULL)
    SELECT age, sum(people)::BIGINT AS people, any_value(source) AS source, max(date) AS date
    FROM held WHERE date = (SELECT max(date) FROM held) GROUP BY age ORDER BY age"""
TENTHS = """
    SELECT decile, count(*) AS lsoas FROM deprivation WHERE area IN (SELECT unnest(?))
        AND edition = (SELECT max(edition) FROM deprivation WHERE area IN (SELECT unnest(?)))
    GROUP BY decile ORDER BY decile"""
FIFTHS = """
    SELECT area, fifth FROM deprivation WHERE area IN (SELECT unnest(?))
    QUALIFY row_number() OVER (PARTITION BY area ORDER BY edition DESC) = 1"""
SOURCES = """
    SELECT source, max(source_date) AS date FROM profiles
    WHERE area IN (SELECT unnest(?)) GROUP BY source ORDER BY source"""
PROFILE = """
    SELECT area, measure, value, rank, out_of, date, source, source_date FROM profiles
    WHERE area IN (SELECT unnest(?))"""
FIGURES = {
    "population": gettext_lazy("People"),
    "most_deprived_fifth": gettext_lazy("Small areas among the fifth with most need"),
    "grants_pence_per_head": gettext_lazy("Published grants a head"),
    "spend_pence_per_head": gettext_lazy("Council spend with groups, a head"),
}
PROFILES = "SELECT area, measure, value FROM profiles WHERE area IN (SELECT unnest(?))"


def ages(code: str) -> Ages | None:
    """People by age band: the area's own count, or the sum of its small areas. None where ages are not held."""
    return _ages([code]) or _ages(sorted(places.within(code)))


def _ages(codes: Sequence[str]) -> Ages | None:
    rows = _rows("population", AGES, codes)
    if not rows:
        return None
    counted: Counter[str] = Counter()
    for row in rows:
        counted[next(name for first, name in reversed(BANDS) if row["age"] >= first)] += row["people"]
    told = places.source(rows[0]["source"])
    return Ages([(name, counted[name]) for _, name in BANDS], told.title, rows[0]["date"] or told.date)


def tenths(codes: Iterable[str]) -> dict[int, int]:
    """How many of some small areas are in each tenth of the nation, 1 the most deprived, by the newest index held."""
    wanted = sorted(codes)
    return {row["decile"]: row["lsoas"] for row in _rows("deprivation", TENTHS, wanted, wanted)}


def fifths(codes: Iterable[str]) -> dict[str, int]:
    """The fifth of each small area, 1 the most deprived."""
    return {row["area"]: row["fifth"] for row in _rows("deprivation", FIFTHS, sorted(codes))}


def profiles(codes: Iterable[str]) -> Mapping[str, Mapping[str, float]]:
    """The profile of each area: value by measure."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for row in _rows("profiles", PROFILES, sorted(codes)):
        found[row["area"]][row["measure"]] = row["value"]
    return found


def _rows(table: str, sql: str, *given: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of the open data; none where the table is not held or nothing is asked for."""
    held = places.spine()
    if held is None or not held.has(table) or not given[0]:
        return []
    key = f"pages:{held.version}:{hashlib.sha256(repr((sql, given)).encode()).hexdigest()}"
    found: list[dict[str, Any]] | None = cache.get(key)
    if found is None:
        found = held.rows(sql, *given)
        cache.set(key, found, DAY)
    return found


def groups_in(area: Area, somebody: Somebody) -> QuerySet[Organisation]:
    """The groups in an area that somebody may see, by name; closed ones are left out."""
    open_ones = organisations.shown_to(somebody).filter(kind__in=COMMUNITY, closed_on__isnull=True)
    return open_ones.filter(_lies_in(area)).order_by("name", "id")


def _lies_in(area: Area) -> Q:
    field = FIELDS.get(AreaKind(area.kind))
    return Q(**{field: area.code}) if field else Q(lsoa__in=places.within(area.code))


def figures(kind: str, somebody: Somebody) -> list[AreaFigures]:
    """Every area of a kind with its profile and its groups, by name."""
    areas = list(places.areas(kind=kind))
    known = profiles(area.code for area in areas)
    counted = _counted(kind, somebody)
    return [AreaFigures(a.code, a.name, counted.get(a.code, 0), known.get(a.code, {})) for a in areas]


def _counted(kind: str, somebody: Somebody) -> dict[str, int]:
    field = FIELDS.get(AreaKind(kind))
    if field is None:
        return {}
    open_ones = organisations.shown_to(somebody).filter(kind__in=COMMUNITY, closed_on__isnull=True)
    rows = open_ones.exclude(**{field: ""}).order_by().values_list(field).annotate(count=Count("pk"))
    return dict(rows)


def kinds_held() -> set[str]:
    """The kinds of area that this place has."""
    return set(places.areas().order_by().values_list("kind", flat=True).distinct())


def sources_of(codes: Iterable[str]) -> list[str]:
    """Where the figures in the profiles of areas come from, each with its date, in words."""
    rows = _rows("profiles", SOURCES, sorted(codes))
    return [_said(places.source(row["source"]), row["date"]) for row in rows]


def _said(told: Sourced, on: date | None) -> str:
    publisher = f"{told.title}, {told.publisher}" if told.publisher else told.title
    return " · ".join(filter(None, (publisher, plain_date(on or told.date), told.licence)))


def figures_of(area: Area, whole: str) -> list[Figure]:
    """The figures that a page shows of an area, each beside that of the whole place."""
    rows = _rows("profiles", PROFILE, [area.code, whole])
    here = {row["measure"]: row for row in rows if row["area"] == area.code}
    beside = {row["measure"]: row["value"] for row in rows if row["area"] == whole != area.code}
    return [_figure(name, label, here[name], beside.get(name)) for name, label in FIGURES.items() if name in here]


def _figure(name: str, label: object, row: dict[str, Any], whole: float | None) -> Figure:
    told = places.source(row["source"])
    compared = []
    if whole is not None and name != "population":
        compared.append(_("%(amount)s in the whole place") % {"amount": amount(name, whole)})
    if row["rank"] and (row["out_of"] or 0) > 1 and row["value"] and name == "most_deprived_fifth":
        place = {"rank": f"{row['rank']:,}", "out_of": f"{row['out_of']:,}"}
        compared.append(_("place %(rank)s of %(out_of)s in the nation") % place)
    said = amount(name, row["value"])
    return Figure(name, str(label), said, " · ".join(compared), told.title, row["source_date"] or row["date"])
