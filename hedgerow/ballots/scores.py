"""How much each project is liked, by the kind of vote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from hedgerow.ballots.budgets import Budget, Vote, VoteType


def scores(budget: Budget) -> dict[str, int]:
    """Votes for each project: one for each tick; where points were given, their sum.

    For an order without points, as many points as places: with at most three choices 3, 2 and 1 (Pabulib's `max_length`).
    """
    places = _places(budget)
    total: Counter[str] = Counter({project.id: 0 for project in budget.projects})
    for vote in budget.votes:
        for project, points in _points(vote, budget.vote_type, places):
            total[project] += points
    return dict(total)


def supporters(budget: Budget) -> dict[str, int]:
    """How many people named each project at all."""
    named: Iterable[str] = (project for vote in budget.votes for project in vote.projects)
    return dict(Counter({project.id: 0 for project in budget.projects}) + Counter(named))


def _places(budget: Budget) -> int:
    said = budget.meta.get("max_length", "")
    return int(said) if said.isdigit() else max((len(vote.projects) for vote in budget.votes), default=0)


def _points(vote: Vote, kind: VoteType, places: int) -> Iterator[tuple[str, int]]:
    if vote.points and kind not in (VoteType.APPROVAL, VoteType.CHOOSE_1):
        yield from zip(vote.projects, vote.points, strict=True)
    elif kind is VoteType.ORDINAL:
        yield from ((project, max(places - at, 0)) for at, project in enumerate(vote.projects))
    else:
        yield from ((project, 1) for project in vote.projects)
