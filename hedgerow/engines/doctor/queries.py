"""Asking every app what it finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hedgerow.engines import registry
from hedgerow.engines.doctor.types import Check, Finding, fault


@dataclass(frozen=True)
class Found:
    """What one check found."""

    check: str
    findings: tuple[Finding, ...]


def look() -> Iterator[Found]:
    """Every check, one after the other. One that fails is a fault, and the others are still made."""
    for check in registry.all_of(Check):
        try:
            yield Found(check.name, tuple(check.look()))
        except Exception as error:  # whatever it is, that is what is wrong; its text may hold what nobody should see
            do = "see to what the others say first; if it stays, tell whoever looks after the server"
            yield Found(check.name, (fault(f"it cannot be looked at ({type(error).__name__})", do),))
