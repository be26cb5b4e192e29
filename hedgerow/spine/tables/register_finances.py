"""Income and spending of each organisation for each year that is known."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from hedgerow.spine import columns
from hedgerow.spine.tables.base import Column, Table

HISTORY, LATEST, SAMPLE = "ccew_charity_annual_return_history", "ccew_charity", "ukcat_sample"


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    """One row a year; where several sources tell of one year the newest real one wins."""
    parts = [part(given[name]) for name, part in PARTS.items() if name in given]
    if not parts:
        return None
    everything = ibis.union(*parts, distinct=False) if len(parts) > 1 else parts[0]
    known = everything.filter(
        everything.year_end.notnull(), everything.income_pence.notnull() | everything.spending_pence.notnull()
    )
    best = ibis.row_number().over(
        group_by=[known.org_id, known.year_end],
        order_by=[known["sample"], known.source_date.desc(), known.preference, known.income_pence.desc()],
    )
    return known.mutate(place=best).filter(lambda t: t.place == 0)


def finances(
    raw: ir.Table,
    preference: int,
    org_id: ir.StringValue,
    end: ir.StringValue,
    income: ir.StringValue,
    spending: ir.StringValue,
) -> ir.Table:
    return raw.select(
        org_id=org_id,
        year_end=columns.day(end),
        income_pence=columns.pence(income),
        spending_pence=columns.pence(spending),
        sample=raw["sample"] if "sample" in raw.columns else ibis.literal(False),
        preference=ibis.literal(preference),
        source=raw.source,
        source_date=raw.source_date,
    )


def from_history(raw: ir.Table) -> ir.Table:
    org_id = columns.charity_id(raw.registered_charity_number)
    return finances(raw, 0, org_id, raw.fin_period_end_date, raw.total_gross_income, raw.total_gross_expenditure)


def from_latest(raw: ir.Table) -> ir.Table:
    own = raw.filter(raw.latest_acc_fin_period_end_date.notnull())
    org_id = columns.charity_id(own.registered_charity_number, own.linked_charity_number)
    return finances(own, 1, org_id, own.latest_acc_fin_period_end_date, own.latest_income, own.latest_expenditure)


def from_sample(raw: ir.Table) -> ir.Table:
    return finances(raw, 2, raw.org_id, raw.fye, raw.income, raw.spending)


PARTS = {HISTORY: from_history, LATEST: from_latest, SAMPLE: from_sample}

TABLE = Table(
    name="register_finances",
    title="Income and spending by year",
    columns=(
        Column("org_id", "string", "Identifier of the organisation."),
        Column("year_end", "date", "Last day of its financial year."),
        Column("income_pence", "int64", "Gross income of the year in pence."),
        Column("spending_pence", "int64", "Gross expenditure of the year in pence."),
    ),
    needs=tuple(PARTS),
    build=build,
    order=("org_id", "year_end"),
)
