"""Reads of what registers, funders and councils publish of organisations."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.records import by_identifier
from hedgerow.organisations.types import GrantRow, RegisterFacts, RegisterHit, SpendRow
from hedgerow.places.queries import spine, spine_folder
from hedgerow.spine import search
from hedgerow.spine.store import Spine, SpineMissing

FACTS = (
    "SELECT org_id, name, register, status, registered_on, removed_on, postcode, activities, website, company_number, "
    "legal_form, income_pence, spending_pence, year_end, trustees, icnptso, source, source_date, sources "
    "FROM register WHERE org_id IN (SELECT unnest(?))"
)
LOCATED = """
    SELECT org_id FROM register
    WHERE register = 'charity' AND status = 'registered' AND source NOT LIKE '%sample'
      AND (authority = ? OR lsoa IN (SELECT unnest(?)))
    ORDER BY org_id
"""
GRANTS = """
    SELECT grant_id, title, funder_name, pence, award_date, programme, area, area_basis, source, match_basis
    FROM grants WHERE org_id IN (SELECT unnest(?)) ORDER BY award_date DESC NULLS LAST, grant_id
"""
SPEND = """
    SELECT paid_on, pence, purpose, service, authority, source, match_basis
    FROM spend WHERE org_id IN (SELECT unnest(?)) ORDER BY paid_on DESC NULLS LAST, pence DESC LIMIT 500
"""


def on_register(org_id: str) -> RegisterFacts | None:
    """What a register says of one identifier, or None where it is on none that is held."""
    return register_facts_of([org_id]).get(org_id)


def register_facts(organisation: Organisation) -> RegisterFacts | None:
    """What a register says of an organisation, by its main identifier first; None where it is on none."""
    ids = [row.org_id for row in organisation.identifiers.all()]
    found = register_facts_of(ids)
    return next((found[each] for each in ids if each in found), None)


def registered_here(area_code: str, lsoas: Iterable[str]) -> list[str]:
    """Identifiers of the registered charities whose registered postcode lies in a place, given its LSOAs.

    Only what comes from a register counts: a sample made for research is no register.
    """
    held = spine()
    if held is None or not held.has("register"):
        return []
    return [row["org_id"] for row in held.rows(LOCATED, area_code, list(lsoas))]


def register_facts_of(org_ids: Iterable[str]) -> dict[str, RegisterFacts]:
    """What registers say of many organisations, by identifier: one query for each table."""
    held, ids = spine(), list(org_ids)
    if held is None or not ids or not held.has("register"):
        return {}
    rows = held.rows(FACTS, ids)
    beside = {name: _grouped(held, name, columns, ids) for name, columns in BESIDE.items()}
    return {row["org_id"]: _facts(row, {name: found[row["org_id"]] for name, found in beside.items()}) for row in rows}


def incomes_of(org_ids: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Incomes of the years that registers know, in pence, the newest first, by identifier; as far as no year is missing."""
    held, ids = spine(), list(org_ids)
    if held is None or not ids or not held.has("register_finances"):
        return {}
    rows = _grouped(held, "register_finances", "year_end, income_pence", ids)
    return {org_id: _without_gaps(years) for org_id, years in rows.items()}


def _without_gaps(years: Iterable[tuple[Any, ...]]) -> tuple[int, ...]:
    by_year = {day.year: pence for day, pence in sorted(years, key=lambda year: year[0])}
    found: list[int] = []
    for ago in range(len(by_year)):
        pence = by_year.get(max(by_year) - ago)
        if pence is None:
            break
        found.append(pence)
    return tuple(found)


BESIDE = {
    "register_names": "name",
    "register_identifiers": "other_id",
    "register_areas": "area, area_name",
    "register_classes": "scheme, code, title",
    "register_finances": "year_end, income_pence, spending_pence",
}


