"""What publishers of geography really publish."""

from __future__ import annotations

import math
import shutil
import zipfile
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
import shapely

from hedgerow.spine import store
from hedgerow.spine.reading.found import Found, found_in, look
from hedgerow.spine.sources import (
    boundaries,
    code_point_open,
    community_assets,
    deprivation_2025,
    lsoa_lookups,
    postcode_lookup,
)

METRES_A_DEGREE = 111_320
# Both sources round to the metre, and a postcode's own point may have moved by a house or two between editions.
CLOSE_METRES = 6


def found(path: Path, text: str) -> Found:
    path.write_text(text, encoding="utf-8")
    return Found(path)


def test_grid_references_become_the_published_longitude_and_latitude() -> None:
    """Trig pillar Caister Water Tower, the Ordnance Survey's own worked example (A guide to coordinate systems)."""
    lon, lat = code_point_open.lon_lat(np.array([651409.903]), np.array([313177.270]))
    # OSGB36 52°39′27.2531″N 1°43′4.5177″E is 52.65797°N 1.71604°E on WGS84 by the seven-parameter transformation.
    assert metres(lon[0], lat[0], 1.716038, 52.657977) < CLOSE_METRES


def metres(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    east = (lon - other_lon) * math.cos(math.radians(lat)) * METRES_A_DEGREE
    return math.hypot(east, (lat - other_lat) * METRES_A_DEGREE)


@pytest.mark.slow
def test_code_point_agrees_with_the_postcodes_that_trafford_publishes(shared_data: Path, tmp_path: Path) -> None:
    own = [one for one in found_in(shared_data / "england/geography/codepo_gb.zip") if one.name in {"m.csv", "wa.csv"}]
    raw = code_point_open.read(own, tmp_path)[0]
    placed = {row["postcode"].replace(" ", ""): row for row in pq.read_table(raw.path).to_pylist()}
    lookup = postcode_lookup.read([Found(shared_data / "trafford/trafford_postcodes_2025-02.csv")], tmp_path)[0]
    far = [
        metres(placed[code]["lon"], placed[code]["lat"], float(row["lon"]), float(row["lat"]))
        for row in pq.read_table(lookup.path).to_pylist()
        if (code := row["postcode"].replace(" ", "")) in placed and placed[code]["lon"] is not None
    ]
    assert len(far) > 5000
    assert float(np.median(far)) < 3
    assert float(np.mean(np.array(far) < CLOSE_METRES)) > 0.95


def test_a_postcode_without_a_place_has_none(small_spine: Path) -> None:
    spine = store.open_spine(small_spine)
    assert spine.rows("SELECT lon, lat, authority FROM postcodes WHERE postcode = 'ZZ9 9ZZ'") == [
        {"lon": None, "lat": None, "authority": "S12000901"}
    ]


def test_a_postcode_that_two_sources_know_is_taken_from_the_one_that_knows_small_areas(small_spine: Path) -> None:
    spine = store.open_spine(small_spine)
    rows = spine.rows("SELECT lsoa, source FROM postcodes WHERE postcode = 'ZZ1 1AA'")
    assert rows == [{"lsoa": "E01900001", "source": "postcode_lookup"}]


@pytest.mark.parametrize(
    "header",
    [
        "pcds,dointr,doterm,lsoa21,msoa21,osward,laua,long,lat",
        "pcds,lsoa21cd,msoa21cd,wd25cd,lad25cd,lat,long",
        "postcode,ward_code,lsoa_code,la_code,lon,lat",
    ],
)
def test_postcode_directories_of_each_shape_are_known(tmp_path: Path, header: str) -> None:
    cells = ",".join("" if name == "doterm" else "1" for name in header.split(","))
    one = found(tmp_path / "ONSPD.csv", f"{header}\n{cells}\n")
    assert postcode_lookup.recognise(one)
    assert postcode_lookup.read([one], tmp_path)[0].rows == 1


def test_the_national_lookup_is_read_without_postcodes_that_ended_and_once(tmp_path: Path) -> None:
    text = "pcds,doterm,lsoa21cd,wd25cd,lad25cd,lat,long\nM1 1AA,,a,b,c,53,-2\nM1 1AB,202401,a,b,c,53,-2\n"
    one = found(tmp_path / "NSPL_FEB_2026_UK.csv", text)
    raw = postcode_lookup.read([one], tmp_path)[0]
    assert (raw.rows, raw.date) == (1, date(2026, 2, 1))
    with zipfile.ZipFile(tmp_path / "nspl.zip", "w") as archive:
        archive.writestr("Data/NSPL_FEB_2026_UK.csv", text)
        archive.writestr("Data/multi_csv/NSPL_FEB_2026_UK_M.csv", text)
    known = [each.member for each in found_in(tmp_path / "nspl.zip") if postcode_lookup.recognise(each)]
    assert known == ["Data/NSPL_FEB_2026_UK.csv"]


def test_lookups_are_dated_by_the_areas_in_them(tmp_path: Path) -> None:
    one = found(tmp_path / "x.csv", "LAD24CD,LAD24NM,RGN24CD,RGN24NM\nE1,a,E2,b\n")
    raw = lsoa_lookups.read([one], tmp_path)[0]
    assert (raw.name, str(raw.date)) == ("authority_regions", "2024-12-31")


def test_the_ministrys_own_file_is_known(tmp_path: Path) -> None:
    words = (
        "LSOA code (2021),Index of Multiple Deprivation (IMD) Score,"
        "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived),"
        "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs),"
        "Income Rank (where 1 is most deprived),Income Deprivation Affecting Children Index (IDACI) Rank (where 1 is"
        " most deprived),Barriers to Housing and Services Rank (where 1 is most deprived)"
    )
    one = found(tmp_path / "File_7.csv", f"{words}\nE01000001,1.5,26525,8,33730,1,29220\n")
    assert deprivation_2025.recognise(one)
    (raw,) = deprivation_2025.read([one], tmp_path)
    assert pq.read_table(raw.path).to_pylist() == [
        {
            "area": "E01000001",
            "imd_rank": "26525",
            "imd_decile": "8",
            "imd_score": "1.5",
            "income_rank": "33730",
            "housing_rank": "29220",
        }
    ]


def test_neighbours_keep_the_border_they_share(small_spine: Path) -> None:
    rows = store.open_spine(small_spine).rows("SELECT boundary FROM areas WHERE boundary IS NOT NULL ORDER BY code")
    one, other = (shapely.from_wkb(bytes(row["boundary"])) for row in rows)
    assert one.touches(other)
    assert one.intersection(other).length == pytest.approx(0.02)


def test_an_area_in_several_parts_is_one(shared_data: Path, tmp_path: Path) -> None:
    raw = boundaries.read([Found(shared_data / "trafford/boundaries/oa.geojson")], tmp_path)[0]
    assert raw.rows == 738


def test_wards_of_the_lookup_the_postcodes_and_the_outlines_agree(shared_data: Path, tmp_path: Path) -> None:
    wards = boundaries.read([Found(shared_data / "trafford/boundaries/electoral_ward.geojson")], tmp_path)[0]
    lookup = postcode_lookup.read([Found(shared_data / "trafford/trafford_postcodes_2025-02.csv")], tmp_path)[0]
    drawn = set(pq.read_table(wards.path)["code"].to_pylist())
    assert drawn == set(pq.read_table(lookup.path)["ward"].to_pylist())
    assert len(drawn) == 21


def test_no_contact_of_a_person_is_kept_with_an_asset(shared_data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    shutil.copytree(shared_data / "trafford/community_assets", folder)
    own = [one for one in look(folder) if community_assets.recognise(one)]
    raw = community_assets.read(own, tmp_path)[0]
    rows = pq.read_table(raw.path).to_pylist()
    text = " ".join(str(value) for row in rows for value in row.values())
    assert len(rows) > 500
    assert "@" not in text
    assert not set(pq.read_schema(raw.path).names) & community_assets.PERSONAL


def succession(spine: store.Spine, code: str) -> list[tuple[str, date | None, date | None]]:
    rows = spine.rows(
        "SELECT parent, start_date, end_date FROM area_parents WHERE code = ? AND parent_kind = 'authority'"
        " ORDER BY start_date",
        code,
    )
    return [(row["parent"], row["start_date"], row["end_date"]) for row in rows]


def test_councils_that_ended_lead_to_what_took_their_place(real_spine: store.Spine) -> None:
    """Structural changes orders: Cumbria, North Yorkshire and Somerset on 1 April 2023; Taunton Deane on 1 April 2019."""
    began, last = date(2023, 4, 1), date(2023, 3, 31)
    assert succession(real_spine, "E07000026") == [("E06000063", began, None)]  # Allerdale: Cumberland
    assert succession(real_spine, "E07000027") == [("E06000064", began, None)]  # Barrow: Westmorland and Furness
    assert succession(real_spine, "E07000165") == [("E06000065", began, None)]  # Harrogate: North Yorkshire
    assert succession(real_spine, "E07000190") == [("E07000246", date(2019, 4, 1), last), ("E06000066", began, None)]
    assert real_spine.value("SELECT end_date FROM areas WHERE code = 'E07000026'") == last


def test_a_county_that_was_split_lies_in_none_of_its_parts(real_spine: store.Spine) -> None:
    assert succession(real_spine, "E10000006") == []
    assert real_spine.value("SELECT replaced_by FROM areas WHERE code = 'E10000006'") is None


def test_an_old_code_of_a_council_leads_to_its_new_one(real_spine: store.Spine) -> None:
    assert succession(real_spine, "E06000048") == [("E06000057", None, None)]  # Northumberland


def test_small_areas_lie_in_the_council_of_today_and_until_its_end_in_that_of_before(real_spine: store.Spine) -> None:
    rows = real_spine.rows(
        "SELECT p.parent, p.end_date FROM area_parents p WHERE p.code = ("
        "SELECT min(code) FROM area_parents WHERE parent = 'E07000026' AND end_date = DATE '2023-03-31' AND code LIKE 'E01%')"
        " AND p.parent_kind = 'authority' ORDER BY p.parent"
    )
    assert [tuple(row.values()) for row in rows] == [("E06000063", None), ("E07000026", date(2023, 3, 31))]
