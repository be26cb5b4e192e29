"""The land and its people: boundaries, lookups, postcodes, population, deprivation, community assets."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from hedgerow.demo.borough import AUTHORITY, NAME, RANKED, Borough, Postcode
from hedgerow.demo.files.writing import write_csv, write_geojson
from hedgerow.demo.words import ASSETS, PLACES

DOMAINS = ("Income", "Employment", "Education", "Health", "Crime", "Housing_and_Services", "Environment")
REGION = ("The Dogger", "E12000099")


def write(folder: Path, borough: Borough, chance: random.Random) -> None:
    """Write every file about the land into `folder`."""
    _boundaries(folder, borough)
    _lookups(folder, borough)
    _people(folder, borough)
    _assets(folder, borough, chance)


def _boundaries(folder: Path, borough: Borough) -> None:
    write_geojson(folder / "local_authority_district.geojson", {(AUTHORITY, NAME): borough.shape()})
    write_geojson(
        folder / "electoral_ward.geojson", {item: borough.ward_shape(item[0]) for item in borough.wards.items()}
    )
    write_geojson(folder / "msoa.geojson", {item: borough.middle_shape(item[0]) for item in borough.middles.items()})
    write_geojson(folder / "lsoa.geojson", {(area.code, area.name): area.shape for area in borough.areas})


def _lookups(folder: Path, borough: Borough) -> None:
    write_csv(
        folder / "lookup_lsoa21_ward24_ltla24.csv",
        ("lsoa21_name", "lsoa21_code", "ward24_name", "ward24_code", "ltla24_name", "ltla24_code"),
        ((area.name, area.code, borough.wards[area.ward], area.ward, NAME, AUTHORITY) for area in borough.areas),
    )
    write_csv(
        folder / "lookup_ltla24_region24.csv",
        ("ltla24_name", "ltla24_code", "region24_name", "region24_code"),
        [(NAME, AUTHORITY, *REGION)],
    )
    write_csv(
        folder / "mallowdale_postcodes.csv",
        (
            "postcode",
            "ward_code",
            "ward_name",
            "msoa_code",
            "msoa_hcl_name",
            "lsoa_code",
            "lsoa_name",
            "locality",
            "la_code",
            "la_name",
            "lon",
            "lat",
        ),
        (
            (
                point.text,
                point.area.ward,
                borough.wards[point.area.ward],
                point.area.middle,
                borough.middles[point.area.middle],
                point.area.code,
                point.area.name,
                "",
                AUTHORITY,
                NAME,
                point.lon,
                point.lat,
            )
            for point in borough.postcodes
        ),
    )


def _people(folder: Path, borough: Borough) -> None:
    """Population by single year of age, and the Indices of Deprivation, whose ranks are out of all England."""
    totals: dict[tuple[str, str, str], list[int]] = {}
    for area in borough.areas:
        for key in (
            (AUTHORITY, NAME, "Local authority"),
            (area.ward, borough.wards[area.ward], "Ward"),
            (area.middle, borough.middles[area.middle], "MSOA"),
            (area.code, area.name, "LSOA"),
        ):
            held = totals.setdefault(key, [0] * 91)
            totals[key] = [before + more for before, more in zip(held, area.ages, strict=True)]
    ages = [str(age) for age in range(90)] + ["90+"]
    write_csv(
        folder / "mid-year_2024_population_estimates_all_geographies.csv",
        (
            "period",
            "area_code",
            "area_name",
            "geography",
            "sex",
            "all_ages",
            "aged_0_to_15",
            "aged_16_to_64",
            "aged_65_and_over",
            *ages,
        ),
        (
            ("2024-06-30", *key, "Persons", sum(held), sum(held[:16]), sum(held[16:65]), sum(held[65:]), *held)
            for key, held in totals.items()
        ),
    )
    deciles, ranks, scores = ([f"{name}_{part}" for name in ("IMD", *DOMAINS)] for part in ("decile", "rank", "score"))
    write_csv(
        folder / "imd2025_england_lsoa21.csv",
        ("lsoa21_code", *deciles, *ranks, *scores),
        (
            (
                area.code,
                *[decile(area.rank)] * 8,
                *[f"{area.rank}.0"] * 8,
                *[round(60 * (1 - area.rank / RANKED), 3)] * 8,
            )
            for area in borough.areas
        ),
    )


def decile(rank: int) -> str:
    """The tenth of England's small areas that a rank falls in, 1 the most deprived."""
    return f"{min(10, 1 + (rank - 1) * 10 // RANKED)}.0"


def _assets(folder: Path, borough: Borough, chance: random.Random) -> None:
    for stem, kind in ASSETS:
        places = chance.sample(PLACES, 5)
        features = [_asset(f"{place} {kind}", chance.choice(borough.postcodes)) for place in places]
        (folder / f"mallowdale_{stem}.geojson").write_text(
            json.dumps({"type": "FeatureCollection", "name": stem, "features": features})
        )


def _asset(name: str, point: Postcode) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"name": name, "address": NAME, "postcode": point.text},
        "geometry": {"type": "Point", "coordinates": [point.lon, point.lat]},
    }
