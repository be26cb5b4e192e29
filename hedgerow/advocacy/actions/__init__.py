"""Writing: issues and voices, positions, asks and answers, changes, consultations."""

from hedgerow.advocacy.actions.asking import (
    answer_ask,
    change_ask,
    drop_ask,
    note_unanswered,
    prepare_ask,
    put_ask,
    write_letter,
)
from hedgerow.advocacy.actions.changing import claim_change, look_again
from hedgerow.advocacy.actions.consulting import add_consultation, change_consultation, leave_consultation
from hedgerow.advocacy.actions.forgetting import empty_voices
from hedgerow.advocacy.actions.positions import agree, ask_groups, take_stand, write_position
from hedgerow.advocacy.actions.raising import (
    add_voice,
    change_issue,
    raise_issue,
    rest,
    show_voice,
    wake,
    withdraw_voice,
)
from hedgerow.advocacy.actions.sending import refuse_issue, send_issue, take_issue
from hedgerow.advocacy.actions.together import merge
from hedgerow.advocacy.actions.voting import call_vote, settle_vote

__all__ = [
    "add_consultation", "add_voice", "agree", "answer_ask", "ask_groups", "call_vote", "change_ask",
    "change_consultation", "change_issue", "claim_change", "drop_ask", "empty_voices", "leave_consultation",
    "look_again", "merge", "note_unanswered", "prepare_ask", "put_ask", "raise_issue", "refuse_issue", "rest",
    "send_issue", "settle_vote", "show_voice", "take_issue", "take_stand", "wake", "withdraw_voice", "write_letter",
    "write_position",
]  # fmt: skip
