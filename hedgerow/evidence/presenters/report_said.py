"""What a report's blocks are made of, and how amounts are said in them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.evidence.queries.report_words import told
from hedgerow.evidence.types.indicators import Amount, Missing, Unit
from hedgerow.evidence.types.reports import Cell, Claim

MEAN = "mean"  # hundredths of points from 1 to 5


@dataclass(frozen=True)
class Said:
    """One thing in a table: as people read it, as a spreadsheet holds it, and where it opens."""

    text: str
    value: str | int | float
    unit: str = ""
    url: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table: its first column names the row. `anchor`: what the page calls it, where something leads to it."""

    title: str
    lead: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Said, ...], ...]
    kind: str = "sheet"
    level: int = 2
    anchor: str = ""

    @property
    def paired(self) -> list[list[tuple[str, Said]]]:
        """Rows whose every cell stands beside its head, as a phone shows them."""
        return [list(zip(self.heads, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Large:
    """A figure that stands large at the top."""

    label: str
    said: Said
    beside: str


@dataclass(frozen=True)
class Top:
    """What stands at the top: sentences, and figures that stand large."""

    lines: tuple[str, ...]
    large: tuple[Large, ...]
    title: str = ""
    kind: str = "top"


@dataclass(frozen=True)
class Map:
    """The place by ward, in five shades; the table beneath says the same."""

    title: str
    alt: str
    cells: tuple[Cell, ...]
    kind: str = "map"


@dataclass(frozen=True)
class Changes:
    """Claims of a pathway, strongest first."""

    title: str
    claims: tuple[Claim, ...]
    unread: str
    kind: str = "changes"
    level: int = 3


@dataclass(frozen=True)
class Words:
    """Sentences; each may have a name before it."""

    title: str
    lines: tuple[tuple[str, str], ...]
    kind: str = "words"
    level: int = 2


Block = Sheet | Top | Map | Changes | Words


def amount(one: Amount, unit: str, url: str = "") -> Said:
    """An amount in a table. A spreadsheet holds pounds, fractions of one and whole numbers; a range is words there too."""
    if unit == MEAN:
        text = told(one, unit) if one.value is None else f"{one.value / 100:.1f}"
        return Said(text, text if one.value is None else one.value / 100, unit)
    text = told(one, unit)
    if one.value is None or one.missing is not Missing.NONE:
        return Said(text, text, "", url)
    value = one.value / 100 if unit in (Unit.POUNDS, Unit.PERCENT) else one.value
    return Said(text, value, unit, url)


def count(value: int, url: str = "") -> Said:
    return amount(Amount(value), Unit.COUNT, url)


def words(text: str) -> Said:
    return Said(text, text)


def change(now: Amount, before: Amount, unit: str) -> Said:
    """How far an amount moved, with its sign."""
    if now.value is None or before.value is None or now.missing or before.missing:
        return words("–")
    moved = now.value - before.value
    if not moved:
        return Said(_("the same"), 0, unit)
    text = told(Amount(abs(moved)), unit)
    if unit == Unit.PERCENT:
        text = ngettext("one point", "%(points)s points", abs(moved)) % {"points": abs(moved)}
    return Said(
        f"+{text}" if moved > 0 else f"−{text}", moved / 100 if unit in (Unit.POUNDS, Unit.PERCENT) else moved, unit
    )
