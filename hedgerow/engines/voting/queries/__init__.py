"""Reading votes: rolls, ballots, what they come to, and who still has to vote."""

from hedgerow.engines.voting.queries.counting import election, outcome
from hedgerow.engines.voting.queries.polls import (
    ballot_path,
    ballots,
    by_token,
    due_to_close,
    entry_of,
    of_person,
    offer,
    owed_by,
    polls_of,
    roll_holds,
    rolls,
    turnout,
)

__all__ = [
    "ballot_path",
    "ballots",
    "by_token",
    "due_to_close",
    "election",
    "entry_of",
    "of_person",
    "offer",
    "outcome",
    "owed_by",
    "polls_of",
    "roll_holds",
    "rolls",
    "turnout",
]
