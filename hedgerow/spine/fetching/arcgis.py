"""What the Office for National Statistics publishes on its Open Geography Portal, which is made with ArcGIS.

Every edition is a service of its own with the year in its name, so the list of services is asked for the newest.
Pages are as the ArcGIS REST API describes them: `resultOffset`, `resultRecordCount`, in the order of the object id.
"""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from hedgerow.spine.fetching import web
from hedgerow.spine.fetching.web import FetchError

SERVICES = "https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/services"
PORTAL = "https://www.arcgis.com/sharing/rest"
OWNER = "ONSGeography_data"
MOST_IN_A_PAGE = 2000
# Decimal places of degrees: 0.1 metres.
PRECISION = 6
CODE_OR_NAME = re.compile(r"[A-Z]{2,6}\d\d(CD|NM)", re.IGNORECASE)


@dataclass(frozen=True)
class Layer:
    """The newest service whose whole name fits `pattern`, whose groups are years and versions, most telling first."""

    pattern: str
    outlines: bool = False

    def newest(self, names: list[str]) -> str:
        """Raises FetchError where none fits."""
        fitting = [match for name in names if (match := re.fullmatch(self.pattern, name, re.IGNORECASE))]
        if not fitting:
            raise FetchError(f"the Open Geography Portal has no service like {self.pattern}")
        return max(fitting, key=lambda match: [int(group or 0) for group in match.groups()]).string


@dataclass(frozen=True)
class Layers:
    """Brings each layer as `<name>.csv`, or with outlines as `<name>.zip` of GeoJSON."""

    layers: Mapping[str, Layer] = field(hash=False)
    services: str = SERVICES

    def __call__(self, into: Path, progress: Callable[[str], None] = web.quietly) -> None:
        said = web.page(f"{self.services}?f=json")
        names = [str(one["name"]).rsplit("/", 1)[-1] for one in said.get("services", []) if "name" in one]
        for name, layer in self.layers.items():
            newest = layer.newest(names)
            progress(f"  {newest}")
            write = write_outlines if layer.outlines else write_table
            write(f"{self.services}/{newest}/FeatureServer/0", into, name)


def write_table(address: str, into: Path, name: str) -> None:
    """Every column but the object id."""
    about = web.page(f"{address}?f=json")
    columns = [field["name"] for field in about.get("fields", []) if field["name"] != about.get("objectIdField")]
    beside = into / f".{name}.part"
    with beside.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, columns, extrasaction="ignore")
        rows.writeheader()
        for features in pages(address, about, {"outFields": "*", "returnGeometry": "false", "f": "json"}):
            rows.writerows(feature["attributes"] for feature in features)
    beside.replace(into / f"{name}.csv")


def write_outlines(address: str, into: Path, name: str) -> None:
    """Code and name of each area before its outline, so that the beginning of a file says what it is."""
    about = web.page(f"{address}?f=json")
    columns = [field["name"] for field in about.get("fields", []) if CODE_OR_NAME.fullmatch(field["name"])]
    asked = {"outFields": ",".join(columns), "outSR": 4326, "geometryPrecision": PRECISION, "f": "geojson"}
    beside = into / f".{name}.part"
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, features in enumerate(pages(address, about, asked)):
            kept = [
                {"type": "Feature", "properties": one["properties"], "geometry": one["geometry"]} for one in features
            ]
            archive.writestr(f"{name}-{number:04}.geojson", json.dumps({"type": "FeatureCollection", "features": kept}))
    beside.replace(into / f"{name}.zip")


def pages(address: str, about: Mapping[str, Any], asked: Mapping[str, object]) -> Iterator[list[dict[str, Any]]]:
    """All features, page by page, until the service says how many there are. Raises FetchError where some are missing."""
    where = {"where": "1=1"}
    total = int(web.page(f"{address}/query?{urlencode({**where, 'returnCountOnly': 'true', 'f': 'json'})}")["count"])
    size = min(int(about.get("maxRecordCount") or MOST_IN_A_PAGE), MOST_IN_A_PAGE)
    order = {"orderByFields": about["objectIdField"]} if about.get("objectIdField") else {}
    held = 0
    while held < total:
        part = {"resultOffset": held, "resultRecordCount": size}
        said = web.page(f"{address}/query?{urlencode({**where, **asked, **order, **part})}", limit=8 * web.LARGEST_PAGE)
        features = said.get("features", [])
        if not features:
            raise FetchError(f"{address} gave {held:,} of {total:,} rows and then no more")
        held += len(features)
        yield features


@dataclass(frozen=True)
class NewestItem:
    """Brings the newest file of the portal whose title fits `title`, as `name`."""

    words: str
    title: str
    name: str
    portal: str = PORTAL

    def __call__(self, into: Path, progress: Callable[[str], None] = web.quietly) -> None:
        query = {
            "q": f'title:"{self.words}" AND owner:{OWNER} AND type:"CSV Collection"',
            "sortField": "created",
            "sortOrder": "desc",
            "num": 50,
            "f": "json",
        }
        results = web.page(f"{self.portal}/search?{urlencode(query)}").get("results", [])
        item = next((one for one in results if re.fullmatch(self.title, one.get("title", ""))), None)
        if item is None:
            raise FetchError(f"the Open Geography Portal has no file called {self.words}")
        progress(f"  {item['title']}")
        web.download(f"{self.portal}/content/items/{item['id']}/data", into / self.name)
