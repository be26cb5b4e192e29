"""The one sentence about bad input, for files, commands and importers alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class InputError(Exception):
    """Something given to us cannot be used. `str()` is one sentence for a person, naming file, row and column."""

    message: str
    file: str = ""
    row: int | None = None
    column: str = ""

    def __str__(self) -> str:
        place = [self.file] if self.file else []
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column “{self.column}”")
        return f"{', '.join(place)}: {self.message}" if place else self.message
