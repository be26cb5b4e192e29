"""The search index: written with the tables of a build, inside it, and read-only from then on."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import tantivy

from hedgerow.spine.names import fold_sql
from hedgerow.spine.reading.bulk import quoted

FOLDER = "search"
SHOWN = "shown.arrow"
SHOWN_SCHEMA = pa.schema([("shown", pa.large_string())])
HEAP = 192 * 1024**2
BATCH = 20_000


def schema() -> Any:
    """Fields of the index. `row` leads to what a hit shows; `weight` multiplies a score by log2(2 + weight): 1 for removed
    organisations, more for larger ones."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("names", stored=False, tokenizer_name="whitespace", index_option="freq")
    for name in ("start", "ids", "areas", "authority"):
        builder.add_text_field(name, stored=False, tokenizer_name="whitespace", index_option="basic")
    builder.add_integer_field("row", fast=True)
    builder.add_float_field("weight", fast=True)
    return builder.build()


def write_index(folder: Path) -> int:
    """Makes the index of the tables in `folder` as `folder/search`; returns the number of organisations."""
    target = folder / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    index = tantivy.Index(schema(), path=str(target))
    # One thread writes one segment, which is searched faster than two.
    writer = index.writer(heap_size=HEAP, num_threads=1)
    count = 0
    with duckdb.connect() as con:
        # One thread: the index has its own, and a second one of DuckDB's would mostly wait, busily, for the first.
        con.execute(f"SET threads=1; SET memory_limit='1GB'; SET temp_directory={quoted(str(folder / 'spill'))}")
        reader = con.execute(documents_sql(folder)).to_arrow_reader(BATCH)
        with pa.OSFile(str(target / SHOWN), "wb") as file, pa.ipc.new_file(file, SHOWN_SCHEMA) as out:
            for batch in ahead(reader):
                for document in batch["document"].to_pylist():
                    writer.add_json(document)
                out.write_batch(pa.record_batch([batch["shown"].cast(pa.large_string())], schema=SHOWN_SCHEMA))
                count += batch.num_rows
    writer.commit()
    writer.wait_merging_threads()
    return count


def ahead(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The same batches, each made while the one before is worked on."""
    each = iter(batches)
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(next, each, None)
        while (batch := coming.result()) is not None:
            coming = pool.submit(next, each, None)
            yield batch


def documents_sql(folder: Path) -> str:
    """For each organisation a JSON document in the fields of `schema`, and one of what a hit shows. The rows come in the
    order that `row` counts them."""
    number = "lower(regexp_replace(r.org_id, '^GB-[A-Z]+-', ''))"
    return f"""
        WITH spoken AS ({names_sql(folder)}), areas AS ({areas_sql(folder)})
        SELECT to_json(struct_pack(
            "row" := row_number() OVER () - 1,
            names := concat_ws(' ', r.folded, s.folded),
            start := concat_ws(' ', {start_sql("r.folded")}, s.start),
            ids := concat_ws(' ', ltrim({number}, '0'), ltrim(lower(r.company_number), '0')),
            areas := coalesce(a.areas, ''),
            authority := coalesce(r.authority, ''),
            weight := CASE WHEN r.status = 'removed' THEN 0.0
                ELSE 1.0 + least(1.0, ln(1 + greatest(coalesce(r.income_pence, 0), 0) / 100) / 20) END
        ))::VARCHAR AS document,
        to_json(struct_pack(org_id := r.org_id, names := list_prepend(r.name, s.names), kind := r.register,
            status := r.status, postcode := r.postcode, authority := r.authority, income := r.income_pence
        ))::VARCHAR AS shown
        FROM (SELECT *, {fold_sql("name")} AS folded FROM {table(folder, "register")}) r
        LEFT JOIN spoken s ON s.org_id = r.org_id LEFT JOIN areas a ON a.org_id = r.org_id
    """


def start_sql(folded: str) -> str:
    """`start_of` in DuckDB's SQL."""
    rest = f"CASE WHEN starts_with({folded}, 'the ') THEN substr({folded}, 5) ELSE {folded} END"
    first = f"split_part({rest}, ' ', 1)"
    return f"concat({first}, ' ', {first}, ':', 1 + length({rest}) - length(replace({rest}, ' ', '')))"


def names_sql(folder: Path) -> str:
    """The names of each organisation beside its main one: as they are, folded, and their starts."""
    if not (folder / "register_names.parquet").is_file():
        return "SELECT '' AS org_id, []::VARCHAR[] AS names, '' AS folded, '' AS start WHERE false"
    return f"""SELECT org_id, list(name) AS names, string_agg(folded, ' ') AS folded,
            string_agg({start_sql("folded")}, ' ') AS start
        FROM (SELECT *, {fold_sql("name")} AS folded FROM {table(folder, "register_names")}) GROUP BY org_id"""


def areas_sql(folder: Path) -> str:
    """The codes of the areas each organisation names, one after another."""
    if not (folder / "register_areas.parquet").is_file():
        return "SELECT '' AS org_id, '' AS areas WHERE false"
    return f"""SELECT org_id, string_agg(area, ' ') AS areas FROM {table(folder, "register_areas")}
        WHERE area IS NOT NULL GROUP BY org_id"""


def table(folder: Path, name: str) -> str:
    """A table of the build that is being made, as SQL can read it."""
    return f"read_parquet({quoted(str(folder / f'{name}.parquet'))})"
