"""The greedy rule: the projects with most votes first, each paid for if the money left is enough, else passed over."""

from __future__ import annotations

from collections import defaultdict

from hedgerow.ballots.budgets import Allocation, Budget, Line, Project, Verdict
from hedgerow.ballots.scores import scores

NAME = "greedy"


def allocate(budget: Budget) -> Allocation:
    """What is paid for. Among equals the one that stands first in the list goes first: published files stand in the order
    that the city drew, and whoever runs a budget of their own draws theirs before the vote. What nobody voted for is not
    paid for.
    """
    votes = scores(budget)
    place = {project.id: at for at, project in enumerate(budget.projects)}
    alike: dict[int, list[str]] = defaultdict(list)
    for project in budget.projects:
        alike[votes[project.id]].append(project.id)
    left, lines = budget.money, []
    for project in sorted(budget.projects, key=lambda one: (-votes[one.id], place[one.id])):
        verdict = _verdict(project, votes[project.id], left)
        equal = tuple(one for one in alike[votes[project.id]] if one != project.id)
        lines.append(Line(project, votes[project.id], verdict, left, equal))
        left -= project.cost if verdict is Verdict.CHOSEN else 0
    return Allocation(NAME, budget.money, tuple(lines))


def _verdict(project: Project, votes: int, left: int) -> Verdict:
    if not votes:
        return Verdict.NO_VOTES
    return Verdict.CHOSEN if project.cost <= left else Verdict.TOO_DEAR
