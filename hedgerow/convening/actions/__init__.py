"""Writes of networks: what other apps may call."""

from hedgerow.convening.actions.decisions import decide, reword, withdraw
from hedgerow.convening.actions.doing import add_action, finish_action, open_action_again
from hedgerow.convening.actions.meetings import (
    add_item,
    call_off,
    change_item,
    move_item,
    plan,
    remove_item,
    write_to_members,
)
from hedgerow.convening.actions.members import accept, ask_to_join, change_member, leave, refuse, take_in
from hedgerow.convening.actions.minutes import approve, open_again, publish, write
from hedgerow.convening.actions.networks import change, end, go_on, start
from hedgerow.convening.actions.speaking import name_myself, name_new, name_speaker
from hedgerow.convening.actions.votes import call_vote, close_vote, drop_vote, open_vote

__all__ = [
    "accept",
    "add_action",
    "add_item",
    "approve",
    "ask_to_join",
    "call_off",
    "call_vote",
    "change",
    "change_item",
    "change_member",
    "close_vote",
    "decide",
    "drop_vote",
    "end",
    "finish_action",
    "go_on",
    "leave",
    "move_item",
    "name_myself",
    "name_new",
    "name_speaker",
    "open_action_again",
    "open_again",
    "open_vote",
    "plan",
    "publish",
    "refuse",
    "remove_item",
    "reword",
    "start",
    "take_in",
    "withdraw",
    "write",
    "write_to_members",
]
