"""Writes docs/reference/spine-tables.md from what tables and sources say of themselves.

python -m hedgerow.spine.reference > docs/reference/spine-tables.md
"""

from __future__ import annotations

from collections.abc import Iterator

from hedgerow.spine.build import all_tables
from hedgerow.spine.raw import all_sources
from hedgerow.spine.sources.base import Source
from hedgerow.spine.tables.base import Table

OPENING = """# Tables of the spine

Written by `python -m hedgerow.spine.reference` from the code; a test fails when it is out of date. Every table is one
Parquet file of a build, read with `spine.rows("SELECT ...")`. How it is built: [the spine](../explanation/spine.md).
"""


def as_markdown() -> str:
    """The whole document."""
    tables = [line for table in all_tables() for line in of_table(table)]
    sources = [line for source in all_sources() for line in of_source(source)]
    return "\n".join([OPENING, *tables, "# Sources", "", *sources]).rstrip() + "\n"


def of_table(table: Table) -> Iterator[str]:
    yield f"## `{table.name}`"
    yield ""
    if table.title:
        yield f"{table.title}."
    if table.key:
        yield f"One row for each {', '.join(table.key)}."
    if table.title or table.key:
        yield ""
    yield "| column | type | meaning |"
    yield "|---|---|---|"
    for column in table.written:
        yield f"| `{column.name}` | {column.type} | {cell(column.meaning)} |"
    yield ""


def of_source(source: Source) -> Iterator[str]:
    yield f"## `{source.name}`: {source.title}"
    yield ""
    yield f"{source.publisher}. Licence: [{source.licence}]({source.licence_url}). From <{source.address}>."
    if source.personal:
        yield f"Left behind, because it may tell of a person: {', '.join(sorted(source.personal))}."
    yield ""


def cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    print(as_markdown(), end="")
