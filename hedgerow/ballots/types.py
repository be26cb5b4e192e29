"""An election by preference and its count, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

PLACES = 100_000  # a vote in its smallest parts: the Scottish rules work to five decimal places


@dataclass(frozen=True)
class Paper:
    """`weight` ballot papers that say the same: candidates, by their place in the list, the best liked first."""

    weight: int
    ranking: tuple[int, ...]


@dataclass(frozen=True)
class Election:
    """Seats, the names of the candidates in the order of the ballot paper, and what was voted.

    `withdrawn`: places of candidates who stood down; preferences for them are passed over.
    """

    seats: int
    candidates: tuple[str, ...]
    papers: tuple[Paper, ...]
    title: str = ""
    withdrawn: frozenset[int] = field(default_factory=frozenset)


class StageKind(StrEnum):
    """What a stage of the count did."""

    FIRST = "first"  # first preferences counted
    SURPLUS = "surplus"  # what an elected candidate had above the quota passed on
    EXCLUSION = "exclusion"  # the candidate with fewest votes left the count
    LAST = "last"  # as many candidates left as seats


class TieBreak(StrEnum):
    """How candidates with equal votes were told apart."""

    EARLIER = "earlier"  # by the last stage at which they had unequal votes
    LOT = "lot"


@dataclass(frozen=True)
class Tie:
    """Candidates who were equal, who was taken of them, how, and, where an earlier stage told them apart, which (from 1)."""

    candidates: tuple[int, ...]
    taken: int
    how: TieBreak
    stage: int | None = None


@dataclass(frozen=True)
class Stage:
    """One stage. Votes are whole numbers of 1/100000 of a vote.

    candidate: whose votes were passed on, if any. gained: what each received. votes: what each has at the end of the stage
    (None for one who has left the count). spent: value on papers that name nobody further, so far. lost: fractions so far
    that the rules ignore. elected: who reached the quota, or filled the last seats, in order.
    """

    kind: StageKind
    votes: tuple[int | None, ...]
    candidate: int | None = None
    gained: tuple[int, ...] = ()
    spent: int = 0
    lost: int = 0
    elected: tuple[int, ...] = ()
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True)
class Count:
    """The outcome: how many votes elect, who was elected, in order, and how it came about.

    quota: whole votes. valid: papers with a first preference. invalid: papers without one. lot: the order of the lot that
    decides ties which no earlier stage decides; the first is favoured.
    """

    seats: int
    quota: int
    valid: int
    invalid: int
    elected: tuple[int, ...]
    stages: tuple[Stage, ...]
    lot: tuple[int, ...]
