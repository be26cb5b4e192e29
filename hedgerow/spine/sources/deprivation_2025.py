"""English Indices of Deprivation 2025: 33,755 small areas of the 2021 census, as the ministry or geographr publish them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from hedgerow.spine.fetching.files import Files
from hedgerow.spine.sources import indices
from hedgerow.spine.sources.base import OGL_3, OGL_3_URL, Found, Raw, Source

PUBLISHED = date(2025, 10, 30)
ADDRESS = (
    "https://assets.publishing.service.gov.uk/media/691ded56d140bbbaa59a2a7d/"
    "File_7_IoD2025_All_Ranks_Scores_Deciles_Population_Denominators.csv"
)
LSOA_YEAR = "2021"


def recognise(found: Found) -> bool:
    return indices.recognised(found, lsoa_year=LSOA_YEAR)


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    return indices.read(found, into, name="deprivation_2025", lsoa_year=LSOA_YEAR, day=PUBLISHED)


SOURCE = Source(
    name="deprivation_2025",
    title="English Indices of Deprivation 2025",
    publisher="Ministry of Housing, Communities and Local Government",
    licence=OGL_3,
    licence_url=OGL_3_URL,
    address="https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025",
    cadence_days=5 * 365,
    recognise=recognise,
    read=read,
    fetch=Files({"File_7_IoD2025.csv": ADDRESS}),
    nations=frozenset({"E"}),
)
