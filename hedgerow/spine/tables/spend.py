"""What councils paid, with the organisations on a register that they paid it to."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from hedgerow.spine import columns, linking, matching
from hedgerow.spine.tables.base import Column, Table
from hedgerow.standards.ccew import area_key

RAW = "council_spend"
CODE = r"[EWSN]\d{8}"


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    if RAW not in given:
        return None
    raw = given[RAW]
    payers = columns.beside(raw, "spend_payers", payers_of(raw, given.get("areas")))
    joined = raw.left_join(payers, [raw.authority_name == payers.payer])
    found = columns.beside(raw, "spend_suppliers", suppliers_of(joined, given))
    matched = joined.left_join(found, [joined.supplier == found.known, joined.authority == found.known_in])
    return matched.select(
        authority=matched.authority,
        paid_on=columns.day(matched.paid_on),
        supplier=matched.supplier,
        org_id=matched.org_id,
        match_basis=matched.match_basis,
        pence=columns.pence(matched.amount),
        purpose=matched.purpose,
        service=ibis.coalesce(matched.category, matched.service),
        source=matched.source,
        source_date=matched.source_date,
    )


def payers_of(raw: ir.Table, areas: ir.Table | None) -> pa.Table:
    """The code of each council that paid, by its name (`Trafford Council`)."""
    names = [
        name for name in raw.select("authority_name").distinct().to_pyarrow()["authority_name"].to_pylist() if name
    ]
    held: dict[str, str] = {}
    if areas is not None:
        kept = areas.filter(areas.kind.isin(("authority", "county")), areas.end_date.isnull()).select(
            "code", "name", "kind"
        )
        rows = sorted(kept.to_pyarrow().to_pylist(), key=lambda row: (row["kind"], row["code"]), reverse=True)
        held = {area_key(row["name"]): row["code"] for row in rows if row["name"]}
    codes = [held.get(area_key(name)) for name in names]
    return pa.table({"payer": pa.array(names, pa.string()), "authority": pa.array(codes, pa.string())})


def suppliers_of(paid: ir.Table, given: Mapping[str, ir.Table]) -> pa.Table:
    """Each supplier of each council on the register, by name."""
    index = linking.index(given)
    each = paid.filter(paid.supplier.notnull()).select("supplier", "authority").distinct().to_pyarrow().to_pylist()
    rows = []
    for row in each:
        match = index.find(matching.Asked(name=row["supplier"], place=row["authority"]))
        if match:
            rows.append((row["supplier"], row["authority"], match.org_id, match.basis))
    names = ("known", "known_in", "org_id", "match_basis")
    return pa.table({name: pa.array([row[place] for row in rows], pa.string()) for place, name in enumerate(names)})


TABLE = Table(
    name="spend",
    title="Council payments",
    columns=(
        Column("authority", "string", "Code of the council that paid."),
        Column("paid_on", "date", "Day of the payment."),
        Column("supplier", "string", "Name of the supplier, cut as published; empty where it is or may be a person's."),
        Column("org_id", "string", "The supplier on a register, where its name is one organisation's."),
        Column("match_basis", "string", "name, where it was found there."),
        Column("pence", "int64", "Amount paid; less than nought for money that came back."),
        Column("purpose", "string", "What it was paid for; empty where the supplier is."),
        Column("service", "string", "Category of the purchase, or the unit that paid."),
    ),
    needs=(RAW, *linking.NEEDS, "areas"),
    build=build,
    order=("authority", "paid_on"),
)
