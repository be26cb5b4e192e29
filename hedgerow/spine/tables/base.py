"""What every table must say of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import ibis.expr.types as ir


@dataclass(frozen=True)
class Column:
    """A column: its name, its Ibis type and what it means, in a sentence that reaches the documentation."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True)
class Table:
    """A table of the spine: `build` makes it from the raw and built tables named in `needs` (absent ones are left out)."""

    name: str
    columns: tuple[Column, ...]
    needs: tuple[str, ...]
    build: Callable[[Mapping[str, ir.Table]], ir.Table]
    key: tuple[str, ...] = ()
