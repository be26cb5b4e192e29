"""Writes of representation."""

from hedgerow.representation.actions.elections import call_election, call_off, change_election
from hedgerow.representation.actions.erasing import erase_nominations
from hedgerow.representation.actions.holding import end_holding, fill_seat, note_empty
from hedgerow.representation.actions.nominating import decide, nominate, withdraw
from hedgerow.representation.actions.reporting import add_meeting, ask_for_reports, brief, report
from hedgerow.representation.actions.seats import add_seat, change_seat, close_seat
from hedgerow.representation.actions.voting import declare, open_vote

__all__ = [
    "add_meeting",
    "add_seat",
    "ask_for_reports",
    "brief",
    "call_election",
    "call_off",
    "change_election",
    "change_seat",
    "close_seat",
    "decide",
    "declare",
    "end_holding",
    "erase_nominations",
    "fill_seat",
    "nominate",
    "note_empty",
    "open_vote",
    "report",
    "withdraw",
]
