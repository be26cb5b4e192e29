"""Large files, straight to Parquet through DuckDB's own readers, as faithful text.

with workbench() as bench:
    bench.delimited("published", found, required=("lsoa21_code",))
    rows = bench.write("SELECT * FROM published", into / "lsoas.parquet")
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path

import duckdb

from hedgerow.spine.errors import InputError
from hedgerow.spine.reading import encoding, zips
from hedgerow.spine.reading.encoding import Through
from hedgerow.spine.reading.found import Found, delimiter_of

MEMORY = "1500MB"
LONGEST_ROW = 16 * 1024**2
# Left to itself DuckDB holds sixteen of the longest rows at once.
BUFFER = 2 * LONGEST_ROW
# A dictionary pays for codes and dates; looking for one in names and numbers takes a fifth of the time of writing.
# The second version's lengths and differences of numbers take less time and room than plain values.
PARQUET = "FORMAT parquet, COMPRESSION zstd, DICTIONARY_SIZE_LIMIT 1000, PARQUET_VERSION v2"


@dataclass(frozen=True)
class Layout:
    """How a delimited file is written. `names` are the columns of a file that has no header line.

    `delimiter` empty: whichever the first line has most of. `missing`: texts that stand for nothing. `ragged`: rows
    may be short (their last columns are then empty) and quotes may be careless.
    """

    delimiter: str = ""
    quote: str = '"'
    escape: str = '"'
    names: tuple[str, ...] = ()
    missing: tuple[str, ...] = ("",)
    ragged: bool = False


CSV = Layout()


@dataclass
class Workbench:
    """A DuckDB connection and a folder, both gone at the end, in which files become tables of text."""

    con: duckdb.DuckDBPyConnection
    folder: Path
    labels: dict[str, Found] = field(default_factory=dict)

    def delimited(
        self,
        name: str,
        found: Sequence[Found],
        layout: Layout = CSV,
        *,
        required: Sequence[str] = (),
        labelled: bool = False,
        through: Through | None = None,
    ) -> None:
        """A view `name` of delimited files put end to end by column name, every column text (empty is null).

        Rows keep the files' order; `labelled` adds a column `file` that names each row's file; the bytes of each go
        `through` what mends them. Raises InputError, naming the file, for a column in `required` that is not there, and
        for a file that cannot be read.
        """
        shapes: dict[tuple[object, ...], list[Found]] = {}
        for number, one in enumerate(found):
            columns = layout.names or unique(one.columns)
            check_columns(one, columns, required)
            delimiter = layout.delimiter or delimiter_of(first_line(one))
            shapes.setdefault((columns, delimiter, number if labelled else 0), []).append(one)
        parts = [
            self._read_csv(columns, delimiter, self.paths(files, through), layout, files[0].label if labelled else "")  # type: ignore[arg-type]
            for (columns, delimiter, _), files in shapes.items()
        ]
        self.view(name, " UNION ALL BY NAME ".join(parts))

    def json(self, name: str, found: Sequence[Found], columns: Sequence[str]) -> None:
        """A view `name` of JSON arrays of flat objects: the named fields as text, null where an object has none.

        A number becomes its shortest text: `1.50` is `1.5`.
        """
        types = ", ".join(f"{quoted(column)}: 'VARCHAR'" for column in columns)
        self.view(
            name,
            f"SELECT * FROM read_json({self.paths(found)}, format='array', columns={{{types}}},"
            f" maximum_object_size={LONGEST_ROW})",
        )

    def view(self, name: str, sql: str) -> None:
        with self.sentences():
            self.con.execute(f'CREATE OR REPLACE TEMP VIEW "{name}" AS {sql}')

    def write(self, sql: str, target: Path) -> int:
        """Writes what a query gives to Parquet and returns the number of rows."""
        with self.sentences():
            done = self.con.execute(f"COPY ({sql}) TO {quoted(str(target))} ({PARQUET})")
            return int((done.fetchone() or (0,))[0])

    def paths(self, found: Sequence[Found], through: Through | None = None) -> str:
        """The files as a list in SQL: as they lie, or a plain UTF-8 copy of what is zipped or otherwise encoded."""
        numbers = range(len(self.labels), len(self.labels) + len(found))
        with ThreadPoolExecutor(2) as pool:
            paths = list(pool.map(self.plain, found, numbers, repeat(through)))
        self.labels.update({str(path): one for path, one in zip(paths, found, strict=True)})
        return f"[{', '.join(quoted(str(path)) for path in paths)}]"

    def plain(self, found: Found, number: int, through: Through | None = None) -> Path:
        """A path to the file in plain UTF-8. Raises InputError when it cannot be read."""
        if not through and not found.member and encoding.is_plain_utf8(encoding.chunks_of(found.path)):
            return found.path
        target = self.folder / f"{number:05}{found.suffix}"
        encoding.write_as_utf8(lambda: chunks(found), target, through or iter)
        return target

    def _read_csv(self, columns: Sequence[str], delimiter: str, paths: str, layout: Layout, label: str) -> str:
        types = ", ".join(f"{quoted(column)}: 'VARCHAR'" for column in columns)
        missing = ", ".join(quoted(text) for text in layout.missing)
        labelled = f", {quoted(label)} AS file" if label else ""
        return (
            f"SELECT *{labelled} FROM read_csv({paths},"
            f" auto_detect=false, columns={{{types}}}, header={'false' if layout.names else 'true'},"
            f" delim={quoted(delimiter)}, quote={quoted(layout.quote)}, escape={quoted(layout.escape)},"
            f" nullstr=[{missing}], max_line_size={LONGEST_ROW}, buffer_size={BUFFER},"
            f" null_padding={str(layout.ragged).lower()}, strict_mode={str(not layout.ragged).lower()})"
        )

    @contextmanager
    def sentences(self) -> Iterator[None]:
        """Turns what DuckDB says of bad input into one sentence with file and row."""
        try:
            yield
        except duckdb.InterruptException as error:
            raise KeyboardInterrupt from error
        except duckdb.Error as error:
            raise self.sentence(str(error)) from error

    def sentence(self, text: str) -> InputError:
        label = next((found.label for path, found in self.labels.items() if path in text), "")
        row = re.search(r"Line: (\d+)", text)
        counts = re.search(r"Expected Number of Columns: (\d+) Found: (\d+)", text)
        if counts:
            message = f"the row has {counts[2]} columns where {counts[1]} are expected; the file may be cut short"
        elif "unterminated quote" in text.lower():
            message = "a quotation mark is opened and never closed; the file may be cut short"
        else:
            message = f"the file cannot be read ({text.splitlines()[0][:160]})"
        return InputError(message, file=label, row=int(row[1]) if row else None)


@contextmanager
def workbench(threads: int = 2) -> Iterator[Workbench]:
    """A workbench with a memory limit of 1.5 GB, which spills into its own folder beyond that."""
    with tempfile.TemporaryDirectory(prefix="hedgerow-") as folder, duckdb.connect() as con:
        con.execute(
            f"SET threads={threads}; SET memory_limit='{MEMORY}'; SET temp_directory={quoted(folder + '/spill')}"
        )
        yield Workbench(con, Path(folder))


def chunks(found: Found) -> Iterator[bytes]:
    return zips.chunks(found.path, found.member) if found.member else encoding.chunks_of(found.path)


def quoted(text: str) -> str:
    """A text literal in SQL."""
    return "'" + text.replace("'", "''") + "'"


def first_line(found: Found) -> str:
    return next(iter(found.head.splitlines()), "")


def unique(columns: Sequence[str]) -> tuple[str, ...]:
    """Names made distinct whatever their case: `Amount`, `amount` are `Amount`, `amount_2`; an empty one, `column_3`."""
    seen: dict[str, int] = {}
    names = []
    for number, column in enumerate(columns, start=1):
        name = column or f"column_{number}"
        seen[name.casefold()] = times = seen.get(name.casefold(), 0) + 1
        names.append(name if times == 1 else f"{name}_{times}")
    return tuple(names)


def check_columns(found: Found, columns: Sequence[str], required: Sequence[str]) -> None:
    """Raises InputError naming the first column that should be there and is not."""
    if not columns:
        raise InputError("the file is empty", file=found.label)
    held = {column.casefold() for column in columns}
    for name in required:
        if name.casefold() not in held:
            raise InputError(f"the column is missing; the file has {', '.join(columns[:8])}", found.label, None, name)
