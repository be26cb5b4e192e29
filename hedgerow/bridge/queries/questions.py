"""Reading questions, who was asked, and what came back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core import signing
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from hedgerow.bridge.models import Answer, Asked, Question
from hedgerow.bridge.types import SEEN, ShownQuestions, State
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import resolve
from hedgerow.people.queries.roles import ids_with_merged

SALT = "bridge.answer"


def questions() -> QuerySet[Question]:
    """Questions with their body, department and officer."""
    return Question.objects.select_related("body__merged_into", "department", "office__contact")


def counted(found: Any) -> Any:
    """The same with how many groups were `put` the question, and how many answered (`given`)."""
    return found.annotate(
        put=Coalesce(Subquery(_many(Asked.objects.filter(own=False)), output_field=IntegerField()), 0),
        given=Coalesce(Subquery(_many(Answer.objects.all()), output_field=IntegerField()), 0),
    )


def _many(rows: Any) -> Any:
    return rows.filter(question=OuterRef("pk")).order_by().values("question").annotate(n=Count("pk")).values("n")


def listed(*, words: str = "", body: int | None = None, show: str = "", today: date) -> QuerySet[Any]:
    """The questions of a list, with their counts."""
    found = questions()
    if words:
        found = found.filter(Q(title__icontains=words) | Q(decides__icontains=words) | Q(body__name__icontains=words))
    if body:
        found = found.filter(Q(body=body) | Q(body__merged_into=body))
    rows: QuerySet[Any] = counted(_shown(found, show, today))
    return rows


def _shown(found: QuerySet[Question], show: str, today: date) -> QuerySet[Question]:
    states = {
        ShownQuestions.OPEN: Q(state=State.OPEN),
        ShownQuestions.CHECK: Q(state=State.WITH_US),
        ShownQuestions.OWED: Q(state=State.CLOSED),
        ShownQuestions.LATE: late_when(today),
        ShownQuestions.SAID: Q(state=State.ANSWERED),
    }
    return found.filter(states[ShownQuestions(show)]) if show in states else found


def late_when(today: date) -> Q:
    """Questions whose day has passed without the body's word on what came of them."""
    return Q(state__in=(State.OPEN, State.CLOSED), answer_by__lt=today)


def public_questions(**filters: Any) -> QuerySet[Any]:
    """What everybody may read: public questions that groups were asked."""
    rows: QuerySet[Any] = listed(**filters)
    return rows.filter(public=True, state__in=SEEN)


def of_body(body: Organisation) -> QuerySet[Any]:
    """All questions of a public body, with their counts."""
    rows: QuerySet[Any] = counted(questions().filter(body__in=ids_with_merged(body)))
    return rows


def question_of(pk: int) -> Question | None:
    """One question."""
    return questions().filter(pk=pk).first()


def for_group(group: Organisation) -> QuerySet[Any]:
    """The questions that a group was asked, each with `given` (whether it has answered)."""
    ids = ids_with_merged(group)
    mine = Asked.objects.filter(question=OuterRef("pk"), organisation__in=ids)
    answered = Answer.objects.filter(question=OuterRef("pk"), organisation__in=ids)
    found = questions().filter(Exists(mine), state__in=SEEN).annotate(given=Exists(answered))
    return found.order_by("closes_on", "pk")


def waiting_for(group: Organisation, today: date) -> QuerySet[Any]:
    """The questions that are open to a group, and that it has not answered."""
    return for_group(group).filter(state=State.OPEN, closes_on__gte=today, given=False)


def is_asked(question: Question, group: Organisation) -> bool:
    """Whether a question was put to a group."""
    return Asked.objects.filter(question=question, organisation__in=ids_with_merged(group)).exists()


def answer_of(question: Question, group: Organisation) -> Answer | None:
    """What a group answered."""
    return Answer.objects.filter(question=question, organisation__in=ids_with_merged(group)).order_by("pk").first()


def answers(question: Question) -> QuerySet[Answer]:
    """What groups answered, with who they are: for our team."""
    return (
        Answer.objects.filter(question=question).select_related("organisation__merged_into").order_by("given_at", "pk")
    )


def missing(question: Question) -> QuerySet[Organisation]:
    """The groups that were asked and have not answered, by name."""
    asked = Asked.objects.filter(question=question, own=False).values("organisation")
    given = Answer.objects.filter(question=question).values("organisation")
    return Organisation.objects.filter(pk__in=asked).exclude(pk__in=given).order_by("name", "pk")


def bands(question: Question) -> dict[str, tuple[int, int]]:
    """Of each size of groups: how many were asked, and how many of those answered. Two queries."""
    asked = Asked.objects.filter(question=question, own=False).order_by()
    put = dict(asked.values_list("organisation__band").annotate(n=Count("pk")))
    gave = Answer.objects.filter(question=question, organisation__in=asked.values("organisation")).order_by()
    given = dict(gave.values_list("organisation__band").annotate(n=Count("pk")))
    return {band: (put[band], given.get(band, 0)) for band in put}


def answered_by_key(pks: Collection[int]) -> dict[int, int]:
    """How many groups answered each of some questions."""
    return dict(Answer.objects.filter(question__in=pks).order_by().values_list("question").annotate(n=Count("pk")))


def token(question: Question, group: int) -> str:
    """What stands in the link by which a group answers: for one question and one group, signed by our key."""
    return signing.dumps(f"{question.pk}:{group}", salt=SALT)


def answer_path(question: Question, group: int) -> str:
    """The page behind that link."""
    return reverse("bridge:answer", args=[token(question, group)])


def meant_by(given: str) -> tuple[Question, Organisation] | None:
    """The question and the group that a link is for; None for one that we did not make, or that is for nothing now."""
    try:
        pk, group = signing.loads(given, salt=SALT).split(":")
        question, found = question_of(int(pk)), resolve(group)
    except (signing.BadSignature, ValueError, Organisation.DoesNotExist):
        return None
    return (question, found) if question is not None and question.state in SEEN else None
