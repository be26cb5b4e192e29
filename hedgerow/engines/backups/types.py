"""What a backup says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

FORMAT = 1


@dataclass(frozen=True)
class Member:
    """One file inside a backup: its length in bytes and its SHA-256."""

    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """The last file of a backup. It names every other with its hash, so that nothing is missing and nothing was added.

    database: "sqlite" or "postgresql". migrations: how far each app's tables were. tables: rows by table. columns and
    sequences are for PostgreSQL alone. left_out: what is not in it, each with how to get it again.
    """

    made_at: str
    version: str
    database: str
    migrations: tuple[tuple[str, str], ...]
    tables: Mapping[str, int]
    members: Mapping[str, Member]
    left_out: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sequences: Mapping[str, int] = field(default_factory=dict)
    format: int = FORMAT

    def as_data(self) -> dict[str, Any]:
        """As JSON holds it."""
        return asdict(self)


@dataclass(frozen=True)
class Made:
    """A backup that was written."""

    path: str
    bytes: int
    encrypted: bool
    manifest: Manifest
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Restored:
    """An installation that was brought back. `again` is how many people were erased anew."""

    manifest: Manifest
    again: int
    aside: str = ""


@dataclass(frozen=True)
class Tried:
    """A backup that was tried out. `faults` are sentences; there are none where it can be relied on."""

    manifest: Manifest | None
    entries: int
    faults: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not self.faults
