"""Two places' agreements beside each other."""

from __future__ import annotations

from dataclasses import dataclass

from hedgerow.charter import rules
from hedgerow.charter.types import Function, Reading


@dataclass(frozen=True)
class Part:
    """Words of one kind: a function's activities, or priorities."""

    title: str
    compared: rules.Compared


@dataclass(frozen=True)
class ComparedPage:
    """What both have, and what only one has, part by part; and the one number on top."""

    theirs: str
    parts: tuple[Part, ...]
    both: int
    ours_only: int
    theirs_only: int


def compared(ours: Reading, theirs: Reading) -> ComparedPage:
    """Function by function, then the priorities."""
    parts = [
        Part(
            str(function.label),
            rules.compared(
                [(code, name) for code, name, of in ours.activities if of == function],
                [(code, name) for code, name, of in theirs.activities if of == function],
            ),
        )
        for function in Function
    ]
    done = [part.compared for part in parts]
    named = f"{theirs.title}, {theirs.place}" if theirs.place else theirs.title
    return ComparedPage(
        theirs=named,
        parts=(*parts, Part("", rules.compared(ours.priorities, theirs.priorities))),
        both=sum(len(one.both) for one in done),
        ours_only=sum(len(one.only_here) for one in done),
        theirs_only=sum(len(one.only_there) for one in done),
    )
