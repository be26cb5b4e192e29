"""How deprived each small area of England is, in each edition of the Indices."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from hedgerow.spine.tables.base import Column, Table

# The small areas ranked in each edition (Statistical Releases of 26 September 2019 and 30 October 2025).
OUT_OF = {2019: 32_844, 2025: 33_755}
DOMAINS = {
    "income": "people on low income",
    "employment": "people of working age shut out of work",
    "education": "lack of attainment and skills",
    "health": "early death, illness and disability",
    "crime": "risk of being a victim of crime",
    "housing": "barriers to housing and services",
    "environment": "the quality of the living environment",
}


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    parts = [edition(given[f"deprivation_{year}"], year) for year in OUT_OF if f"deprivation_{year}" in given]
    return ibis.union(*parts, distinct=False) if len(parts) > 1 else next(iter(parts), None)


def edition(raw: ir.Table, year: int) -> ir.Table:
    return raw.select(
        area=raw.area,
        edition=ibis.literal(year, "int32"),
        rank=whole(raw, "imd_rank"),
        decile=whole(raw, "imd_decile"),
        fifth=((whole(raw, "imd_decile") + 1) / 2).floor().cast("int32"),
        out_of=ibis.literal(OUT_OF[year], "int32"),
        score=number(raw, "imd_score"),
        **{f"{domain}_{measure}": whole(raw, f"{domain}_{measure}") for domain in DOMAINS for measure in RANKED},
        source=raw.source,
        source_date=raw.source_date,
    )


RANKED = ("rank", "decile")


def number(raw: ir.Table, name: str) -> ir.FloatingValue:
    return raw[name].cast("float64") if name in raw.columns else ibis.null("float64")


def whole(raw: ir.Table, name: str) -> ir.IntegerValue:
    """Published as `9.0` by some."""
    return number(raw, name).cast("int32")


def domain_columns() -> tuple[Column, ...]:
    return tuple(
        column
        for domain, meaning in DOMAINS.items()
        for column in (
            Column(f"{domain}_rank", "int32", f"Rank for {meaning}; 1 is the most deprived."),
            Column(f"{domain}_decile", "int32", f"Tenth for {meaning}; 1 is the most deprived."),
        )
    )


TABLE = Table(
    name="deprivation",
    title="Deprivation",
    columns=(
        Column("area", "string", "Small area: LSOA 2011 in the edition of 2019, LSOA 2021 in that of 2025."),
        Column(
            "edition", "int32", "Year of the Indices: 2019 or 2025. Ranks of two editions are not to be subtracted."
        ),
        Column("rank", "int32", "Rank in the Index of Multiple Deprivation; 1 is the most deprived in England."),
        Column("decile", "int32", "Tenth, 1 to 10; 1 is the most deprived tenth."),
        Column("fifth", "int32", "Fifth, 1 to 5, two tenths each; 1 is the most deprived fifth."),
        Column("out_of", "int32", "How many small areas England has in that edition."),
        Column("score", "float64", "Score in the Index of Multiple Deprivation; empty where the file has none."),
        *domain_columns(),
    ),
    needs=("deprivation_2019", "deprivation_2025"),
    build=build,
    key=("edition", "area"),
)
