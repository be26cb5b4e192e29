"""How a table is laid down, whatever made it."""

from __future__ import annotations

import ibis.expr.types as ir

from hedgerow.spine.tables.base import Table


def shaped(table: Table, expression: ir.Table) -> ir.Table:
    """The declared columns, in their order and types, sorted for look-ups."""
    columns = {column.name: expression[column.name].cast(column.type) for column in table.written}
    chosen = expression.select(**columns)
    order = table.order or table.key
    return chosen.order_by([chosen[name].asc(nulls_first=False) for name in order]) if order else chosen
