"""GeoJSON for our maps: shapes and points as they are, rounded, and fifths that share out evenly."""

import shapely
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.shell.maps import Feature, fifths, geojson


def test_shapes_and_points_become_features() -> None:
    square = shapely.box(-2.3, 53.4, -2.2, 53.5).wkb
    made = geojson([Feature("Ward", shape=square, fill=2), Feature("Group", lon=-2.123456, lat=53.4), Feature("Lost")])
    assert [one["properties"]["name"] for one in made["features"]] == ["Ward", "Group"]
    assert made["features"][0]["geometry"]["type"] == "Polygon"
    assert made["features"][0]["properties"] == {"name": "Ward", "fill": 2}
    assert made["features"][1]["geometry"] == {"type": "Point", "coordinates": [-2.1235, 53.4]}


def test_a_shape_of_several_parts_keeps_them() -> None:
    parts = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(2, 2, 3, 3)])
    geometry = geojson([Feature("Islands", shape=parts.wkb)])["features"][0]["geometry"]
    assert shapely.geometry.shape(geometry).equals(parts)


def test_a_tolerance_drops_points_that_nobody_would_see() -> None:
    round_shape = shapely.Point(0, 0).buffer(1, quad_segs=64).wkb
    full, simple = (geojson([Feature("x", shape=round_shape)], tolerance=t)["features"][0] for t in (0.0, 0.05))
    assert len(simple["geometry"]["coordinates"][0]) < len(full["geometry"]["coordinates"][0]) / 4


@given(st.dictionaries(st.text(max_size=4), st.integers(0, 50), max_size=40))
def test_a_larger_value_is_never_in_a_paler_fifth(values: dict[str, int]) -> None:
    places = fifths(values)
    assert set(places) == set(values)
    assert set(places.values()) <= {1, 2, 3, 4, 5}
    for one in values:
        for other in values:
            if values[one] > values[other]:
                assert places[one] <= places[other]
            if values[one] == values[other]:
                assert places[one] == places[other]
