"""The portal of the ONS and the registry of 360Giving, as they answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hedgerow.spine.fetching.arcgis import Layer, Layers, NewestItem
from hedgerow.spine.fetching.registry import Registry
from hedgerow.spine.fetching.web import FetchError
from hedgerow.spine.reading.found import look
from hedgerow.spine.sources import boundaries, lsoa_lookups
from tests.spine.fetching.conftest import Publisher
from tests.spine.given_place import square

ROWS = [
    {"ObjectId": n, "LSOA21CD": f"E0190000{n}", "LSOA21NM": f"Ash {n}", "WD25CD": "E05900001", "WD25NM": "Oak"}
    | {"LAD25CD": "E08000901", "LAD25NM": "Ash"}
    for n in range(1, 6)
]


def service(
    publisher: Publisher, name: str, features: list[dict[str, object]], columns: list[str], *, lost: int = 0
) -> None:
    """A layer whose pages hold two features each. `lost`: how many it counts but does not give."""

    def query(asked: dict[str, list[str]]) -> bytes:
        if "returnCountOnly" in asked:
            return json.dumps({"count": len(features) + lost}).encode()
        first = int(asked["resultOffset"][0])
        return json.dumps({"features": features[first : first + int(asked["resultRecordCount"][0])]}).encode()

    about = {"maxRecordCount": 2, "objectIdField": "ObjectId", "fields": [{"name": each} for each in columns]}
    publisher.pages[f"/services/{name}/FeatureServer/0"] = json.dumps(about).encode()
    publisher.pages[f"/services/{name}/FeatureServer/0/query"] = query


def services(publisher: Publisher, *names: str) -> None:
    listed = {"services": [{"name": name, "type": "FeatureServer"} for name in names]}
    publisher.pages["/services"] = json.dumps(listed).encode()


def test_the_newest_edition_is_brought_page_by_page_and_is_recognised(publisher: Publisher, tmp_path: Path) -> None:
    newest = "LSOA21_WD25_LAD25_EW_LU_v2"
    services(publisher, "LSOA21_WD24_LAD24_EW_LU", newest, "LSOA21_WD25_LAD25_EW_LU", "Something_else")
    service(publisher, newest, [{"attributes": row} for row in ROWS], list(ROWS[0]))
    layers = {"lookup": lsoa_lookups.LAYERS["lsoa_ward_council"]}
    Layers(layers, publisher.at("/services"))(tmp_path)
    found = list(look(tmp_path))
    assert [one.name for one in found if lsoa_lookups.recognise(one)] == ["lookup.csv"]
    assert len((tmp_path / "lookup.csv").read_text().splitlines()) == 6
    assert "ObjectId" not in found[0].columns


def test_outlines_are_recognised_however_long_the_first_of_them_is(publisher: Publisher, tmp_path: Path) -> None:
    outline = square(-2.3, 53.4)
    outline["coordinates"][0][1:1] = [[-2.3 + n / 1e6, 53.4] for n in range(1, 2000)]  # type: ignore[index]
    features = [
        {"type": "Feature", "id": n, "geometry": outline, "properties": {"WD25CD": f"E0590000{n}", "WD25NM": "Oak"}}
        for n in range(1, 4)
    ]
    name = "Wards_December_2025_Boundaries_UK_BGC"
    services(publisher, "Wards_December_2024_Boundaries_UK_BGC_V2", name, "Wards_December_2025_Boundaries_UK_BFC")
    service(publisher, name, features, ["FID", "WD25CD", "WD25NM"])
    Layers({"wards": boundaries.LAYERS["wards"]}, publisher.at("/services"))(tmp_path)
    found = [one for one in look(tmp_path) if boundaries.recognise(one)]
    assert len(found) == 2
    (tmp_path / "read").mkdir()
    assert boundaries.read(found, tmp_path / "read")[0].rows == 3


def test_rows_that_are_not_given_are_missed(publisher: Publisher, tmp_path: Path) -> None:
    services(publisher, "A_24_LU")
    service(publisher, "A_24_LU", [{"attributes": row} for row in ROWS], list(ROWS[0]), lost=1)
    with pytest.raises(FetchError, match="gave 5 of 6 rows"):
        Layers({"a": Layer(r"A_(\d\d)_LU")}, publisher.at("/services"))(tmp_path)
    assert not (tmp_path / "a.csv").exists()


def test_a_service_that_is_gone_is_a_sentence(publisher: Publisher, tmp_path: Path) -> None:
    services(publisher, "B_24_LU")
    with pytest.raises(FetchError, match="has no service like"):
        Layers({"a": Layer(r"A_(\d\d)_LU")}, publisher.at("/services"))(tmp_path)


def test_the_newest_file_of_a_title_is_brought(publisher: Publisher, tmp_path: Path) -> None:
    titles = ["Postcode Lookup User Guide", "Postcode Lookup (August 2026)", "Postcode Lookup (May 2026)"]
    results = [{"id": f"id{n}", "title": title} for n, title in enumerate(titles)]
    publisher.pages["/portal/search"] = json.dumps({"results": results}).encode()
    publisher.pages["/portal/content/items/id1/data"] = b"PK..."
    item = NewestItem(
        "Postcode Lookup", r"Postcode Lookup \([A-Z][a-z]+ 20\d\d\)", "postcodes.zip", publisher.at("/portal")
    )
    item(tmp_path)
    assert (tmp_path / "postcodes.zip").read_bytes() == b"PK..."


def listing(publisher: Publisher) -> Callable[[str, str, str], dict[str, object]]:
    def one(name: str, path: str, licence: str) -> dict[str, object]:
        address = publisher.at(path) if path else ""
        return {
            "identifier": name,
            "title": name,
            "license": licence,
            "publisher": {"name": "Ash Fund"},
            "distribution": [{"downloadURL": address}],
        }

    return one


def test_funders_files_are_brought_by_themselves_and_the_missing_named(publisher: Publisher, tmp_path: Path) -> None:
    one, by = listing(publisher), "https://creativecommons.org/licenses/by/4.0/"
    listed = [
        one("a/1", "/a.csv", by),
        one("b", "/gone.json", by),
        one("c", "/c.json", "all rights reserved"),
        one("d", "", by),
    ]
    publisher.pages["/data.json"] = json.dumps(listed).encode()
    publisher.pages["/a.csv"] = b'{"grants": []}'
    publisher.pages["/c.json"] = b'{"grants": []}'
    said: list[str] = []
    Registry(publisher.at("/data.json"))(tmp_path, said.append)
    assert [path.name for path in tmp_path.iterdir()] == ["a_1.json"]
    assert [line.rsplit(": ", 1)[1].split(" (")[0] for line in said] == ["Ash Fund, b", "Ash Fund, d"]
