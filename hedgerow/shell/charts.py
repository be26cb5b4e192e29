"""Charts drawn on the server as SVG, each with its table. Nothing is fetched, and no script runs in the page.

Altair is imported at the first chart, not with the module: it takes about a second.
"""

import hashlib
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.cache import cache
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hedgerow.shell.types import Text

FACE = "Atkinson Hyperlegible Next, system-ui, sans-serif"
HEDGE, LEAF, MOSS, ACCENT, INK, QUIET, LINE = (
    "#1f4a36", "#3f7a53", "#bcd6b0", "#8a2f5c", "#22271f", "#565c4f", "#ddd4c1",
)  # fmt: skip
#: told apart by people who see colour differently, and in grey
SERIES = (HEDGE, "#9a6400", ACCENT, "#3d7499", LEAF)
WIDTH, HEIGHT = 680, 280
#: drawn again for a phone, where a wide picture would shrink until nobody could read it
NARROW = 300
NAME_HEIGHT = 0.08  # of the height of a chart of lines: one line of words, on a phone too
DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Chart:
    """A picture and the same in words. `rows` and `header` are the table; `description` says what the picture shows."""

    svg: SafeString
    narrow: SafeString
    title: Text
    description: Text
    header: tuple[Text, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Point:
    """One value: its name on the axis, how much, and the series it belongs to where there are several."""

    name: str
    value: float
    series: str = ""


def bar(
    points: Sequence[Point],
    *,
    title: Text,
    description: Text,
    axis: Text,
    show: Callable[[float], str] = "{:,.0f}".format,
    highlight: str | Collection[str] = "",
) -> Chart:
    """Bars lying down, in the order given, each with its value at its end. `highlight` names one, or several, to stand out.

    `axis` says what is measured; `show` writes a value.
    """
    marked = {highlight} if isinstance(highlight, str) else highlight
    data = [{"name": p.name, "value": p.value, "text": show(p.value), "on": p.name in marked} for p in points]

    def draw(alt: Any, width: int) -> Any:
        base = alt.Chart(alt.Data(values=data), width=width - 40, height=max(60, 34 * len(data))).encode(
            y=alt.Y(
                "name:N",
                sort=None,
                title=None,
                axis=alt.Axis(labelLimit=min(220, width // 3), domain=False, ticks=False),
            ),
            x=alt.X("value:Q", title=str(axis), axis=None, scale=alt.Scale(domainMin=0)),
        )
        colour = alt.condition("datum.on", alt.value(ACCENT), alt.value(LEAF))
        bars = base.mark_bar(cornerRadiusEnd=4, height={"band": 0.66}).encode(color=colour)
        return bars + base.mark_text(align="left", dx=6, color=INK, fontSize=13).encode(text="text:N")

    rows = tuple((p.name, show(p.value)) for p in points)
    return Chart(*drawn(draw, title, description, ("bar", data, str(axis))), title, description, ("", axis), rows)


def line(
    points: Sequence[Point],
    *,
    title: Text,
    description: Text,
    axis: Text,
    show: Callable[[float], str] = "{:,.0f}".format,
) -> Chart:
    """One line for each series, over names in the order given (months, years). Each line is named at its end."""
    names = list(dict.fromkeys(p.name for p in points))
    series = list(dict.fromkeys(p.series for p in points))
    ends_at = {p.series: p.value for p in points if p.name == names[-1]}
    least = max((p.value for p in points), default=0) * NAME_HEIGHT
    words_at = apart(ends_at, least)
    data = [
        {"name": p.name, "value": p.value, "series": p.series, "end": p.name == names[-1], "at": words_at.get(p.series)}
        for p in points
    ]

    def draw(alt: Any, width: int) -> Any:
        colour = alt.Color("series:N", legend=None, scale=alt.Scale(domain=series, range=list(SERIES[: len(series)])))
        step = max(1, -(-len(names) // (8 if width > NARROW else 4)))
        base = alt.Chart(alt.Data(values=data), width=width - 70, height=HEIGHT if width > NARROW else 220).encode(
            x=alt.X("name:N", sort=None, title=None, axis=alt.Axis(labelAngle=0, values=names[::step], ticks=False)),
            y=alt.Y("value:Q", title=str(axis), scale=alt.Scale(domainMin=0), axis=alt.Axis(domain=False, tickCount=5)),
            color=colour,
        )
        ends = base.transform_filter("datum.end")
        drawn_line = base.mark_line(strokeWidth=2.6) + ends.mark_circle(size=70, opacity=1)
        named = ends.mark_text(align="left", dx=10, fontSize=13, fontWeight=600)
        return drawn_line + named.encode(y="at:Q", text="series:N")

    held = {(p.name, p.series): show(p.value) for p in points}
    rows = tuple((name, *(held.get((name, one), "–") for one in series)) for name in names)
    header = ("", *(one or axis for one in series))
    return Chart(*drawn(draw, title, description, ("line", data, str(axis))), title, description, header, rows)


def apart(places: Mapping[str, float], least: float) -> dict[str, float]:
    """Where names stand beside the ends of lines: as near as may be, with `least` between two, so that none covers another."""
    found: dict[str, float] = {}
    below = float("-inf")
    for name, value in sorted(places.items(), key=lambda one: one[1]):
        below = found[name] = max(value, below + least)
    return found


def distribution(
    values: Sequence[float],
    *,
    marked: float,
    marked_name: str,
    title: Text,
    description: Text,
    axis: Text,
    show: Callable[[float], str] = "{:,.1f}".format,
) -> Chart:
    """Where one value stands among all the others: each a thin stroke, ours a tall one with its name."""
    data = [{"value": value} for value in values]
    ours = [{"value": marked, "text": f"{marked_name}: {show(marked)}"}]
    ordered = sorted(values)
    right = bool(ordered) and marked > (ordered[0] + ordered[-1]) / 2

    def draw(alt: Any, width: int) -> Any:
        x = alt.X(
            "value:Q",
            title=str(axis),
            scale=alt.Scale(zero=False, nice=True),
            axis=alt.Axis(grid=False, tickCount=max(4, width // 90)),
        )
        size = {"width": width, "height": 90}
        all_of_them = alt.Chart(alt.Data(values=data), **size).mark_tick(
            color=LEAF, opacity=0.45, thickness=1.5, height=44
        )
        mark = alt.Chart(alt.Data(values=ours), **size)
        words = mark.mark_text(
            align="right" if right else "left", dx=-8 if right else 8, dy=-36, fontSize=14, fontWeight=600, color=ACCENT
        )
        return (
            all_of_them.encode(x=x) + mark.mark_tick(color=ACCENT, opacity=1, thickness=4, height=86).encode(x=x)
            + words.encode(x=x, text="text:N")
        )  # fmt: skip

    rows = ((marked_name, show(marked)), *_quartiles(ordered, show))
    return Chart(
        *drawn(draw, title, description, ("distribution", data, ours, str(axis))), title, description, ("", axis), rows
    )


def _quartiles(ordered: Sequence[float], show: Callable[[float], str]) -> tuple[tuple[str, str], ...]:
    if not ordered:
        return ()
    names = (_("Lowest"), _("A quarter are below"), _("Half are below"), _("Three quarters are below"), _("Highest"))
    last = len(ordered) - 1
    return tuple((name, show(ordered[round(last * step / 4)])) for step, name in enumerate(names))


def drawn(
    draw: Callable[[Any, int], Any], title: Text, description: Text, shows: Sequence[Any]
) -> tuple[SafeString, SafeString]:
    """The SVG of an altair chart in our theme, wide and narrow. The same data are drawn once a day: `shows` is all that the
    picture is made of."""
    key = "chart:" + hashlib.sha256(repr(shows).encode()).hexdigest()
    stored = cache.get(key)
    if stored is None:
        stored = (_render(draw, WIDTH), _render(draw, NARROW))
        cache.set(key, stored, DAY)
    wide, narrow = (_named(svg, str(title), str(description)) for svg in stored)
    return wide, narrow


def _render(draw: Callable[[Any, int], Any], width: int) -> str:
    alt, vl_convert = _drawing_tools()
    chart = draw(alt, width).configure(**_theme())
    svg: str = vl_convert.vegalite_to_svg(chart.to_dict(), allowed_base_urls=[])
    return svg


@lru_cache(maxsize=1)
def _drawing_tools() -> tuple[Any, Any]:
    import altair
    import vl_convert

    return altair, vl_convert


def _named(svg: str, title: str, description: str) -> SafeString:
    """The picture with a name for screen readers, no fixed size, ids of its own (several charts share a page), and
    nothing that a strict content policy refuses."""
    opening, inside = svg.split(">", 1)
    box = re.search(r'viewBox="[^"]*"', opening)
    own = hashlib.sha256(svg.encode()).hexdigest()[:8]
    inside = re.sub(r' (?:style|aria-[a-z]+|role)="[^"]*"', "", inside)
    inside = re.sub(r'(id="|url\(#)(\w+)', rf"\1c{own}\2", inside)
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" {} role="img" aria-label="{}">{}',
        mark_safe(box[0] if box else ""),  # noqa: S308 - four numbers from vl-convert
        f"{title}. {description}",
        mark_safe(inside),  # noqa: S308 - drawn by vl-convert, which escapes words
    )


def _theme() -> dict[str, Any]:
    words = {"labelFont": FACE, "titleFont": FACE, "labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": 500}
    return {
        "background": "transparent",
        "font": FACE,
        "padding": 4,
        "view": {"stroke": None},
        "axis": {**words, "labelColor": INK, "titleColor": QUIET, "gridColor": LINE, "domainColor": LINE,
                 "tickColor": LINE, "labelPadding": 6, "titlePadding": 10},
        "axisX": {"grid": False},
    }  # fmt: skip
