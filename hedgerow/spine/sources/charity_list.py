"""A plain list of registered charities as CSV, such as a data lab makes of the register for one place.

Where the file's name says which place's charities they are (`charities_operating_in_trafford.csv`), each is taken to
name that place as an area of operation. A list without a date is as old as the last registration in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from hedgerow.spine.reading import typed
from hedgerow.spine.reading.bulk import Layout, quoted, workbench
from hedgerow.spine.sources.base import OGL_3, OGL_3_URL, Found, Raw, Source

COLUMNS = (
    "registered_charity_number",
    "charity_company_registration_number",
    "charity_name",
    "charity_type",
    "charity_activities",
    "date_of_registration",
    "charity_contact_postcode",
    "charity_contact_web",
)
LAYOUT = Layout(missing=("", "NA"))
PLACE = re.compile(r"charities_(?:operating_)?in_([a-z_]+?)(?:_\d.*)?\.csv")


def recognise(found: Found) -> bool:
    return found.has("registered_charity_number", "charity_name") and not found.has("date_of_extract")


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    return [read_one(one, into / f"{number:02}.parquet") for number, one in enumerate(found)]


def read_one(found: Found, target: Path) -> Raw:
    place = PLACE.fullmatch(found.name)
    area = quoted(place[1].replace("_", " ").title()) if place else "NULL::VARCHAR"
    with workbench() as bench:
        bench.delimited("published", [found], LAYOUT, required=COLUMNS)
        sql = f"SELECT {', '.join(COLUMNS)}, {area} AS area_name, {found.sample} AS sample FROM published"
        rows = bench.write(sql, target)
        last = bench.con.execute("SELECT max(try_cast(date_of_registration AS DATE)) FROM published").fetchone()
    typed.check(target, found.label, dates=("date_of_registration",))
    return Raw("charity_list", target, rows, found.date or (last[0] if last else None))


SOURCE = Source(
    name="charity_list",
    title="Charities of a place, listed from the register",
    publisher="Charity Commission for England and Wales, listed by a local publisher",
    licence=OGL_3,
    licence_url=OGL_3_URL,
    address="https://www.trafforddatalab.io/open_data/charities/",
    cadence_days=365,
    recognise=recognise,
    read=read,
    personal=frozenset({"charity_contact_phone", "charity_contact_email", "charity_contact_address1"}),
    nations=frozenset({"E", "W"}),
)
