"""Runs the benchmarks one after another, each in a process of its own: `make bench`, or

    python -m benchmarks [NAME ...] [--list] [options of theirs]

Results are appended to benchmarks/results/NAME.jsonl, a line each, with the machine's description and how busy it was.
Each benchmark has options of its own: `python -m benchmarks.NAME --help`. What is missing is said, and the rest is run.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.telling import RESULTS

DATA = Path("../shared/data")


@dataclass(frozen=True)
class Benchmark:
    """What a benchmark measures; `needs` is a folder without which it cannot."""

    name: str
    about: str
    needs: Path | None = None


ALL = (
    Benchmark("spine_register", "a register of 400,000 charities to a queryable spine, beside DuckDB's floor", DATA),
    Benchmark("search", "two or three words in that register: how quick, and whether it finds", DATA),
    Benchmark("open_place", "Trafford from cold, and again", DATA),
    Benchmark("recording", "eight people recording work at one moment on SQLite"),
    Benchmark("people_search", "finding somebody among 100,000 contacts"),
    Benchmark("volunteer_search", "a volunteer role among 5,000, by what, when and how far"),
    Benchmark("stv", "10,000 ballots, all different, counted by the single transferable vote"),
    Benchmark("evidence", "readings of 1,000,000 entries by each dimension"),
    Benchmark("people_duplicates", "who is in twice among 100,000 contacts"),
    Benchmark("people_import", "50,000 people from a file: dry run, import, undo"),
    Benchmark("matching", "one group against 2,000 funds, and 5,000 groups against them all"),
    Benchmark("notices", "10,000 notices of contracts held against 5,000 groups"),
    Benchmark("funders", "100,000 grants loaded, and their funders profiled"),
    Benchmark("flows", "the money map of 100,000 grants in a place with 20,000 groups"),
    Benchmark("oruk", "a page of Open Referral UK over 5,000 services"),
    Benchmark("report", "the report of a quarter with its PDF, of 1,000,000 entries"),
    Benchmark("pages", "every page with 20,000 groups and 1,000,000 entries, and its queries"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = [one.name for one in ALL]
    parser.add_argument("only", nargs="*", metavar="NAME", help=f"which: {', '.join(names)} (all)")
    parser.add_argument("--list", action="store_true", help="say what there is, and run nothing")
    given, theirs = parser.parse_known_args()
    if unknown := set(given.only) - set(names):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    chosen = [one for one in ALL if one.name in (given.only or names)]
    if given.list:
        print("\n".join(f"{one.name:16} {one.about}" for one in chosen))
        return
    sys.exit(max(run(one, theirs) for one in chosen))


def run(one: Benchmark, theirs: list[str]) -> int:
    """Run one; its exit code, 0 where what it needs is not here."""
    print(f"\n{one.name}: {one.about} (load {os.getloadavg()[0]:.1f})", flush=True)
    if one.needs and not one.needs.is_dir():
        print(f"  left out: needs {one.needs}")
        return 0
    RESULTS.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", f"benchmarks.{one.name}", "--out", str(RESULTS / f"{one.name}.jsonl"), *theirs]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    main()
