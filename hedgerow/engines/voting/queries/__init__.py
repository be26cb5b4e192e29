"""Reading votes: rolls, ballots, what they come to, and who still has to vote."""

from hedgerow.engines.voting.queries.counting import counted, election, outcome
from hedgerow.engines.voting.queries.polls import (
    ballot_path,
    ballots,
    by_token,
    due_to_close,
    entry_of,
    nearly_over,
    of_person,
    offer,
    owed_by,
    polls_of,
    roll_holds,
    rolls,
    turnout,
)
from hedgerow.engines.voting.queries.showing import listed, outcome_page, result_of

__all__ = [
    "ballot_path",
    "ballots",
    "by_token",
    "counted",
    "due_to_close",
    "election",
    "entry_of",
    "listed",
    "nearly_over",
    "of_person",
    "offer",
    "outcome",
    "outcome_page",
    "owed_by",
    "polls_of",
    "result_of",
    "roll_holds",
    "rolls",
    "turnout",
]
