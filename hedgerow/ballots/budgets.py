"""A participatory budget and what a rule makes of it, as plain values. Money is in whole pence (hundredths)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class VoteType(StrEnum):
    """How people voted, in Pabulib's words."""

    APPROVAL = "approval"  # ticks
    CHOOSE_1 = "choose-1"  # one tick
    ORDINAL = "ordinal"  # an order, the best liked first
    CUMULATIVE = "cumulative"  # points to give away
    SCORING = "scoring"  # points for each


@dataclass(frozen=True)
class Project:
    """Something that could be paid for. `facts`: what else the file says of it, by column."""

    id: str
    cost: int
    name: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Vote:
    """What one voter said: projects, the best liked first; the points of each, where they gave points."""

    voter: str
    projects: tuple[str, ...]
    points: tuple[int, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Budget:
    """So much money, projects, and votes. `meta`: everything that the file says of itself, by key."""

    money: int
    projects: tuple[Project, ...]
    votes: tuple[Vote, ...]
    vote_type: VoteType = VoteType.APPROVAL
    rule: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)


class Verdict(StrEnum):
    """Why a project is paid for, or not."""

    CHOSEN = "chosen"
    TOO_DEAR = "too dear"  # it costs more than was left when its turn came
    NO_VOTES = "no votes"


@dataclass(frozen=True)
class Line:
    """One project in the order of its turn. `left`: the money there was when its turn came. `equal`: others with as many
    votes, between whom the tie-break decided."""

    project: Project
    score: int
    verdict: Verdict
    left: int
    equal: tuple[str, ...] = ()


@dataclass(frozen=True)
class Allocation:
    """What a rule makes of a budget: every project in the order of its turn."""

    rule: str
    money: int
    lines: tuple[Line, ...]

    @property
    def selected(self) -> tuple[str, ...]:
        """The ids of what is paid for, in order."""
        return tuple(line.project.id for line in self.lines if line.verdict is Verdict.CHOSEN)

    @property
    def cost(self) -> int:
        """What it costs together, in pence."""
        return sum(line.project.cost for line in self.lines if line.verdict is Verdict.CHOSEN)
