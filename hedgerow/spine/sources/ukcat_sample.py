"""A sample of real charities with income, purposes and tags given by hand: what UK Charity Classification learnt from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hedgerow.spine.reading import typed
from hedgerow.spine.reading.bulk import workbench
from hedgerow.spine.sources.base import Found, Raw, Source

COLUMNS = (
    "org_id name postcode active date_registered activities objects income spending fye web company_number UKCAT ICNPTSO"
).split()

# It bears no date: it is as old as the last thing that it tells.
LAST = "SELECT max(greatest(try_cast(date_registered AS DATE), try_cast(fye AS DATE))) FROM published"


def recognise(found: Found) -> bool:
    return found.has(*COLUMNS)


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    target = into / "sample.parquet"
    with workbench() as bench:
        bench.delimited("published", found, required=COLUMNS)
        rows = bench.write(f"SELECT {', '.join(COLUMNS)} FROM published", target)
        last = bench.con.execute(LAST).fetchone()
    typed.check(target, found[0].label, dates=("date_registered", "fye"), money=("income", "spending"))
    return [Raw("ukcat_sample", target, rows, last[0] if last else None)]


SOURCE = Source(
    name="ukcat_sample",
    title="Charities tagged by hand, with their income",
    publisher="UK Charity Classification",
    licence="Creative Commons Attribution 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    address="https://charityclassification.org.uk/",
    cadence_days=3650,
    recognise=recognise,
    read=read,
)
