"""What a table of our accounts would do: read only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from hedgerow.agreements.models import CostLine
from hedgerow.agreements.rules.accounts import read_day, read_function, read_pence
from hedgerow.agreements.types import SHARED
from hedgerow.charter.types import Function
from hedgerow.engines.imports.types import Change, CheckedRow, Outcome, Problem, RawRow
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds

LONGEST = 200
Key = tuple[date, str, int]


@dataclass
class Reading:
    """One row as facts, what is wrong with it, and the line of ours that it is, if that is here already."""

    row: RawRow
    on: date | None = None
    words: str = ""
    pence: int = 0
    function: str = SHARED
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    here: CostLine | None = None

    @property
    def key(self) -> Key | None:
        return (self.on, self.words.casefold(), self.pence) if self.on and self.words and self.pence else None


def check_rows(rows: Sequence[RawRow]) -> list[CheckedRow]:
    """What each row would do, in order."""
    return [_checked(reading) for reading in read_rows(rows)]


def read_rows(rows: Sequence[RawRow]) -> list[Reading]:
    """Rows as facts, each beside the line that it is. The accounts of a year come again and again as it goes on: of lines
    that are alike in day, words and amount, as many are here already as came before."""
    readings = [_read(row) for row in rows]
    held = lines_of(readings)
    waiting = [reading for reading in readings if reading.key]
    for same_function in (True, False):
        for reading in waiting:
            _meet(reading, held, same_function=same_function)
    return readings


def _read(row: RawRow) -> Reading:
    reading = Reading(row, words=" ".join(row.text("words").split()))
    readers = {"on": read_day, "pence": read_pence, "function": read_function}
    for column, reader in readers.items():
        try:
            setattr(reading, column, reader(row.text(column)))
        except ValueError as error:
            reading.errors.append(Problem(str(error), column))
    if not reading.words:
        reading.errors.append(Problem(_("Say what the cost was for."), "words"))
    if len(reading.words) > LONGEST:
        reading.errors.append(Problem(_("This is too long: %(most)s letters at most.") % {"most": LONGEST}, "words"))
    if reading.on and reading.on > clock.today():
        reading.warnings.append(Problem(_("This day is yet to come."), "on"))
    return reading


def lines_of(readings: Sequence[Reading]) -> dict[Key, list[CostLine]]:
    """Lines that are here of the days of some rows, those that are alike together."""
    days = {reading.on for reading in readings if reading.on}
    if not days:
        return {}
    found: dict[Key, list[CostLine]] = {}
    for line in CostLine.objects.filter(on__gte=min(days), on__lte=max(days)).order_by("pk"):
        found.setdefault((line.on, line.words.casefold(), line.pence), []).append(line)
    return found


def _meet(reading: Reading, held: dict[Key, list[CostLine]], *, same_function: bool) -> None:
    if reading.here is not None or reading.key is None:
        return
    lines = held.get(reading.key, [])
    found = next((line for line in lines if not same_function or line.function == reading.function), None)
    if found is not None:
        lines.remove(found)
        reading.here = found


def _checked(reading: Reading) -> CheckedRow:
    errors, warnings = tuple(reading.errors), tuple(reading.warnings)
    if reading.here is None:
        title = f"{reading.words} {pounds(reading.pence)}" if reading.pence else reading.words
        return CheckedRow(Outcome.NEW, title, errors, warnings)
    if reading.here.function == reading.function:
        return CheckedRow(Outcome.SAME, reading.words, errors, warnings)
    change = Change(_("Function"), named(reading.here.function), named(reading.function))
    return CheckedRow(Outcome.CHANGE, reading.words, errors, warnings, (change,))


def named(function: str) -> str:
    """A function, or that it is for all of them."""
    return str(Function(function).label) if function else _("shared by all")
