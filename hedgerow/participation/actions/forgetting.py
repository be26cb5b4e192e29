"""Forgetting addresses, and writing down, once, what was promised and not told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.participation import queries
from hedgerow.participation.actions.asking import ACTIVITY
from hedgerow.participation.actions.budgets import ACTIVITY as BUDGETS
from hedgerow.participation.models import Budget, Conversation, Idea, Project


def forget_idea_addresses(keys: Sequence[Any]) -> None:
    """Empty the addresses left with ideas; the ideas stay, as nobody's."""
    Idea.objects.filter(pk__in=list(keys)).update(email="")


def forget_project_addresses(keys: Sequence[Any]) -> None:
    """Empty the addresses left with projects; the projects stay."""
    Project.objects.filter(pk__in=list(keys)).update(email="")


def note_overdue(today: date) -> str:
    """Nightly: what was to be told by a day that has passed is written down once as something that people did not get."""
    questions, budgets = list(queries.overdue_questions(today)), list(queries.overdue_budgets(today))
    for question in questions:
        _note(question, today, ACTIVITY, "conversation.unanswered")
    for budget in budgets:
        _note(budget, today, BUDGETS, "budget.undecided")
    return f"{len(questions) + len(budgets)} results overdue"


@transaction.atomic
def _note(record: Conversation | Budget, today: date, activity: str, act: str) -> None:
    held = type(record)._default_manager.select_for_update().in_bulk([record.pk])[record.pk]
    if held.overdue_on is not None:
        return
    held.overdue_on = today
    held.save(update_fields=["overdue_on"])
    work = Work(activity=activity, act=act, on=today, unmet=True, ref=str(record.ref), audience=Audience.STAFF)
    ledger.record(by=None, work=work)
