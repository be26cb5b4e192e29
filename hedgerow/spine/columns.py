"""Published text made comparable inside a table: dates, money, postcodes, identifiers. For Ibis, on any engine.

The same rules as `hedgerow.spine.identifiers`, for millions of rows; a test holds the two equal.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any, cast

import ibis
import ibis.expr.types as ir
import pyarrow as pa

MISSING = ("", "NA", "N/A", "NULL", "NONE")
POSTCODE = r"^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][ABD-HJLNP-UW-Z]{2}$"


def text(column: ir.StringValue) -> ir.StringValue:
    """Without blanks around; nothing, and a publisher's `NA`, is null."""
    return prose(column.strip())


def prose(column: ir.StringValue) -> ir.StringValue:
    """Like `text`, for long text: its blanks stay, since looking for them takes longer than all else."""
    beginning = column.substr(0, 5)
    word = beginning.strip().upper()
    # One comparison after another, only for short text; `isin` would have DuckDB join each column with the list.
    missing = reduce(or_, (word == nothing for nothing in MISSING))
    return ((beginning == column) & missing).ifelse(ibis.null("string"), column)


def day(column: ir.StringValue) -> ir.DateValue:
    """`2023-09-07 00:00:00.0000000` and `2024-09-10T00:00:00` to dates; what is none, to null."""
    return cast(ir.DateValue, column.substr(0, 10).try_cast("date"))


def pence(column: ir.StringValue) -> ir.IntegerValue:
    """Pounds as text to whole pence, half a penny away from nought."""
    return cast(ir.IntegerValue, (column.try_cast("decimal(18, 4)") * 100).round().cast("int64"))


def postcode(column: ir.StringValue) -> ir.StringValue:
    """`m154ab` to `M15 4AB`; what cannot be a postcode, to null."""
    plain = column.upper().re_replace("[^A-Z0-9]", "")
    spaced = plain.substr(0, plain.length() - 3) + ibis.literal(" ") + plain.right(3)
    return plain.re_search(POSTCODE).ifelse(spaced, ibis.null("string"))


def charity_id(number: ir.StringValue, linked: ir.StringValue | None = None) -> ir.StringValue:
    """The org-id of a number of the Charity Commission; a linked charity has its parent's number and its own."""
    parent = ibis.literal("GB-CHC-") + number.try_cast("int64").cast("string")
    if linked is None:
        return parent
    return linked.fill_null("0").isin(("0", "")).ifelse(parent, parent + ibis.literal("-") + linked)


def company_number(column: ir.StringValue) -> ir.StringValue:
    """Eight characters, `326093` as `00326093`; what is no company number, to null."""
    plain = column.upper().re_replace("[^A-Z0-9]", "")
    number = (plain.length() <= 8) & (plain.try_cast("int64") > 0)
    lettered = (plain.length() == 8) & plain.re_search("^[A-Z]{1,2}[0-9]{4,6}[A-Z]?$")
    return ibis.cases((number, plain.lpad(8, "0")), (lettered, plain), else_=ibis.null("string"))


def ymd(column: ir.DateValue) -> ir.IntegerValue:
    """A date as a number that sorts; 0 where there is none."""
    whole = column.year() * 10_000 + column.month() * 100 + column.day()
    return cast(ir.IntegerValue, whole.fill_null(0).cast("int64"))


def beside(table: ir.Table, name: str, rows: pa.Table) -> ir.Table:
    """Rows made in Python as a table in the engine where `table` lives.

    Ibis takes rows to Spark by way of pandas, in which a text that is not there becomes a number that is none; Spark
    itself takes them as they are.
    """
    backend: Any = table.get_backend()
    if backend.name == "pyspark":
        backend._session.createDataFrame(rows).createOrReplaceTempView(name)
        return cast(ir.Table, backend.table(name))
    return cast(ir.Table, backend.create_view(name, ibis.memtable(rows), overwrite=True))
