"""Writes: running rounds, and applying to them."""

from hedgerow.programmes.actions.applying import (
    answer_other,
    ask_other,
    attach,
    begin,
    detach,
    drop_other,
    save,
    send,
    send_way_back,
    withdraw,
)
from hedgerow.programmes.actions.programmes import add_programme, change_programme
from hedgerow.programmes.actions.reminding import remind_unsent
from hedgerow.programmes.actions.rounds import (
    add_round,
    assess_round,
    change_round,
    copy_form,
    drop_round,
    open_round,
    set_criteria,
    set_form,
    set_guide,
)

__all__ = [
    "add_programme",
    "add_round",
    "answer_other",
    "ask_other",
    "assess_round",
    "attach",
    "begin",
    "change_programme",
    "change_round",
    "copy_form",
    "detach",
    "drop_other",
    "drop_round",
    "open_round",
    "remind_unsent",
    "save",
    "send",
    "send_way_back",
    "set_criteria",
    "set_form",
    "set_guide",
    "withdraw",
]
