"""Community amateur sports clubs registered with HM Revenue and Customs, with org-ids given by 360Giving."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hedgerow.spine.fetching.files import Files
from hedgerow.spine.reading.bulk import workbench
from hedgerow.spine.sources.base import OGL_3, OGL_3_URL, Found, Raw, Source

ADDRESS = "https://raw.githubusercontent.com/ThreeSixtyGiving/cascs/HEAD/cascs.csv"
COLUMNS = ("id", "name", "postcode", "active")


def recognise(found: Found) -> bool:
    return found.has(*COLUMNS) and "GB-CASC-" in found.head


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    """Clubs without their address lines: many a club's is its secretary's home."""
    with workbench() as bench:
        bench.delimited("published", found, required=COLUMNS)
        rows = bench.write("SELECT id, name, postcode, active FROM published", into / "cascs.parquet")
    return [Raw("cascs", into / "cascs.parquet", rows, max((one.date for one in found if one.date), default=None))]


SOURCE = Source(
    name="cascs",
    title="Community amateur sports clubs",
    publisher="HM Revenue and Customs, as listed by 360Giving",
    licence=OGL_3,
    licence_url=OGL_3_URL,
    address="https://www.gov.uk/government/publications/community-amateur-sports-clubs-casc-registered-with-hmrc--2",
    cadence_days=90,
    recognise=recognise,
    read=read,
    fetch=Files({"cascs.csv": ADDRESS}),
    personal=frozenset({"address"}),
)
