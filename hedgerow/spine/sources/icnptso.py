"""The International Classification of Non-profit and Third Sector Organisations: its list, and each charity's code."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hedgerow.spine.fetching.files import Files
from hedgerow.spine.reading.bulk import workbench
from hedgerow.spine.sources.base import Found, Raw, Source

ADDRESS = "https://raw.githubusercontent.com/charity-classification/ukcat/HEAD/data/{name}"
FILES = ("icnptso.csv", "charities_active-icnptso.csv")
TITLES = """
    SELECT coalesce("Sub-group", "Group", "Section") AS code, "Title" AS title, "Section" AS section FROM published
"""


def recognise(found: Found) -> bool:
    return is_list(found) or found.has("org_id", "icnptso_code")


def is_list(found: Found) -> bool:
    return found.has("Section", "Group", "Sub-group", "Title")


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    parts = {
        "icnptso": ([one for one in found if is_list(one)], TITLES),
        "icnptso_codes": ([one for one in found if not is_list(one)], "SELECT org_id, icnptso_code FROM published"),
    }
    return [write(name, files, select, into) for name, (files, select) in parts.items() if files]


def write(name: str, found: Sequence[Found], select: str, into: Path) -> Raw:
    target = into / f"{name}.parquet"
    with workbench() as bench:
        bench.delimited("published", found)
        rows = bench.write(select, target)
    return Raw(name, target, rows, max((one.date for one in found if one.date), default=None))


SOURCE = Source(
    name="icnptso",
    title="ICNPTSO codes of charities",
    publisher="UK Charity Classification",
    licence="Creative Commons Attribution 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    address="https://charityclassification.org.uk/data/icnp_tso/",
    cadence_days=90,
    recognise=recognise,
    read=read,
    fetch=Files({name: ADDRESS.format(name=name) for name in FILES}),
)
