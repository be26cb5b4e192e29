"""Reading seats, holders, meetings, reports and elections."""

from hedgerow.representation.queries.elections import (
    election_of,
    elections,
    hopefuls,
    in_hand,
    nominations_of,
    open_for_nominations,
    to_move_on,
)
from hedgerow.representation.queries.seats import (
    held_by_group,
    holders,
    now_empty,
    of_body,
    owed,
    owed_on_seat,
    public_seats,
    report_path,
    reports_on,
    reports_written,
    seat_of,
    seats,
    spoken_for,
    vacancies,
)

__all__ = [
    "election_of", "elections", "held_by_group", "holders", "hopefuls", "in_hand", "nominations_of", "now_empty",
    "of_body", "open_for_nominations", "owed", "owed_on_seat", "public_seats", "report_path", "reports_on",
    "reports_written", "seat_of", "seats", "spoken_for", "to_move_on", "vacancies",
]  # fmt: skip
