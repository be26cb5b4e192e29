"""What a vote came to, as pages of any app show it: `result_of` is what the `poll-result` component takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hedgerow.ballots.types import Count
from hedgerow.engines.voting.models import Poll
from hedgerow.engines.voting.queries import counting, polls, telling
from hedgerow.engines.voting.types import Method, State

MOST_LISTED = 500


@dataclass(frozen=True)
class Bar:
    """An option with its votes, as the `bars` component draws it."""

    label: str
    share: float
    text: str
    url: str = ""


@dataclass(frozen=True)
class StageLine:
    """A stage as it is told."""

    number: int
    title: str
    says: list[str]


@dataclass(frozen=True)
class CandidateLine:
    """A candidate's row in the table: votes at the end of each stage, and the stage at which they were elected, if any."""

    name: str
    votes: list[str]
    elected: bool


@dataclass(frozen=True)
class Listed:
    """A ballot in the published list. `voter` is empty where the vote was secret."""

    receipt: str
    says: str
    voter: str = ""


def outcome_page(poll: Poll) -> dict[str, Any]:
    """All that is told of a vote; while it runs, only how many have voted."""
    roll, voted = polls.turnout(poll)
    context: dict[str, Any] = {"poll": poll, "roll": roll, "voted": voted, "closed": poll.state == State.CLOSED}
    if context["closed"]:
        context |= {"result": result_of(poll), "ballots": listed(poll), "most_listed": MOST_LISTED}
    return context


def result_of(poll: Poll) -> dict[str, Any]:
    """The outcome of a closed vote for the `poll-result` component."""
    held = poll.result
    labels = {option.id: option.label for option in poll.choices}
    result: dict[str, Any] = {
        "poll": poll,
        "quorate": held.get("quorate", True),
        "roll": held.get("roll", 0),
        "voted": held.get("voted", 0),
        "elected": [labels[one] for one in held.get("elected", ())],
        "tied": [labels[one] for one in held.get("tied", ())],
    }
    count = counting.counted(poll)
    return result | (_stages(poll, count) if count else {"bars": _bars(poll)})


def _bars(poll: Poll) -> list[Bar]:
    counts, voted = poll.result.get("counts", ()), poll.result.get("voted", 0)
    return [Bar(line["label"], line["votes"] / max(voted, 1), str(line["votes"])) for line in counts]


def _stages(poll: Poll, count: Count) -> dict[str, Any]:
    names = [option.label for option in poll.choices]
    numbers = range(len(count.stages))
    order = sorted(range(len(names)), key=lambda one: _rank(count, one))
    return {
        "quota": count.quota,
        "stages": [
            StageLine(at + 1, telling.heading(count.stages[at], names), telling.sentences(count, at, names, poll.seed))
            for at in numbers
        ],
        "lines": [CandidateLine(names[one], _row(count, one), one in count.elected) for one in order],
        "no_further": [telling.votes(stage.spent + stage.lost) for stage in count.stages],
    }


def _rank(count: Count, one: int) -> tuple[int, int]:
    """Elected ones in their order, then the others by how long they stayed and what they had."""
    if one in count.elected:
        return (0, count.elected.index(one))
    stayed = [stage.votes[one] for stage in count.stages if stage.votes[one] is not None]
    return (1, -len(stayed) * 10**15 - (stayed[-1] or 0 if stayed else 0))


def _row(count: Count, one: int) -> list[str]:
    return ["–" if stage.votes[one] is None else telling.votes(stage.votes[one] or 0) for stage in count.stages]


def listed(poll: Poll, most: int | None = MOST_LISTED) -> list[Listed]:
    """The published list: every ballot by its receipt, and by its voter where the vote was not secret."""
    labels = {option.id: option.label for option in poll.choices}
    between = " > " if poll.method == Method.RANKED else ", "
    rows = polls.ballots(poll)
    rows = rows if poll.secret else rows.select_related("entry")
    return [
        Listed(
            ballot.receipt,
            between.join(labels[one] for one in ballot.content),
            "" if poll.secret else ballot.entry.name,
        )
        for ballot in (rows if most is None else rows[:most])
    ]
