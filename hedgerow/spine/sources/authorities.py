"""UK local authorities: now and before, what replaced them, and reorganisations already decided (mySociety)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hedgerow.spine.fetching.files import Files
from hedgerow.spine.reading.bulk import workbench
from hedgerow.spine.sources.base import Found, Raw, Source

ADDRESS = "https://pages.mysociety.org/uk_local_authority_names_and_codes/data/uk_la_future/latest/uk_local_authorities_future.csv"
COLUMNS = {
    "local-authority-code": "local_code",
    "official-name": "official_name",
    "nice-name": "name",
    "gss-code": "code",
    "start-date": "start_date",
    "end-date": "end_date",
    "replaced-by": "replaced_by",
    "nation": "nation",
    "region": "region",
    "local-authority-type": "type",
    "county-la": "county",
    "combined-authority": "combined",
    "pop-2020": "population_2020",
    "lat": "lat",
    "long": "lon",
}
# Codes that the same council had before; not in every edition.
FORMER = "former-gss-codes"


def recognise(found: Found) -> bool:
    return found.has("local-authority-code", "gss-code", "replaced-by", "nice-name")


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    """The file of the future where it is there: it holds all that the current one does, and what will end it."""
    chosen = max(found, key=lambda one: ("future" in one.name, one.name))
    columns = ", ".join(f'"{held}" AS {ours}' for held, ours in COLUMNS.items())
    former = f'"{FORMER}"' if chosen.has(FORMER) else "NULL::VARCHAR"
    with workbench() as bench:
        bench.delimited("published", [chosen], required=tuple(COLUMNS))
        rows = bench.write(f"SELECT {columns}, {former} AS former_codes FROM published", into / "authorities.parquet")
    return [Raw("authority_list", into / "authorities.parquet", rows, chosen.date)]


SOURCE = Source(
    name="authorities",
    title="UK local authorities, current and after reorganisation",
    publisher="mySociety",
    licence="Creative Commons Attribution 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    address="https://pages.mysociety.org/uk_local_authority_names_and_codes/",
    cadence_days=180,
    recognise=recognise,
    read=read,
    fetch=Files({"uk_local_authorities_future.csv": ADDRESS}),
)
