"""Writes of problems and offers."""

from hedgerow.offers.actions.answering import answer, put, reply, take_back, write_off
from hedgerow.offers.actions.building import (
    add_part,
    ask_groups,
    begin_offer,
    change_offer,
    change_part,
    drop_part,
    say,
)
from hedgerow.offers.actions.delivering import close_period, deliver
from hedgerow.offers.actions.helping import could_help, has_said
from hedgerow.offers.actions.problems import (
    change_problem,
    close_problem,
    open_problem,
    send_back,
    send_problem,
    state_problem,
)
from hedgerow.offers.actions.reporting import ask_for_reports, report

__all__ = [
    "add_part",
    "answer",
    "ask_for_reports",
    "ask_groups",
    "begin_offer",
    "change_offer",
    "change_part",
    "change_problem",
    "close_period",
    "close_problem",
    "could_help",
    "deliver",
    "drop_part",
    "has_said",
    "open_problem",
    "put",
    "reply",
    "report",
    "say",
    "send_back",
    "send_problem",
    "state_problem",
    "take_back",
    "write_off",
]