def _grouped(held: Spine, table: str, columns: str, ids: Sequence[str]) -> Mapping[str, list[tuple[Any, ...]]]:
    """Rows of a table beside the register, by identifier, each as a tuple of the columns."""
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    if held.has(table):
        # Both names come from BESIDE, never from outside.
        select = f"SELECT org_id, {columns} FROM {table} WHERE org_id IN (SELECT unnest(?))"  # noqa: S608
        for row in held.rows(select, list(ids)):
            found[row["org_id"]].append(tuple(row.values())[1:])
    return found


def _facts(row: Mapping[str, Any], beside: Mapping[str, list[tuple[Any, ...]]]) -> RegisterFacts:
    texts = (
        "name",
        "register",
        "status",
        "postcode",
        "activities",
        "website",
        "company_number",
        "legal_form",
        "source",
    )
    values = {name: row[name] or "" for name in texts}
    years = sorted((year for year in beside["register_finances"] if year[0]), reverse=True, key=lambda year: year[0])
    icnptso = [("icnptso", row["icnptso"], "")] if row["icnptso"] else []
    return RegisterFacts(
        **{**row_without(row, (*texts, "icnptso", "sources")), **values},
        sources=_sources(row.get("sources")),
        other_names=_each(beside["register_names"], but=values["name"]),
        other_ids=_each(beside["register_identifiers"], but=row["org_id"]),
        areas=tuple(sorted({(code or "", name or "") for code, name in beside["register_areas"]})),
        classes=tuple(sorted({(s, c, t or "") for s, c, t in [*beside["register_classes"], *icnptso]})),
        finances=tuple((year[0], year[1], year[2]) for year in years),
    )


def row_without(row: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """A row without some of its columns."""
    return {name: value for name, value in row.items() if name not in set(names)}


def _each(rows: Iterable[tuple[Any, ...]], *, but: str) -> tuple[str, ...]:
    return tuple(sorted({row[0] for row in rows if row[0] and row[0] != but}))


def _sources(text: str | None) -> dict[str, tuple[str, date | None]]:
    """Source and date of each field that comes from elsewhere than the name."""
    told: dict[str, list[str]] = json.loads(text) if text else {}
    return {name: (source, date.fromisoformat(day) if day else None) for name, (source, day) in told.items()}


def _ids(organisation: Organisation) -> list[str]:
    return [row.org_id for row in organisation.identifiers.all()]


def grants_of(organisation: Organisation) -> list[GrantRow]:
    """Published grants to an organisation, the newest first."""
    held, ids = spine(), _ids(organisation)
    if held is None or not ids or not held.has("grants"):
        return []
    return [
        GrantRow(
            row["grant_id"], row["title"] or "", row["funder_name"] or "", row["pence"] or 0, row["award_date"],
            row["programme"] or "", row["area"] or "", row["area_basis"] or "", row["source"] or "", row["match_basis"] or "",
        )
        for row in held.rows(GRANTS, ids)
    ]  # fmt: skip


def spend_of(organisation: Organisation) -> list[SpendRow]:
    """Payments by councils to an organisation, the newest first, at most 500."""
    held, ids = spine(), _ids(organisation)
    if held is None or not ids or not held.has("spend"):
        return []
    return [
        SpendRow(
            row["paid_on"], row["pence"] or 0, row["purpose"] or "", row["service"] or "", row["authority"] or "",
            row["source"] or "", row["match_basis"] or "",
        )
        for row in held.rows(SPEND, ids)
    ]  # fmt: skip


def search_register(words: str, *, limit: int = 20, authority: str | None = None) -> list[RegisterHit]:
    """Organisations on registers by name or number, with our record of each, if there is one. Where no register is held,
    as of a nation whose register nobody brought, none is found."""
    if spine() is None or not words.strip():
        return []
    try:
        hits = search.find(spine_folder(), words, limit=limit, authority=authority)
    except SpineMissing:
        return []
    ours = by_identifier([hit.org_id for hit in hits])
    return [
        RegisterHit(
            hit.org_id, hit.name, hit.matched_name or "", hit.kind or "", hit.status or "", hit.postcode or "",
            hit.authority or "", hit.income, ours[hit.org_id].pk if hit.org_id in ours else None,
        )
        for hit in hits
    ]  # fmt: skip
