"""How many people live where: the ONS mid-year estimates by sex and single year of age, and totals for councils."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from hedgerow.spine.reading.bulk import Workbench, workbench
from hedgerow.spine.sources.base import OGL_3, OGL_3_URL, Found, Raw, Source

LONG = ("period", "area_code", "geography", "sex", "all_ages")
TOTAL_CODE = r"(ltla|utla|lad)\d\d_?(code|cd)"
AGE = re.compile(r"\d+\+?")


def is_by_age(found: Found) -> bool:
    return found.has(*LONG)


def is_totals(found: Found) -> bool:
    return bool(found.column(TOTAL_CODE)) and bool(found.column("total_population")) and len(found.columns) == 3


def recognise(found: Found) -> bool:
    return is_by_age(found) or is_totals(found)


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    by_age = [one for one in found if is_by_age(one)]
    totals = [one for one in found if is_totals(one)]
    raws = [read_by_age(by_age, into / "by_age.parquet")] if by_age else []
    return [*raws, *(read_totals(one, into / f"totals_{number}.parquet") for number, one in enumerate(totals))]


def read_by_age(found: Sequence[Found], target: Path) -> Raw:
    """One row an area, sex and age. An area that two files hold (all areas, and wards alone) counts once."""
    ages = ", ".join(f'"{name}"' for name in found[0].columns if AGE.fullmatch(name) or name == "all_ages")
    with workbench() as bench:
        bench.delimited("published", found, required=LONG)
        rows = bench.write(
            "SELECT DISTINCT period, area_code AS area, area_name AS name, lower(sex) AS sex, age, people"
            f" FROM (UNPIVOT published ON {ages} INTO NAME age VALUE people)",
            target,
        )
        day = last_day(bench, target)
    return Raw("population_by_age", target, rows, day)


def last_day(bench: Workbench, target: Path) -> date | None:
    found = bench.con.execute("SELECT max(try_cast(period AS DATE)) FROM read_parquet(?)", [str(target)]).fetchone()
    return found[0] if found else None


def read_totals(found: Found, target: Path) -> Raw:
    """Councils' totals; the year in the column's name (`ltla21_code`) is taken as that year's middle, 30 June."""
    code = found.column(TOTAL_CODE)
    year = re.search(r"\d\d", code)
    day = date(2000 + int(year[0]), 6, 30) if year else None
    with workbench() as bench:
        bench.delimited("published", [found])
        rows = bench.write(f'SELECT "{code}" AS area, total_population AS people FROM published', target)
    return Raw("population_totals", target, rows, day)


SOURCE = Source(
    name="population",
    title="Mid-year population estimates",
    publisher="Office for National Statistics",
    licence=OGL_3,
    licence_url=OGL_3_URL,
    address="https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates",
    cadence_days=365,
    recognise=recognise,
    read=read,
    by_hand="The ONS publishes these as workbooks; a table (CSV) with the columns period, area_code, geography, sex, all_ages"
    " and one for each year of age is read.",
)
