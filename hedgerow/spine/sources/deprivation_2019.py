"""English Indices of Deprivation 2019: 32,844 small areas of the 2011 census, as the ministry or geographr publish them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from hedgerow.spine.fetching.files import Files
from hedgerow.spine.sources import indices
from hedgerow.spine.sources.base import OGL_3, OGL_3_URL, Found, Raw, Source

PUBLISHED = date(2019, 9, 26)
ADDRESS = (
    "https://assets.publishing.service.gov.uk/media/5dc407b440f0b6379a7acc8d/"
    "File_7_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators_3.csv"
)
LSOA_YEAR = "2011"


def recognise(found: Found) -> bool:
    return indices.recognised(found, lsoa_year=LSOA_YEAR)


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    return indices.read(found, into, name="deprivation_2019", lsoa_year=LSOA_YEAR, day=PUBLISHED)


SOURCE = Source(
    name="deprivation_2019",
    title="English Indices of Deprivation 2019",
    publisher="Ministry of Housing, Communities and Local Government",
    licence=OGL_3,
    licence_url=OGL_3_URL,
    address="https://www.gov.uk/government/statistics/english-indices-of-deprivation-2019",
    cadence_days=5 * 365,
    recognise=recognise,
    read=read,
    fetch=Files({"File_7_IoD2019.csv": ADDRESS}),
    nations=frozenset({"E"}),
)
