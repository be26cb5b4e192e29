"""How long the report of a quarter takes: made from the record, as PDF, as spreadsheet and as JSON; never cached.

    python -m benchmarks.report [--rounds 5] [--groups 20000] [--entries 1000000] [--folder DIR] [--out FILE]

The place is made first where it is not there: see `big_place`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks import big_place
from benchmarks.evidence import timed
from benchmarks.telling import RESULTS, tell
from benchmarks.telling import machine as here

TARGET = 10_000  # milliseconds, with the PDF


def parts() -> Iterator[tuple[str, Callable[[], object]]]:
    """What is measured: the whole with its PDF, and each part of it by itself."""
    from django.core.cache import cache

    from hedgerow.evidence.presenters import report_files as files
    from hedgerow.evidence.queries import indicators, reports
    from hedgerow.evidence.rules.reports import code_of, three
    from hedgerow.kernel import clock

    quarter = clock.quarter(clock.today())
    asked = reports.asked(code_of(quarter), "board")

    def anew(run: Callable[[], object]) -> object:
        cache.clear()
        return run()

    made = reports.make(asked)
    yield "report with its PDF", partial(anew, lambda: files.pdf(reports.make(asked)))
    yield "report", partial(anew, lambda: reports.make(asked))
    yield "indicators of three quarters", partial(anew, lambda: indicators.values(three(quarter, clock.today())))
    yield "PDF", partial(files.pdf, made)
    yield "spreadsheet", partial(files.xlsx, made)
    yield "JSON", partial(files.as_json, made)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    big_place.options(parser)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=RESULTS / "report.jsonl")
    given = parser.parse_args()
    with big_place.pretended(big_place.opened(given)):
        for what, run in parts():
            found = {"what": what, **timed(run, given.rounds), "target_ms": TARGET}
            size = {"groups": given.groups, "entries": given.entries}
            tell({"benchmark": "report", **found, **size, **here()}, given.out)


if __name__ == "__main__":
    main()
