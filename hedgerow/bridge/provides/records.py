"""Names and addresses of questions and promises, and the search box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy

from hedgerow.accounts.permissions import Somebody
from hedgerow.bridge.models import Promise, Question
from hedgerow.bridge.permissions import can_keep
from hedgerow.bridge.queries import promises as promise_queries
from hedgerow.bridge.queries import questions as question_queries
from hedgerow.engines.registry import Deed, Hit, RefOffer, SearchOffer
from hedgerow.kernel import clock


def question_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Questions by id."""
    return {str(pk): title for pk, title in Question.objects.filter(pk__in=list(ids)).values_list("pk", "title")}


def promise_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Promises by their words."""
    return {str(pk): words for pk, words in Promise.objects.filter(pk__in=list(ids)).values_list("pk", "words")}


def find_questions(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Questions by their words: all for our team, the public ones for everybody."""
    team, today = can_keep(somebody), clock.today()
    read = question_queries.listed if team else question_queries.public_questions
    address = "bridge:question" if team else "bridge:public_question"
    found = read(words=words, today=today).order_by("-made_at", "-pk")[:limit]
    return [Hit(one.title, reverse(address, args=[one.pk]), one.body.name) for one in found]


def find_promises(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Promises by their words: all for our team, the public ones for everybody."""
    team, today = can_keep(somebody), clock.today()
    read = promise_queries.listed if team else promise_queries.public_promises
    address = "bridge:promise" if team else "bridge:public_promise"
    found = read(words=words, today=today).order_by("-made_on", "-pk")[:limit]
    return [Hit(one.words, reverse(address, args=[one.pk]), str(one.get_state_display())) for one in found]


REFS = (
    RefOffer("bridge.question", question_titles, lambda pk: reverse("bridge:public_question", args=[pk])),
    RefOffer("bridge.promise", promise_titles, lambda pk: reverse("bridge:public_promise", args=[pk])),
)
SEARCHES = (
    SearchOffer(gettext_lazy("Questions to groups"), find_questions),
    SearchOffer(gettext_lazy("Promises"), find_promises),
)
BOX = (
    Deed(
        gettext_lazy("Ask groups a question for a public body"),
        lambda: reverse("bridge:add"),
        can_keep,
        gettext_lazy("consult survey council question"),
    ),
    Deed(
        gettext_lazy("Write down a promise"),
        lambda: reverse("bridge:add_promise"),
        can_keep,
        gettext_lazy("promised commitment council will"),
    ),
)
