"""What waits for our team, what is done each night, and what is written into the record of work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.registry import NightlyJob
from hedgerow.engines.todo.rules import answer_by
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel import clock
from hedgerow.ledger.types import Act
from hedgerow.offers import actions, queries
from hedgerow.offers.models import Offer, Part, Problem, Put
from hedgerow.offers.permissions import can_keep
from hedgerow.offers.rules.periods import RETURN_WITHIN
from hedgerow.offers.types import Stage, State, Word

ACTS = (
    Act("problem.stated", gettext_lazy("Problems that public bodies stated to groups")),
    Act("offer.put", gettext_lazy("Offers of groups put to public bodies")),
    Act("offer.accepted", gettext_lazy("Offers that a public body accepted")),
    Act("offer.refused", gettext_lazy("Offers that a public body did not take up"), unmet=True),
    Act("offer.part_refused", gettext_lazy("Parts of offers that a public body did not take up"), unmet=True),
    Act("offer.unanswered", gettext_lazy("Offers that a public body did not answer in time"), unmet=True),
    Act("offer.part_reported", gettext_lazy("Reports of groups on what they delivered")),
    Act("offer.delivered", gettext_lazy("Offers delivered")),
)
MOST = 20


def due(user: Any, today: date) -> Iterable[Due]:
    """What waits for somebody of our team: problems to check, words of groups, answers owed, periods to close."""
    if not can_keep(user):
        return
    yield from _checks()
    yield from _words()
    yield from _answers(today)
    yield from _questions()
    yield from _returns(today)


def _checks() -> Iterable[Due]:
    rows = Problem.objects.filter(state=State.CHECKING).select_related("body").order_by("sent_at")[:MOST]
    for row in rows:
        words = _("Look at a problem: %(title)s") % {"title": row.title}
        day = answer_by(clock.day_of(row.sent_at)) if row.sent_at else None
        yield Due(words, day, str(row.ref), reverse("offers:problem", args=[row.pk]), row.owner_id, about=row.body.name)


def _words() -> Iterable[Due]:
    """Groups that ask for a change or cannot do their part."""
    rows = Part.objects.filter(
        word__in=(Word.CHANGE, Word.NO), offer__stage__in=(Stage.BUILDING, Stage.ASKED)
    ).select_related("offer__problem", "organisation__merged_into")
    for row in rows.order_by("word_on", "pk")[:MOST]:
        words = _("%(group)s: %(word)s") % {"group": row.group.name, "word": row.get_word_display()}
        at = reverse("offers:part", args=[row.pk])
        day = answer_by(row.word_on) if row.word_on else None
        yield Due(words, day, str(row.offer.ref), at, row.offer.owner_id, about=row.offer.problem.title)


def _answers(today: date) -> Iterable[Due]:
    rows = Put.objects.late(today).filter(offer__stage=Stage.PUT)
    for row in rows.select_related("offer__problem__body")[:MOST]:
        words = _("Ring %(body)s: it has not answered the offer") % {"body": row.offer.problem.body.name}
        at = reverse("offers:offer", args=[row.offer_id])
        yield Due(words, row.answer_by, str(row.offer.ref), at, row.offer.owner_id, about=row.offer.problem.title)


def _questions() -> Iterable[Due]:
    rows = Put.objects.filter(answer="question", reply="", offer__stage=Stage.ASKED)
    for row in rows.select_related("offer__problem__body").order_by("answered_at")[:MOST]:
        words = _("Answer the question of %(body)s") % {"body": row.offer.problem.body.name}
        at = reverse("offers:offer", args=[row.offer_id])
        day = answer_by(clock.day_of(row.answered_at))
        yield Due(words, day, str(row.offer.ref), at, row.offer.owner_id, about=row.offer.problem.title)


def _returns(today: date) -> Iterable[Due]:
    for row in queries.late_periods(today)[:MOST]:
        silent = _("Get the reports that are missing, and close the period")
        words = silent if getattr(row, "missing", 0) else _("Close the period and send the return")
        at, title = reverse("offers:return", args=[row.pk]), row.offer.problem.title
        yield Due(words, row.ends + RETURN_WITHIN, str(row.offer.ref), at, row.offer.owner_id, about=title)
    rows = Offer.objects.filter(stage=Stage.DELIVERY, periods__isnull=False)
    over = rows.exclude(periods__closed_at__isnull=True).select_related("problem").distinct()
    for offer in over.order_by("pk")[:MOST]:
        words, at = _("Say what changed: it is delivered"), reverse("offers:deliver", args=[offer.pk])
        yield Due(words, None, str(offer.ref), at, offer.owner_id, about=offer.problem.title)


TODO = (TodoOffer("offers", due),)
NIGHTLY = (
    NightlyJob("offers.unanswered", actions.write_off),
    NightlyJob("offers.reports", actions.ask_for_reports),
)
