"""The matching index, made from the built tables: what the tables `grants` and `spend` share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import ibis.expr.types as ir

from hedgerow.spine import matching

NEEDS = ("register", "register_names", "register_areas", "register_identifiers")


def index(given: Mapping[str, ir.Table]) -> matching.Index:
    """Every organisation on a register, with its other names and identifiers and its places."""
    if "register" not in given:
        return matching.Index()
    register = given["register"].select("org_id", "name", "status", "postcode", "authority").to_pyarrow().to_pylist()
    return matching.index_of(
        register,
        places(given),
        pairs(given, "register_names", "org_id", "name"),
        pairs(given, "register_identifiers", "org_id", "other_id"),
    )


def places(given: Mapping[str, ir.Table]) -> dict[str, frozenset[str]]:
    held: defaultdict[str, set[str]] = defaultdict(set)
    for org_id, area in pairs(given, "register_areas", "org_id", "area"):
        held[org_id].add(area)
    return {org_id: frozenset(areas) for org_id, areas in held.items()}


def pairs(given: Mapping[str, ir.Table], table: str, one: str, other: str) -> Iterator[tuple[str, str]]:
    """Pairs of two columns without nulls, in a fixed order."""
    if table not in given:
        return
    rows = given[table].select(one, other)
    rows = rows.filter(rows[other].notnull()).order_by([rows[one], rows[other]]).to_pyarrow()
    yield from zip(rows[one].to_pylist(), rows[other].to_pylist(), strict=True)
