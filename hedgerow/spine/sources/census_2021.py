"""Census 2021 topic summaries by small area: the official tables from Nomis, and the long files of a data lab.

An official file (`census2021-ts054-lsoa.csv`) has a column for each category, with totals and sub-totals between them;
a long file (`2021_household_tenure_lsoa_trafford.csv`) has a row. Both become one row for each area, topic and category,
without totals. Counts were changed a little by the ONS so that nobody can be told from them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from hedgerow.spine.fetching.files import Files
from hedgerow.spine.reading.bulk import Workbench, quoted, workbench
from hedgerow.spine.sources.base import OGL_3, OGL_3_URL, Found, Raw, Source

ADDRESS = "https://www.nomisweb.co.uk/output/census/2021/census2021-{table}.zip"
CENSUS_DAY = date(2021, 3, 21)
LONG = ("area_code", "geography", "period", "indicator", "measure", "unit", "value")
LONG_NAME = re.compile(r"2021_(.+?)_(?:oa|lsoa|msoa|ward)(?:_.*)?\.csv")
OFFICIAL = re.compile(r"census2021-(ts\d+[a-z]?)-lsoa\.csv")
TOTAL = re.compile(r"[^:]*: (Total\b|All (persons|usual residents|households)\b)")
# Our names of the topics that pages show: the official table and what a data lab calls it.
TOPICS = {
    "age": ("ts007a", "population_by_5_year_age_bands"),
    "sex": ("ts008", "population_by_sex"),
    "ethnic_group": ("ts021", "population_ethnic_group"),
    "english": ("ts029", "population_english_proficiency"),
    "religion": ("ts030", "population_religion"),
    "health": ("ts037", "general_health"),
    "disability": ("ts038", "disability"),
    "unpaid_care": ("ts039", "unpaid_care"),
    "cars": ("ts045", "car_van_availability"),
    "tenure": ("ts054", "household_tenure"),
    "household": ("ts003", "household_composition"),
}
NAMED = {published: topic for topic, names in TOPICS.items() for published in names}
OF_HOUSEHOLDS = frozenset({"cars", "tenure", "household"})
# No counts, a topic held more finely elsewhere, and one whose categories overlap.
PASSED_BY = frozenset({"population_density", "population_by_sex_and_age", "population_national_identity_uk_focus"})


def is_long(found: Found) -> bool:
    return bool(LONG_NAME.fullmatch(found.name)) and found.has(*LONG) and CENSUS_DAY.isoformat() in found.head


def is_official(found: Found) -> bool:
    match = OFFICIAL.fullmatch(found.name)
    return match is not None and match[1] in NAMED and found.has("date", "geography", "geography code")


def recognise(found: Found) -> bool:
    return (is_long(found) and topic_of(found) not in PASSED_BY) or is_official(found)


def topic_of(found: Found) -> str:
    """`tenure` for household_tenure and ts054; another topic bears the name that its file has."""
    match = LONG_NAME.fullmatch(found.name) or OFFICIAL.fullmatch(found.name)
    return NAMED.get(match[1], match[1]) if match else ""


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    """All topics in one raw table. A topic that an official file tells is not taken from another."""
    official = [one for one in found if is_official(one)]
    told = {topic_of(one) for one in official}
    rest = [one for one in found if not is_official(one) and topic_of(one) not in told]
    with workbench() as bench:
        parts = [select(bench, number, one) for number, one in enumerate([*official, *rest])]
        rows = bench.write(" UNION ALL ".join(parts), into / "census.parquet")
    return [Raw("census_2021", into / "census.parquet", rows, CENSUS_DAY)]


def select(bench: Workbench, number: int, found: Found) -> str:
    """SQL for topic, unit, place of the category in its topic, category, area and count, all as text."""
    bench.delimited(f"file{number}", [found])
    return official_rows(found, number) if is_official(found) else long_rows(bench, found, number)


def long_rows(bench: Workbench, found: Found, number: int) -> str:
    """The category stands in a column of its own or, in some files, in `indicator`; files keep the census's order."""
    own = [name for name in found.columns if name not in {*LONG, "area_name"}]
    column = f'"{own[0]}"' if own else "indicator"
    first = f"file{number}_order"
    bench.view(
        first,
        f"SELECT category, row_number() OVER (ORDER BY nr) - 1 AS place FROM (SELECT {column} AS category, min(nr) AS nr"
        f" FROM (SELECT *, row_number() OVER () AS nr FROM file{number}) GROUP BY ALL)"
        " WHERE NOT regexp_full_match(category, 'All (persons|usual residents|households)')",
    )
    return (
        f"SELECT {quoted(topic_of(found))} AS topic, lower(unit) AS unit, place, category, area_code AS area, value AS people"
        f" FROM file{number} JOIN {first} ON category = {column}"
    )


def official_rows(found: Found, number: int) -> str:
    columns = categories(found.columns)
    names = ", ".join('"' + name.replace('"', '""') + '"' for name in columns)
    unit = "households" if topic_of(found) in OF_HOUSEHOLDS else "persons"
    listed = ", ".join(
        f"({quoted(name)}, {quoted(category)}, {place})" for place, (name, category) in enumerate(columns.items())
    )
    return (
        f"SELECT {quoted(topic_of(found))} AS topic, {quoted(unit)} AS unit, place, category,"
        ' "geography code" AS area, people'
        f' FROM (UNPIVOT (SELECT "geography code", {names} FROM file{number}) ON {names} INTO NAME named VALUE people)'
        f" JOIN (VALUES {listed}) AS known(named, category, place) USING (named)"
    )


def categories(columns: Sequence[str]) -> dict[str, str]:
    """Columns that are neither a total nor a sub-total, with what is left of each name when the topic is taken off.

    >>> categories(["date", "geography", "geography code", "Age: Total", "Age: Aged 4 years and under"])
    {'Age: Aged 4 years and under': 'Aged 4 years and under'}
    """
    held = {name: name.split(";")[0].strip() for name in columns if name not in {"date", "geography", "geography code"}}
    leaves = {
        name: plain
        for name, plain in held.items()
        if not TOTAL.match(plain) and not any(other.startswith(f"{plain}:") for other in held.values())
    }
    return {name: plain.split(":", 1)[1].strip() if ":" in plain else plain for name, plain in leaves.items()}


SOURCE = Source(
    name="census_2021",
    title="Census 2021",
    publisher="Office for National Statistics",
    licence=OGL_3,
    licence_url=OGL_3_URL,
    address="https://www.nomisweb.co.uk/sources/census_2021_bulk",
    cadence_days=3650,
    recognise=recognise,
    read=read,
    fetch=Files({f"census2021-{table}.zip": ADDRESS.format(table=table) for table, _ in TOPICS.values()}),
    nations=frozenset({"E", "W"}),
)
