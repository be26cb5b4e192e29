"""Places that a community uses, each with the areas it lies in."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from hedgerow.spine.tables.base import Column, Table
from hedgerow.spine.tables.postcodes import tidy

# Cells of a hundredth of a degree (about 1,100 by 670 metres in England): nearer than that a postcode is to be found.
CELL = 100


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    if "community_assets" not in given:
        return None
    raw = given["community_assets"]
    assets = raw.mutate(postcode=tidy(raw.postcode))
    if "postcodes" not in given:
        return assets.mutate(**{name: ibis.null("string") for name in AREAS})
    return located(assets, given["postcodes"])


AREAS = ("lsoa", "ward", "authority")


def located(assets: ir.Table, postcodes: ir.Table) -> ir.Table:
    """By its own postcode where that is known, else by the nearest one."""
    places = postcodes.select("postcode", *AREAS, "lon", "lat").rename(at="postcode", at_lon="lon", at_lat="lat")
    known = assets.inner_join(places, assets.postcode == places.at)
    rest = assets.anti_join(places, assets.postcode == places.at)
    nearest = nearest_of(rest, places)
    without = rest.anti_join(nearest, "asset_id").mutate(**{name: ibis.null("string") for name in AREAS})
    return ibis.union(chosen(known), chosen(nearest), chosen(without), distinct=False)


def nearest_of(assets: ir.Table, places: ir.Table) -> ir.Table:
    """The nearest postcode of the same cell or the eight around it; degrees of longitude count three fifths here."""
    shifts = ibis.array([-1, 0, 1])
    around = assets.mutate(east=shifts.unnest())
    around = around.mutate(north=shifts.unnest())
    around = around.mutate(
        cell_x=(around.lon * CELL).floor().cast("int32") + around.east.cast("int32"),
        cell_y=(around.lat * CELL).floor().cast("int32") + around.north.cast("int32"),
    )
    celled = places.filter(places.at_lon.notnull()).mutate(
        cell_x=(places.at_lon * CELL).floor().cast("int32"), cell_y=(places.at_lat * CELL).floor().cast("int32")
    )
    pairs = around.inner_join(celled, ["cell_x", "cell_y"])
    east, north = (pairs.lon - pairs.at_lon) * 0.6, pairs.lat - pairs.at_lat
    far = east * east + north * north
    first = ibis.row_number().over(group_by=pairs.asset_id, order_by=[far, pairs.at])
    return pairs.mutate(place=first).filter(lambda t: t.place == 0)


def chosen(assets: ir.Table) -> ir.Table:
    return assets.select(*(column.name for column in TABLE.written))


TABLE = Table(
    name="assets",
    title="Community assets",
    columns=(
        Column("asset_id", "string", "Twelve characters that stay the same while kind, name and place do."),
        Column("name", "string", "What the place is called."),
        Column(
            "kind",
            "string",
            "hub, library, leisure centre, food bank, sports club, allotment or place of worship.",
        ),
        Column("address", "string", "Address as published; empty where there is none."),
        Column("postcode", "string", "Postcode as published; empty where there is none."),
        Column("website", "string", "Its page on the web; empty where none is published."),
        Column("lon", "float64", "Longitude (EPSG:4326) as published, or of a point inside the outline."),
        Column("lat", "float64", "Latitude."),
        Column("lsoa", "string", "Small area of its postcode, or of the nearest postcode where it has none."),
        Column("ward", "string", "Ward of that postcode."),
        Column("authority", "string", "Council of that postcode."),
    ),
    needs=("community_assets", "postcodes"),
    build=build,
    key=("asset_id",),
    order=("authority", "kind", "name"),
)
