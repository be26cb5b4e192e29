"""Asking residents and telling them what was decided; sharing out money by their votes."""

from hedgerow.participation.actions.answering import answer, decide_idea
from hedgerow.participation.actions.asking import add_question, change_question, close_question, open_question
from hedgerow.participation.actions.budgets import add_budget, announce, change_budget, drop_budget, open_voting
from hedgerow.participation.actions.deciding import decide_budget, stop_budget
from hedgerow.participation.actions.forgetting import forget_idea_addresses, forget_project_addresses, note_overdue
from hedgerow.participation.actions.ideas import send_idea, show_idea, support, take_back
from hedgerow.participation.actions.projects import check_project, propose
from hedgerow.participation.actions.voting import let_in, send_ballot_link

__all__ = [
    "add_budget",
    "add_question",
    "announce",
    "answer",
    "change_budget",
    "change_question",
    "check_project",
    "close_question",
    "decide_budget",
    "decide_idea",
    "drop_budget",
    "forget_idea_addresses",
    "forget_project_addresses",
    "let_in",
    "note_overdue",
    "open_question",
    "open_voting",
    "propose",
    "send_ballot_link",
    "send_idea",
    "show_idea",
    "stop_budget",
    "support",
    "take_back",
]
