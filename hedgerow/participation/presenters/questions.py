"""Questions and ideas as their pages and files show them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.sharing.rules import message
from hedgerow.kernel import clock
from hedgerow.participation.models import Conversation, Idea
from hedgerow.participation.types import Decision
from hedgerow.places.queries import area_names
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.shell.types import Bar

TONES = {Decision.YES: "leaf", Decision.PARTLY: "warn", Decision.NO: "", Decision.NONE: ""}


@dataclass(frozen=True)
class QuestionRow:
    """One question of a list. `state` is where it stands in words, `tone` of its badge."""

    question: Conversation
    area: str
    state: str
    tone: str
    ideas: int
    late: bool


@dataclass(frozen=True)
class IdeaCard:
    """One idea of a page. `decided` is empty until it has been told."""

    idea: Idea
    ward: str
    supported: bool
    decided: str
    tone: str


def standing(question: Conversation, today: date) -> tuple[str, str]:
    """Where a question stands, in words, and the tone of its badge."""
    if question.answered_at is not None:
        return _("decided"), "leaf"
    if question.state in (State.DRAFT, State.REVIEW):
        return _("draft"), ""
    if question.takes_ideas(today):
        return _("open"), "accent"
    if question.state == State.LIVE and today < question.starts_on:
        return _("opens soon"), "calm"
    return (_("answer overdue"), "late") if question.is_overdue(today) else (_("being decided"), "warn")


def rows(found: Iterable[Any], today: date) -> list[QuestionRow]:
    """Questions with their places, in one query more."""
    held = list(found)
    names = area_names(one.area for one in held)
    return [
        QuestionRow(one, names.get(one.area, ""), *standing(one, today), one.idea_count, one.is_overdue(today))
        for one in held
    ]


def cards(found: Sequence[Idea], *, told: bool, supported: Collection[int] = ()) -> list[IdeaCard]:
    """Ideas with their wards, in one query more."""
    names = area_names(one.ward for one in found)
    return [_card(one, names.get(one.ward, ""), told=told, supported=one.pk in supported) for one in found]


def _card(idea: Idea, ward: str, *, told: bool, supported: bool) -> IdeaCard:
    decision = Decision(idea.decision) if told else Decision.NONE
    return IdeaCard(idea, ward, supported, str(decision.label) if decision else "", TONES[decision])


def sums(found: Iterable[str]) -> list[Bar]:
    """How many ideas were taken up, in part, and not."""
    each = list(found)
    return [
        Bar(decision.label, each.count(decision) / len(each), str(each.count(decision)))
        for decision in (Decision.YES, Decision.PARTLY, Decision.NO)
        if each
    ]


def to_send_on(question: Conversation, today: date) -> str:
    """A question as a message for WhatsApp or a text."""
    url = reverse("participation:question", args=[question.pk])
    if question.answered_at is not None:
        return message(question.question, [_("What was decided, idea by idea, and why:")], url)
    until = _("Say what you think until %(day)s, without an account:") % {"day": plain_date(question.ends_on)}
    return message(question.question, [until if question.takes_ideas(today) else ""], url)


def _url(row: QuestionRow) -> str:
    return reverse("participation:question", args=[row.question.pk])


def _run_url(row: QuestionRow) -> str:
    return reverse("participation:run_question", args=[row.question.pk])


def _columns(url: Any) -> tuple[Column[QuestionRow], ...]:
    return (
        Column("question", gettext_lazy("Question"), lambda row: row.question.question, heading=True, url=url),
        Column("state", gettext_lazy("How far"), lambda row: row.state, tone=lambda row: row.tone),
        Column("area", gettext_lazy("Where"), lambda row: row.area or _("the whole place")),
        Column("ideas", gettext_lazy("Ideas"), lambda row: row.ideas, kind=Kind.NUMBER, sort="idea_count"),
        Column("from", gettext_lazy("Open from"), lambda row: row.question.starts_on, kind=Kind.DATE, sort="starts_on"),
        Column("until", gettext_lazy("Until"), lambda row: row.question.ends_on, kind=Kind.DATE, sort="ends_on"),
        Column(
            "answer", gettext_lazy("Answer by"), lambda row: row.question.answer_by, kind=Kind.DATE, sort="answer_by"
        ),
    )


QUESTIONS: Table[QuestionRow] = Table("questions", gettext_lazy("Questions to residents"), _columns(_url), "-from")
OUR_QUESTIONS: Table[QuestionRow] = Table(
    "questions", gettext_lazy("Questions to residents"), _columns(_run_url), "-from"
)
IDEAS: Table[IdeaCard] = Table(
    "ideas",
    gettext_lazy("Ideas"),
    (
        Column("idea", gettext_lazy("Idea"), lambda card: card.idea.title, heading=True),
        Column("more", gettext_lazy("More about it"), lambda card: card.idea.text),
        Column("ward", gettext_lazy("Ward"), lambda card: card.ward),
        Column("supporters", gettext_lazy("Supporters"), lambda card: card.idea.supporters, kind=Kind.NUMBER),
        Column("shown", gettext_lazy("Shown"), lambda card: clock.day_of(card.idea.shown_at), kind=Kind.DATE),
        Column("decided", gettext_lazy("What became of it"), lambda card: card.decided),
        Column("why", gettext_lazy("Why"), lambda card: card.idea.reason if card.decided else ""),
    ),
)
