"""Places that a community uses: hubs, libraries, leisure centres, food banks, sports clubs, allotments, worship.

Councils publish these as GeoJSON, one file a kind, named for what it holds. E-mail addresses, telephone numbers and
contacts are left behind: some belong to a person.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from shapely.errors import ShapelyError
from shapely.geometry import shape

from hedgerow.spine.errors import InputError
from hedgerow.spine.reading import documents
from hedgerow.spine.sources.base import OGL_3, OGL_3_URL, Found, Raw, Source

# What the file's name says of its kind; the first that fits.
KINDS = (
    ("hub", r"community_hub|(^|_)hubs?(_|\.)"),
    ("library", r"librar"),
    ("leisure centre", r"leisure_cent"),
    ("food bank", r"food_?bank"),
    ("sports club", r"sports_?club"),
    ("allotment", r"allotment"),
    ("place of worship", r"places?_of_worship"),
)
# Files in which several things are mixed (a leisure centre and its car parks).
MIXED = re.compile(r"parking")
NAMES = ("name", "community_hub", "distname")
NAMELESS = frozenset({"", "unknown", "na"})
PERSONAL = frozenset({"email", "telephone", "contact", "phone"})


def kind_of(found: Found) -> str:
    return next((kind for kind, pattern in KINDS if re.search(pattern, found.name)), "")


def recognise(found: Found) -> bool:
    return found.suffix == ".geojson" and bool(kind_of(found)) and not MIXED.search(found.name)


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    """One row an asset. One that several files hold (a library as point and as outline) counts once."""
    held: dict[str, dict[str, Any]] = {}
    for one in sorted(found, key=lambda each: each.name):
        for asset in assets_in(one):
            key = asset_id(asset["kind"], asset["name"], asset["postcode"] or asset.pop("id"))
            known = {name: value for name, value in asset.items() if value is not None}
            held[key] = {**held.get(key, {}), **known, "asset_id": key}
    target = into / "assets.parquet"
    pq.write_table(pa.Table.from_pylist(list(held.values()), SCHEMA), target, compression="zstd")
    return [Raw("community_assets", target, len(held), None)]


def asset_id(kind: str, name: str, place: str) -> str:
    """The same twelve characters for `Sale Library` and `Sale` at one postcode, build after build."""
    plain = re.sub(r"\W|library", "", name.casefold())
    return hashlib.sha256(f"{kind}:{plain}:{place}".encode()).hexdigest()[:12]


SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("asset_id", "kind", "name", "address", "postcode", "website", "file")]
    + [(name, pa.float64()) for name in ("lon", "lat")]
)


def assets_in(found: Found) -> Iterator[dict[str, Any]]:
    for number, feature in enumerate(documents.features(found.content(), file=found.label), start=1):
        cells = {name.casefold(): text(value) for name, value in feature.properties.items()}
        name = next((cells[each] for each in NAMES if cells.get(each)), "")
        if name.casefold() in NAMELESS or not feature.geometry:
            continue
        lon, lat = point(feature.geometry, found.label, number)
        yield {
            "id": cells.get("id") or cells.get("osm_id") or f"{lon:.4f},{lat:.4f}",
            "kind": kind_of(found),
            "name": name,
            "address": cells.get("address") or None,
            "postcode": (cells.get("postcode") or "").upper() or None,
            "website": plain_link(cells.get("website") or "") or None,
            "file": found.label,
            "lon": lon,
            "lat": lat,
        }


def text(value: object) -> str:
    held = "" if value is None else str(value).strip()
    return "" if held.casefold() in {"na", "n/a"} else held


def plain_link(published: str) -> str:
    """The address inside a link that was published as HTML; only web addresses are kept."""
    link = re.search(r"https?://[^\s'\"<>]+|www\.[^\s'\"<>]+", published)
    return link[0] if link else ""


def point(geometry: dict[str, Any], file: str, number: int) -> tuple[float, float]:
    try:
        inside = shape(geometry).representative_point()
    except (ShapelyError, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise InputError("the geometry of this feature cannot be read", file=file, row=number) from error
    return round(inside.x, 6), round(inside.y, 6)


SOURCE = Source(
    name="community_assets",
    title="Community assets",
    publisher="Trafford Council and Trafford Data Lab, from councils and the Ordnance Survey",
    licence=OGL_3,
    licence_url=OGL_3_URL,
    address="https://www.trafforddatalab.io/open_data/",
    cadence_days=180,
    recognise=recognise,
    read=read,
    by_hand="Some councils publish their hubs, libraries and food banks as GeoJSON, one file a kind, named for what it holds.",
    personal=PERSONAL,
)
