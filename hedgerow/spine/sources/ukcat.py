"""UK Charity Activity Tags: 254 tags, each with the regular expression that finds it in a charity's own words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hedgerow.spine.fetching.files import Files
from hedgerow.spine.reading.bulk import workbench
from hedgerow.spine.sources.base import Found, Raw, Source

ADDRESS = "https://raw.githubusercontent.com/charity-classification/ukcat/HEAD/data/ukcat.csv"
SELECT = """
    SELECT "Code" AS code, tag, "Category" AS category, "Subcategory" AS subcategory, "Level" AS level,
        "Related ICNPTSO code" AS icnptso, "Regular expression" AS pattern, "Exclude regular expression" AS exclude
    FROM published
"""


def recognise(found: Found) -> bool:
    return found.has("Code", "tag", "Regular expression", "Exclude regular expression")


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    with workbench() as bench:
        bench.delimited("published", found)
        rows = bench.write(SELECT, into / "ukcat.parquet")
    return [Raw("ukcat", into / "ukcat.parquet", rows, max((one.date for one in found if one.date), default=None))]


SOURCE = Source(
    name="ukcat",
    title="UK Charity Activity Tags",
    publisher="UK Charity Classification",
    licence="Creative Commons Attribution 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    address="https://charityclassification.org.uk/data/tag_list/",
    cadence_days=365,
    recognise=recognise,
    read=read,
    fetch=Files({"ukcat.csv": ADDRESS}),
)
