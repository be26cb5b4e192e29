"""Counting a vote from its ballots alone: as often as one likes, with the same outcome."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import Any

from hedgerow.ballots import stv
from hedgerow.ballots.types import Count, Election, Paper, Stage, StageKind, Tie, TieBreak
from hedgerow.engines.voting.models import Poll
from hedgerow.engines.voting.queries.polls import ballots, turnout
from hedgerow.engines.voting.types import Method


def election(poll: Poll) -> Election:
    """A ranked vote as an election: ballots that say the same together."""
    places = {option.id: place for place, option in enumerate(poll.choices)}
    said = Counter(tuple(places[one] for one in ballot.content) for ballot in ballots(poll))
    papers = tuple(Paper(weight, ranking) for ranking, weight in sorted(said.items()))
    return Election(poll.seats, tuple(option.label for option in poll.choices), papers, poll.title)


def outcome(poll: Poll) -> dict[str, Any]:
    """What the ballots come to.

    {"method", "roll", "voted", "quorum", "quorate", "counts": [{"id", "label", "votes"}] most first (for ranked votes: first
    preferences), "elected": [ids in order], "tied": [ids that are equal for the last place], and for ranked votes "quota",
    "valid", "seed", "stages"}. Of a vote by choice or approval with a tie for the last place, nobody tied is elected.
    """
    roll, voted = turnout(poll)
    heads = {
        "method": poll.method,
        "roll": roll,
        "voted": voted,
        "quorum": poll.quorum,
        "quorate": poll.quorum is None or voted >= poll.quorum,
    }
    return heads | (_ranked(poll) if poll.method == Method.RANKED else _plain(poll))


def _counts(poll: Poll, votes: Counter[str]) -> list[dict[str, Any]]:
    lines = [{"id": one.id, "label": one.label, "votes": votes[one.id]} for one in poll.choices]
    return sorted(lines, key=lambda line: -line["votes"])


def _plain(poll: Poll) -> dict[str, Any]:
    counts = _counts(poll, Counter(one for ballot in ballots(poll) for one in ballot.content))
    named = [line for line in counts if line["votes"]]
    last = named[poll.seats - 1]["votes"] if len(named) > poll.seats else 0
    level = [line["id"] for line in named if line["votes"] == last]
    above = [line["id"] for line in named if line["votes"] > last]
    tied = level if last and len(above) + len(level) > poll.seats else []
    return {"counts": counts, "elected": above + ([] if tied else level), "tied": tied}


def _ranked(poll: Poll) -> dict[str, Any]:
    held = election(poll)
    first = Counter(poll.options[paper.ranking[0]]["id"] for paper in held.papers for _ in range(paper.weight))
    empty: dict[str, Any] = {"counts": _counts(poll, first), "elected": [], "tied": [], "stages": [], "seed": poll.seed}
    if not held.papers:
        return empty
    counted = stv.count(held, seed=poll.seed)
    return empty | {
        "elected": [poll.options[one]["id"] for one in counted.elected],
        "quota": counted.quota,
        "valid": counted.valid,
        "lot": list(counted.lot),
        "stages": json.loads(json.dumps([asdict(stage) for stage in counted.stages])),  # as it is when it is kept
    }


def counted(poll: Poll) -> Count | None:
    """The count that was kept when a ranked vote closed; None where there is none, or nobody voted."""
    held = poll.result
    if poll.method != Method.RANKED or not held.get("stages"):
        return None
    places = {option.id: place for place, option in enumerate(poll.choices)}
    return Count(
        seats=poll.seats,
        quota=held["quota"],
        valid=held["valid"],
        invalid=0,
        elected=tuple(places[one] for one in held["elected"]),
        stages=tuple(_stage(stage) for stage in held["stages"]),
        lot=tuple(held["lot"]),
    )


def _stage(held: dict[str, Any]) -> Stage:
    ties = tuple(
        Tie(tuple(tie["candidates"]), tie["taken"], TieBreak(tie["how"]), tie["stage"]) for tie in held["ties"]
    )
    lists = {name: tuple(held[name]) for name in ("votes", "gained", "elected")}
    return Stage(**{**held, **lists, "kind": StageKind(held["kind"]), "ties": ties})
