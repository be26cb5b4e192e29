"""Identifiers that belong to one organisation: a charity that is a company, a mutual at Companies House."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from hedgerow.spine.tables.base import Column, Table


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    """Every register is asked; the mutuals' own number is the organisation, what Companies House gives it another."""
    if "register" not in given:
        return None
    register = given["register"]
    companies = register.filter(register.company_number.notnull())
    parts = [
        companies.select(
            org_id=companies.org_id,
            other_id=ibis.literal("GB-COH-") + companies.company_number,
            source=companies.source,
            source_date=companies.source_date,
        )
    ]
    if "mutuals" in given:
        raw = given["mutuals"].filter(given["mutuals"].company_id.notnull())
        parts.append(raw.select("source", "source_date", org_id=raw.mutual_id, other_id=raw.company_id))
    everything = ibis.union(*[part.select(*ORDER) for part in parts], distinct=False) if len(parts) > 1 else parts[0]
    return everything.group_by("org_id", "other_id").agg(
        source=everything.source.min(), source_date=everything.source_date.max()
    )


ORDER = ("org_id", "other_id", "source", "source_date")

TABLE = Table(
    name="register_identifiers",
    title="Other identifiers",
    columns=(
        Column("org_id", "string", "Identifier of the organisation."),
        Column("other_id", "string", "Another identifier of the same organisation, an org-id too."),
    ),
    needs=("register", "mutuals"),
    build=build,
    key=("org_id", "other_id"),
)
