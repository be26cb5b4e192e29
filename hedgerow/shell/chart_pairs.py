"""A chart of two values side by side for each name: then and now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hedgerow.shell.charts import ACCENT, INK, LEAF, MOSS, NARROW, Chart, drawn
from hedgerow.shell.types import Text


@dataclass(frozen=True)
class Pair:
    """One name with its value now, and before where there was one. `low` makes it stand out."""

    name: str
    now: float
    before: float | None = None
    low: bool = False


def pairs(
    rows: Sequence[Pair],
    *,
    title: Text,
    description: Text,
    now: Text,
    before: Text = "",
    show: Callable[[float], str] = "{:.0%}".format,
    most: float = 1.0,
    key: str = "",
) -> Chart:
    """Bars lying down, in the order given; where there was a value before, a paler and thinner one beneath. `now` and
    `before` name the two; `most` is the length of the whole; `key` caches the picture for a day."""
    both = any(row.before is not None for row in rows)
    names = [row.name for row in rows]
    data = [{"name": row.name, "value": row.now, "text": show(row.now), "low": row.low} for row in rows]
    earlier = [{"name": row.name, "value": row.before} for row in rows if row.before is not None]

    def draw(alt: Any, width: int) -> Any:
        labels = width // 2 - 20 if width <= NARROW else 230
        size = {"width": width - labels - 60, "height": 36 * len(rows)}
        y = alt.Y("name:N", sort=names, title=None, axis=alt.Axis(labelLimit=labels, domain=False, ticks=False))
        x = alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, most]))
        base = alt.Chart(alt.Data(values=data), **size).encode(y=y, x=x)
        colour = alt.condition("datum.low", alt.value(ACCENT), alt.value(LEAF))
        shown = base.mark_bar(cornerRadiusEnd=4, size=14, yOffset=-5 if both else 0).encode(color=colour)
        words = base.mark_text(align="left", dx=6, dy=-5 if both else 0, color=INK, fontSize=13)
        layers = shown + words.encode(text="text:N")
        if not both:
            return layers
        then = alt.Chart(alt.Data(values=earlier), **size).encode(y=y, x=x)
        return then.mark_bar(cornerRadiusEnd=4, size=7, yOffset=9, color=MOSS) + layers

    table = tuple(
        (row.name, *((show(row.before) if row.before is not None else "–",) if both else ()), show(row.now))
        for row in rows
    )
    header = ("", before, now) if both else ("", now)
    return Chart(*drawn(draw, title, description, key), title, description, header, table)
