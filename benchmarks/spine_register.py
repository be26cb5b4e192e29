"""How long a full register takes: from the official zips to a spine with its search index, beside DuckDB's own floor.

    python -m benchmarks.spine_register [--charities 400000] [--folder DIR] [--data ../shared/data] [--out FILE]

The floor is what DuckDB alone needs to read the same files into Parquet: unzip, read as text, write. Each measure runs
in a process of its own and is written as one JSON line with its seconds and the most memory that the process held.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb

from benchmarks import synthetic_register


def floor(work: Path, data: Path) -> None:
    """Unzips and reads the register's files into Parquet, every column as text, and does nothing else."""
    out = work / "floor"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    with duckdb.connect() as con:
        con.execute("SET threads=2; SET memory_limit='2GB'")
        for path in sorted((work / "register").glob("*.zip")):
            with zipfile.ZipFile(path) as archive:
                text = archive.extract(archive.namelist()[0], out)
            options = (
                "delim='\t', quote='', escape='', header=true, all_varchar=true, null_padding=true, strict_mode=false"
            )
            con.execute(f"COPY (FROM read_csv('{text}', {options})) TO '{out / path.stem}.parquet' (COMPRESSION zstd)")
            Path(text).unlink()


def build(work: Path, data: Path) -> None:
    """The whole spine: read, tables, search index, swap."""
    from hedgerow.spine import build as building

    began = time.perf_counter()
    say = lambda step: print(f"  {time.perf_counter() - began:6.1f} {step}", file=sys.stderr)  # noqa: E731
    building.build(data=work / "register", spine=work / "spine", progress=say)


def tags(work: Path, data: Path) -> None:
    """Activity tags of every charity, from nothing."""
    tagged(work, data, "tags.parquet", before=None)


def tags_again(work: Path, data: Path) -> None:
    """Activity tags where one text in fifty changed."""
    con = duckdb.connect()
    con.execute(f"""COPY (SELECT * FROM read_parquet('{work}/tags.parquet') WHERE hash(org_id) % 50 <> 0)
        TO '{work}/tags_before.parquet'""")
    tagged(work, data, "tags_again.parquet", before=work / "tags_before.parquet")


def tagged(work: Path, data: Path, name: str, before: Path | None) -> None:
    import ibis

    from hedgerow.spine.tables import tags as table

    backend = ibis.duckdb.connect(memory_limit="1800MB", threads=2)
    held = work / "spine" / "builds" / (work / "spine" / "current").read_text().strip() / "register.parquet"
    backend.raw_sql(f"""CREATE VIEW ukcat AS SELECT "Code" AS code, tag, "Regular expression" AS pattern,
        "Exclude regular expression" AS exclude, 'ukcat' AS source, NULL::DATE AS source_date
        FROM read_csv('{data}/classification/ukcat.csv', all_varchar=true)""")
    given = {"register": backend.read_parquet(held), "ukcat": backend.table("ukcat")}
    if before:
        given[table.BEFORE] = backend.read_parquet(before)
    made = table.build(given)
    assert made is not None
    backend.raw_sql(f"COPY ({ibis.to_sql(made, dialect='duckdb')}) TO '{work / name}' (COMPRESSION zstd)")


STEPS: dict[str, Callable[[Path, Path], None]] = {
    "floor": floor,
    "build": build,
    "build_again": build,
    "tags": tags,
    "tags_again": tags_again,
}


def measured(step: str, work: Path, data: Path) -> dict[str, object]:
    """Runs one step in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.spine_register",
        "--step",
        step,
        "--folder",
        str(work),
        "--data",
        str(data),
    ]
    began = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"the step {step} failed")
    return {
        "step": step,
        "seconds": round(time.perf_counter() - began, 2),
        "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 2),
        "most_mb": round(usage.ru_maxrss / 1024),
    }


def change_one(folder: Path, charities: int) -> None:
    """One more name, so that the register is another and has to be imported again."""
    path = folder / "publicextract.charity_other_names.zip"
    with zipfile.ZipFile(path) as archive:
        name = archive.namelist()[0]
        text = archive.read(name)
    line = f"{synthetic_register.DAY}\t200000\t200000\t0\t{charities + 1}\tWorking name\tONE MORE NAME\r\n"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        archive.writestr(name, text + line.encode())


def machine() -> dict[str, object]:
    return {
        "cpus": os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3),
        "python": platform.python_version(),
        "duckdb": duckdb.__version__,
        "load": os.getloadavg()[0],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--charities", type=int, default=400_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "hedgerow-register")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--step", choices=STEPS)
    given = parser.parse_args()
    if given.step:
        STEPS[given.step](given.folder, given.data)
        return
    register = given.folder / "register"
    if not register.is_dir():
        register.mkdir(parents=True)
        rows = synthetic_register.write(
            register, charities=given.charities, sample=given.data / "classification" / "sample.csv"
        )
        tell({"step": "made", "rows": rows}, given.out)
    shutil.rmtree(given.folder / "spine", ignore_errors=True)
    steps = [step for step in STEPS if "tags" not in step or (given.data / "classification" / "ukcat.csv").is_file()]
    for step in steps:
        if step == "build_again":
            change_one(register, given.charities)
        tell(
            {
                "benchmark": "spine_register",
                "charities": given.charities,
                **measured(step, given.folder, given.data),
                **machine(),
            },
            given.out,
        )


def tell(result: dict[str, object], out: Path | None) -> None:
    line = json.dumps(result)
    print(line, flush=True)
    if out:
        with out.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


if __name__ == "__main__":
    main()
