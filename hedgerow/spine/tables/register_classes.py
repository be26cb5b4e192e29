"""What organisations do, for whom and how, in the codes of the schemes that classify them."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from hedgerow.spine import columns
from hedgerow.spine.tables.base import Column, Table
from hedgerow.standards.ccew import CLASSIFICATIONS


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    parts = []
    if "ccew_charity_classification" in given:
        parts.append(from_extract(given["ccew_charity_classification"]))
    parts += icnptso(given)
    if "ukcat_sample" in given and "ukcat" in given:
        parts.append(from_hand(given["ukcat_sample"], given["ukcat"]))
    return ibis.union(*parts, distinct=False) if len(parts) > 1 else parts[0] if parts else None


def from_extract(raw: ir.Table) -> ir.Table:
    """The register's own codes, with our wording of their titles."""
    known = columns.beside(raw, "ccew_classification_titles", titles())
    rows = raw.select(
        org_id=columns.charity_id(raw.registered_charity_number, raw.linked_charity_number),
        published=raw.classification_code,
        source=raw.source,
        source_date=raw.source_date,
    )
    joined = rows.join(known, rows.published == known.code)
    return joined.select("org_id", "scheme", "code", "title", "source", "source_date")


def titles() -> pa.Table:
    return pa.Table.from_pylist(
        [{"code": one.code, "scheme": one.scheme, "title": one.title} for one in CLASSIFICATIONS]
    )


def icnptso(given: Mapping[str, ir.Table]) -> list[ir.Table]:
    """One code for each charity: from the list of all, else from the sample coded by hand."""
    parts = []
    if "icnptso_codes" in given:
        raw = given["icnptso_codes"]
        parts.append(raw.select("org_id", "source", "source_date", code=raw.icnptso_code))
    if "ukcat_sample" in given:
        raw = given["ukcat_sample"].filter(given["ukcat_sample"].ICNPTSO.notnull())
        sample = raw.select("org_id", "source", "source_date", code=raw.ICNPTSO)
        parts.append(sample.anti_join(parts[0], "org_id") if parts else sample)
    if "icnptso" not in given:
        return [part.mutate(scheme=ibis.literal("icnptso"), title=ibis.null("string")).select(*ORDER) for part in parts]
    listed = given["icnptso"].select(listed=given["icnptso"].code, title=given["icnptso"].title)
    return [
        part.left_join(listed, part.code == listed.listed).mutate(scheme=ibis.literal("icnptso")).select(*ORDER)
        for part in parts
    ]


def from_hand(sample: ir.Table, ukcat: ir.Table) -> ir.Table:
    """Activity tags given by hand; those found by expressions are in the table `tags`."""
    tagged = sample.filter(sample.UKCAT.notnull())
    each = tagged.select("org_id", "source", "source_date", code=tagged.UKCAT.split(";").unnest())
    known = ukcat.select(known=ukcat.code, title=ukcat.tag)
    return each.join(known, each.code == known.known).mutate(scheme=ibis.literal("ukcat")).select(*ORDER)


ORDER = ("org_id", "scheme", "code", "title", "source", "source_date")

TABLE = Table(
    name="register_classes",
    title="Classification",
    columns=(
        Column("org_id", "string", "Identifier of the organisation."),
        Column(
            "scheme", "string", "ccew_what, ccew_who or ccew_how (the register's own), icnptso, or ukcat (by hand)."
        ),
        Column("code", "string", "The code in its scheme."),
        Column("title", "string", "What the code means."),
    ),
    needs=("ccew_charity_classification", "icnptso_codes", "icnptso", "ukcat_sample", "ukcat"),
    build=build,
    order=("org_id", "scheme", "code"),
)
