"""What questions to residents offer: to-dos, search, lists for other sites, alerts, and the check of ideas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.engines.alerts.types import AlertOffer
from hedgerow.engines.alerts.types import Item as News
from hedgerow.engines.lifecycle.types import Closing, LifecycleOffer, Standing, State
from hedgerow.engines.moderation.types import ModeratedOffer, Proposed
from hedgerow.engines.registry import Deed, Hit, RefOffer, SearchOffer
from hedgerow.engines.sharing.types import Item, ListOffer
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel import clock
from hedgerow.kernel.ids import keys
from hedgerow.participation import actions, queries
from hedgerow.participation.models import Conversation, Idea
from hedgerow.participation.provides.budgets import open_budgets
from hedgerow.participation.queries.questions import live_standings
from hedgerow.participation.rules import KIND_IDEA
from hedgerow.places.queries import area_names
from hedgerow.shell.templatetags.shell import plain_date

KIND = "have-your-say"


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Questions by id."""
    return {str(pk): text for pk, text in Conversation.objects.filter(pk__in=ids).values_list("pk", "question")}


def url(pk: str) -> str:
    """The page that everybody reads."""
    return reverse("participation:question", args=[pk])


def idea_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Ideas by id."""
    return {str(pk): text for pk, text in Idea.objects.filter(pk__in=ids).values_list("pk", "title")}


def find(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Questions and budgets by words of their titles."""
    rows, money = queries.questions(somebody), queries.budgets(somebody)
    for word in words.split()[:8]:
        rows, money = rows.filter(question__icontains=word), money.filter(title__icontains=word)
    asked = [Hit(row.question, url(str(row.pk)), _("question to residents")) for row in rows[:limit]]
    shared = [Hit(row.title, reverse("participation:budget", args=[row.pk]), _("budget")) for row in money[:limit]]
    return [*asked, *shared][:limit]


def due(somebody: Somebody, today: date) -> Iterator[Due]:
    """Questions to close and to answer: until what was decided is told, they stand here."""
    if not is_team(somebody):
        return
    for row in queries.to_answer():
        words = _("Tell residents what was decided: %(question)s") % {"question": row.question}
        yield Due(
            words, row.answer_by, str(row.ref), reverse("participation:run_question", args=[row.pk]), row.owner_id
        )


def items(params: Mapping[str, str], limit: int) -> list[Item]:
    """Questions that are open, and budgets that take projects or votes, what ends first at the top."""
    today = clock.today()
    live = queries.questions(AnonymousUser()).filter(state=State.LIVE, starts_on__lte=today, ends_on__gte=today)
    asked = [(row.ends_on, _item(row)) for row in live.order_by("ends_on", "pk")[:limit]]
    return [item for _day, item in sorted([*asked, *open_budgets(today)], key=lambda pair: pair[0] or date.max)][:limit]


def _item(row: Conversation) -> Item:
    line = _("Say what you think until %(day)s.") % {"day": plain_date(row.ends_on)}
    return Item(str(row.ref), row.question, url(str(row.pk)), line, new_since=row.made_at)


def describe_search(params: Mapping[str, str]) -> str:
    """A search in words: new questions, or what is decided on one."""
    held = _one(params)
    if params.get("question"):
        return _("What is decided: %(question)s") % {"question": held.question} if held else ""
    return _("New questions to residents")


def _one(params: Mapping[str, str]) -> Conversation | None:
    return queries.questions(AnonymousUser()).filter(pk__in=keys([params.get("question", "")])).first()


def news(params: Mapping[str, str], since: datetime) -> list[News]:
    """Questions that were opened since a moment; or the one whose outcome was told since."""
    held = _one(params)
    if params.get("question"):
        told = held is not None and held.answered_at is not None and held.answered_at >= since
        return (
            [News(f"{held.ref}#answer", held.question, url(str(held.pk)), held.summary[:160])] if told and held else []
        )
    rows = queries.questions(AnonymousUser()).filter(starts_on__gte=clock.day_of(since))
    return [News(str(row.ref), row.question, url(str(row.pk)), _item(row).line) for row in rows[:50]]


def search_path(params: Mapping[str, str]) -> str:
    """The page of what one is told of."""
    held = _one(params)
    return url(str(held.pk)) if held else reverse("participation:home")


def describe_idea(submission: Any) -> list[Proposed]:
    """An idea as it was sent."""
    told = submission.proposed
    ward = area_names([told.get("ward", "")]).get(told.get("ward", ""), "")
    each = ((_("Idea"), told["title"]), (_("More about it"), told.get("text", "")), (_("Ward"), ward))
    return [Proposed(label, "", text) for label, text in each if text]


def standings() -> Iterable[tuple[str, Standing]]:
    """When each question closes by itself."""
    return [(str(pk), Standing(ends_on=ends_on)) for pk, ends_on in live_standings()]


def close(pk: str, why: Closing) -> object:
    """Close one by night."""
    return actions.close_question(by=None, conversation=Conversation.objects.get(pk=pk), why=why)


REFS = (
    RefOffer("participation.conversation", titles, url),
    RefOffer("participation.idea", idea_titles, lambda pk: reverse("participation:idea", args=[pk])),
)
SEARCHES = (SearchOffer(gettext_lazy("Have your say"), find),)
TODO = (TodoOffer("participation.questions", due),)
LISTS = (
    ListOffer("conversations", gettext_lazy("Have your say"), items, lambda params: reverse("participation:home")),
)
ALERTS = (AlertOffer(KIND, gettext_lazy("Tell me of questions to residents"), describe_search, news, search_path),)
MODERATED = (
    ModeratedOffer(KIND_IDEA, gettext_lazy("An idea of a resident"), describe_idea, actions.show_idea, is_team),
)
LIFECYCLES = (LifecycleOffer("participation.conversation", standings, close),)
BOX = (
    Deed(
        gettext_lazy("Ask residents a question"),
        lambda: reverse("participation:add_question"),
        is_team,
        gettext_lazy("consultation conversation engagement ideas question residents"),
    ),
)
