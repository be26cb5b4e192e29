"""Every chart has its table, a name for those who do not see it, and nothing that reaches outside the page."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.shell import charts
from hedgerow.shell.charts import Chart, Point

AWKWARD = 'Tom & "Jo" <Ltd>'


def bar() -> Chart:
    points = [Point(AWKWARD, 12), Point("Sale", 1_234)]
    return charts.bar(points, title=AWKWARD, description="Sale is far ahead.", axis="Groups", highlight="Sale")


def line() -> Chart:
    points = [Point(month, n, who) for who in ("Advice", "Training") for n, month in enumerate(("Jan", "Feb", "Mar"))]
    return charts.line(points[:-1], title="Work", description="It grew.", axis="Entries")


def distribution() -> Chart:
    return charts.distribution(
        [1.0, 2.0, 3.0, 4.0, 9.0], marked=4.0, marked_name="Here", title="Grants", description="High.", axis="Pounds"
    )


@pytest.mark.parametrize("make", [bar, line, distribution])
def test_each_chart_has_a_table_and_a_name(make: Callable[[], Chart]) -> None:
    chart = make()
    assert chart.rows
    assert all(len(row) == len(chart.header) for row in chart.rows)
    for svg in (chart.svg, chart.narrow):
        assert svg.count('role="img"') == 1
        assert "aria-label=" in svg
        assert svg.startswith("<svg")
        assert svg.endswith("</svg>")


@pytest.mark.parametrize("make", [bar, line, distribution])
def test_nothing_in_a_chart_reaches_outside_or_needs_an_inline_style(make: Callable[[], Chart]) -> None:
    chart = make()
    svg = chart.svg + chart.narrow
    assert set(re.findall(r"https?://[^\"' ]+", svg)) <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<script|<style|style=|<image|@import|href=", svg)


def test_the_tables_say_what_the_pictures_show() -> None:
    assert bar().rows == ((AWKWARD, "12"), ("Sale", "1,234"))
    assert line().header == ("", "Advice", "Training")
    assert line().rows[-1] == ("Mar", "2", "–")
    assert distribution().rows[0] == ("Here", "4.0")
    assert ("Half are below", "3.0") in distribution().rows


def test_words_are_escaped() -> None:
    assert "<Ltd>" not in bar().svg
    assert "Tom &amp; &quot;Jo&quot; &lt;Ltd&gt;" in bar().svg


def test_two_charts_on_a_page_share_no_id() -> None:
    ids = [one for chart in (bar(), line(), distribution()) for one in re.findall(r'id="([^"]+)"', chart.svg)]
    assert len(set(ids)) == len(ids) > 0


def test_a_chart_of_the_same_data_is_drawn_once() -> None:
    cache.clear()
    drawn = []

    def draw(alt: object, width: int) -> object:
        drawn.append(width)
        return alt.Chart(alt.Data(values=[{"a": 1}])).mark_point()  # type: ignore[attr-defined]

    for _ in range(3):
        charts.drawn(draw, "Title", "Words", ("data", [{"a": 1}]))
    charts.drawn(draw, "Title", "Words", ("data", [{"a": 2}]))
    assert drawn == [charts.WIDTH, charts.NARROW] * 2


@given(st.dictionaries(st.text(max_size=3), st.floats(0, 1e6), max_size=6), st.floats(0.1, 100))
def test_names_at_the_ends_of_lines_never_cover_each_other(ends: dict[str, float], least: float) -> None:
    placed = charts.apart(ends, least)
    heights = sorted(placed.values())
    assert all(above - below >= least * 0.999 for below, above in pairwise(heights))
    assert all(placed[name] >= ends[name] for name in ends)
    if all(above - below > least * 1.001 for below, above in pairwise(sorted(ends.values()))):
        assert placed == ends
