"""Writing in volunteering: roles, people who apply, placements and hours."""

from hedgerow.volunteering.actions.applications import apply, introduce, leave_name, pass_on, write_off
from hedgerow.volunteering.actions.deciding import accept, be_in_touch, decline, start, withdraw
from hedgerow.volunteering.actions.forgetting import forget
from hedgerow.volunteering.actions.hours import ask_for_hours, confirm, log, refuse, take_back
from hedgerow.volunteering.actions.placing import end_own, end_placement
from hedgerow.volunteering.actions.roles import (
    accept_first,
    add_role,
    change_role,
    close_role,
    pause_role,
    post_role,
    refuse_first,
)
from hedgerow.volunteering.actions.seeing import count_seen

__all__ = [
    "accept",
    "accept_first",
    "add_role",
    "apply",
    "ask_for_hours",
    "be_in_touch",
    "change_role",
    "close_role",
    "confirm",
    "count_seen",
    "decline",
    "end_own",
    "end_placement",
    "forget",
    "introduce",
    "leave_name",
    "log",
    "pass_on",
    "pause_role",
    "post_role",
    "refuse",
    "refuse_first",
    "start",
    "take_back",
    "withdraw",
    "write_off",
]
