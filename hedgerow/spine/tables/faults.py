"""What is wrong in published files, cell by cell, so that a publisher can be told."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from hedgerow.spine.tables.base import Column, Table

RAWS = ("threesixty_faults",)


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    parts = [given[name] for name in RAWS if name in given]
    return ibis.union(*parts, distinct=False) if len(parts) > 1 else parts[0] if parts else None


TABLE = Table(
    name="faults",
    title="Faults in published files",
    columns=(
        Column("file", "string", "The file, and its place in a zip."),
        Column("row", "int64", "Row in a table as a spreadsheet shows it; in JSON the number of the item, from 1."),
        Column("column", "string", "The column or field as published; empty where the whole row is at fault."),
        Column("value", "string", "What stands there, at most 40 characters; empty where it may speak of a person."),
        Column("message", "string", "What is wrong with it."),
    ),
    needs=RAWS,
    build=build,
    order=("file", "row"),
)
