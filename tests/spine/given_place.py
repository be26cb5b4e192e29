"""A small place that does not exist, in the forms in which publishers publish: two councils, three wards."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

AUTHORITY_COLUMNS = (
    "local-authority-code,official-name,nice-name,gss-code,start-date,end-date,replaced-by,nation,region,"
    "local-authority-type,county-la,combined-authority,pop-2020,lat,long"
)
AUTHORITIES = (
    "AAA,Ash Council,Ash,E08000901,1974-04-01,,,England,North West,MD,,,1000.0,53.4,-2.3",
    "BBB,Beech Council,Beech,E08000902,1974-04-01,2023-03-31,AAA,England,North West,MD,,,500.0,53.5,-2.4",
    "CCC,Cedar Council,Cedar,S12000901,1996-04-01,,,Scotland,Scotland,SCO,,,700.0,57.1,-2.1",
)
LSOAS = (
    ("Ash 001A", "E01900001", "Oak", "E05900001"),
    ("Ash 001B", "E01900002", "Oak", "E05900001"),
    ("Ash 002A", "E01900003", "Elm", "E05900002"),
)
POSTCODES = (
    ("ZZ1 1AA", "E05900001", "E01900001", -2.26046, 53.465578),
    ("ZZ1 1AB", "E05900001", "E01900002", -2.25, 53.46),
    ("ZZ1 1AC", "E05900002", "E01900003", -2.24, 53.45),
)


def write(folder: Path) -> Path:
    """All files of the small place. Returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    lines(folder / "authorities_2026.csv", AUTHORITY_COLUMNS, *AUTHORITIES)
    lookup = [f"{name},{code},{ward},{ward_code},Ash,E08000901" for name, code, ward, ward_code in LSOAS]
    lines(folder / "lookup.csv", "LSOA21NM,LSOA21CD,WD24NM,WD24CD,LAD24NM,LAD24CD", *lookup)
    deprivation = [
        f"{code},{decile}.0,{rank}.0,5,5,9,9"
        for (_, code, _, _), decile, rank in zip(LSOAS, (1, 2, 9), (10, 20, 900), strict=True)
    ]
    lines(
        folder / "imd.csv",
        "lsoa21_code,IMD_decile,IMD_rank,Income_decile,Income_rank,Housing_and_Services_decile,Housing_and_Services_rank",
        *deprivation,
    )
    rows = [f"{postcode},{ward},{lsoa},E08000901,{lon},{lat}" for postcode, ward, lsoa, lon, lat in POSTCODES]
    lines(folder / "postcodes_2025-02.csv", "postcode,ward_code,lsoa_code,la_code,lon,lat", *rows)
    boundaries(folder / "wards.geojson")
    code_point(folder / "codepo_gb.zip")
    return folder


def lines(path: Path, *rows: str, encoding: str = "utf-8") -> None:
    path.write_text("\n".join(rows) + "\n", encoding=encoding)


def square(west: float, south: float) -> dict[str, object]:
    east, north = west + 0.02, south + 0.02
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def boundaries(path: Path) -> None:
    features = [
        {"type": "Feature", "properties": {"area_code": code, "area_name": name}, "geometry": square(west, 53.45)}
        for code, name, west in (("E05900001", "Oak", -2.27), ("E05900002", "Elm", -2.25))
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def code_point(path: Path) -> None:
    rows = (
        '"ZZ1 1AA",10,382810,396550,"E92000001","","","","E08000901","E05900001"',
        '"ZZ1 1AD",10,382910,396650,"E92000001","","","","E08000901","E05900003"',
        '"ZZ9 9ZZ",90,0,0,"S92000003","","","","S12000901","S13900001"',
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Data/CSV/zz.csv", "\n".join(rows) + "\n")
        archive.writestr("Doc/metadata.txt", "PRODUCT: OS CODE-POINT_03.02\nCOPYRIGHT DATE: 20251020\n")
