"""Two records side by side."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One fact of both records. `differs` where both say something, and not the same."""

    label: str
    one: str
    two: str

    @property
    def differs(self) -> bool:
        return bool(self.one and self.two and self.one != self.two)


def lines(first: dict[str, str], second: dict[str, str]) -> list[Line]:
    """The facts of two records by their labels, those that neither has left out."""
    return [Line(label, first[label], second[label]) for label in first if first[label] or second[label]]
