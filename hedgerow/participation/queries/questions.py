"""Reading questions to residents and their ideas."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from hedgerow.accounts.permissions import Somebody
from hedgerow.engines.lifecycle.types import State
from hedgerow.participation.models import Conversation, Idea, Support
from hedgerow.participation.permissions import questions_seen_by
from hedgerow.participation.types import Decision, Order

ORDERS = {
    Order.NEW: ("-shown_at", "-pk"),
    Order.OLD: ("shown_at", "pk"),
    Order.SUPPORTED: ("-supporters", "-shown_at", "-pk"),
}


def questions(reader: Somebody) -> QuerySet[Conversation]:
    """The questions that somebody may read, the latest first, with how many ideas are shown (`idea_count`)."""
    rows = Conversation.objects.filter(questions_seen_by(reader)).annotate(idea_count=Count("ideas"))
    return rows.order_by("-starts_on", "-pk")


def ideas(
    question: Conversation, *, order: str = Order.NEW, ward: str = "", decision: str = "", words: str = ""
) -> QuerySet[Idea]:
    """The ideas of a question that were asked for, in an order. A decision narrows only once it has been told."""
    rows = question.ideas.all()
    if ward:
        rows = rows.filter(ward=ward)
    if decision and decision in Decision.values and question.answered_at is not None:
        rows = rows.filter(decision=decision)
    for word in words.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(text__icontains=word))
    return rows.order_by(*ORDERS[Order(order) if order in Order.values else Order.NEW])


def supported_by(ideas: Iterable[Idea], hashes: Iterable[str]) -> set[int]:
    """Which of these ideas somebody supports, by their hash for each."""
    rows = Support.objects.filter(idea__in=list(ideas), who__in=list(hashes))
    return set(rows.values_list("idea_id", flat=True))


def next_undecided(question: Conversation, after: int = 0) -> Idea | None:
    """The next idea without a decision, in the order they came; the first again after the last."""
    rows = Idea.objects.filter(conversation=question, decision=Decision.NONE).order_by("pk")
    return rows.filter(pk__gt=after).first() or rows.first()


def to_answer() -> QuerySet[Conversation]:
    """Questions that are closed, and of which nobody has been told what was decided; what is due first at the top."""
    return Conversation.objects.filter(state=State.CLOSED, answered_at__isnull=True).order_by("answer_by", "pk")


def overdue_questions(today: date) -> QuerySet[Conversation]:
    """Of these, those whose promised day has passed, and of which that has not been written down yet."""
    return to_answer().filter(answer_by__lt=today, overdue_on__isnull=True)


def live_standings() -> list[tuple[int, date | None]]:
    """Each question that takes ideas or rests, with its last day."""
    rows = Conversation.objects.filter(state__in=(State.LIVE, State.PAUSED))
    return list(rows.values_list("pk", F("ends_on")))
