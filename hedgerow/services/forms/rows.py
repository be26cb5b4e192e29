"""Fields that stand once for each of several things, and once more for another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

MOST = 30
MAKERS = Mapping[str, Callable[[], forms.Field]]


@dataclass(frozen=True)
class Rows:
    """The names of the fields of each row, by what they are."""

    names: tuple[dict[str, str], ...]

    def filled(self, said: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows in which something stands, by what it is."""
        rows = ({short: said.get(name) for short, name in names.items()} for names in self.names)
        return [row for row in rows if any(value not in (None, "", [], ()) for value in row.values())]


def add_rows(made: dict[str, forms.Field], kind: str, there: int, makers: MAKERS) -> Rows:
    """Make the fields "place0_name" and so on for what is there, and for one more; the first row is always there."""
    rows = []
    for number in range(min(there + 1, MOST) if there else 2):
        rows.append({short: f"{kind}{number}_{short}" for short in makers})
        made.update({rows[-1][short]: make() for short, make in makers.items()})
    return Rows(tuple(rows))


def time_field(label: Any) -> forms.TimeField:
    """A time of day, with the browser's own clock."""
    return forms.TimeField(label=label, required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
