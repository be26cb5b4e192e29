"""Putting an offer to the body, its answer, and what happens where none comes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.bodies.queries import interests_in
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.offers.actions import letters
from hedgerow.offers.actions.building import held_offer, tell_of_interests
from hedgerow.offers.actions.delivering import make_periods
from hedgerow.offers.actions.recording import ACCEPTED, PART_REFUSED, PUT, REFUSED, UNANSWERED, of_offer
from hedgerow.offers.models import Offer, Part, Problem, Put
from hedgerow.offers.types import OPEN_TO_CHANGE, Answer, Reason, Stage, State
from hedgerow.organisations.types import Kind
from hedgerow.spine.errors import InputError

ANSWER_WITHIN = timedelta(days=28)


@transaction.atomic
def put(*, by: User | None, offer: Offer, answer_by: date | None = None) -> Offer:
    """Put the offer to the body, which is to answer by a day. Written into the record of work the first time.

    Raises InputError while a part is not agreed as it stands, where the offer has no part or no words, or where we
    ourselves lead it or do a part, and have not declared that interest.
    """
    held = held_offer(offer.pk)
    parts = list(Part.objects.filter(offer=held).select_related("organisation__merged_into"))
    _check_ready(held, parts)
    day = answer_by or clock.today() + ANSWER_WITHIN
    if day < clock.today():
        raise InputError(_("The day to answer by has passed."))
    first = not Put.objects.filter(offer=held).exists()
    Put.objects.create(offer=held, asked_at=clock.now(), answer_by=day, put_by=by.pk if by else None)
    _move(held, Stage.PUT, State.ANSWERED)
    audit.record(by=by, did="offer.put", ref=held.ref, fields=["stage"])
    if first:
        ledger.record(by=by, work=of_offer(held, PUT, parts))
    letters.offer_put(held, day)
    tell_of_interests(held)
    return held


def _check_ready(offer: Offer, parts: list[Part]) -> None:
    if offer.stage not in OPEN_TO_CHANGE:
        raise InputError(_("It has been put to the body already."))
    if not offer.summary.strip():
        raise InputError(_("Say in a few lines what the offer is."))
    if not parts:
        raise InputError(_("An offer has at least one part."))
    waiting = [part.group.name for part in parts if not part.is_agreed]
    if waiting:
        raise InputError(_("Not agreed yet: %(groups)s.") % {"groups": ", ".join(waiting)})
    if needs_interest(offer, parts) and not interests_in((offer.ref, offer.problem.ref)):
        raise InputError(
            _("We lead this offer, or do a part of it ourselves. Declare our own interest first, for everybody to see.")
        )


def needs_interest(offer: Offer, parts: Collection[Part]) -> bool:
    """Whether we ourselves lead the offer, or do a part of it."""
    return Kind.LIO in {offer.lead.kind, *(part.group.kind for part in parts)}


@transaction.atomic
def answer(
    *,
    by: User | None,
    offer: Offer,
    answer: Answer | str,
    reason: Reason | str = "",
    words: str = "",
    turned: Mapping[int, str] | None = None,
    how: str = "space",
) -> Offer:
    """What the body says: yes, yes to some, no with its reason, or a question. `turned`: reasons by the id of each part
    that it does not take up.

    Raises InputError where nothing waits for an answer, a no says no reason and words, a question asks nothing, or where
    parts and answer do not go together. Two who answer at once: the second is told.
    """
    held, said = held_offer(offer.pk), Answer(answer)
    waiting = Put.objects.select_for_update().filter(offer=held, answered_at__isnull=True).first()
    if waiting is None or held.stage != Stage.PUT:
        raise InputError(_("It has been answered already."))
    parts = list(
        Part.objects.filter(offer=held).select_for_update(of=("self",)).select_related("organisation__merged_into")
    )
    given = {pk: why for pk, why in (turned or {}).items() if pk in {part.pk for part in parts}}
    _check_answer(said, Reason(reason), words, given, parts)
    waiting.answer, waiting.reason, waiting.words, waiting.how = said, Reason(reason), words.strip(), how
    waiting.answered_at, waiting.answered_by = clock.now(), by.pk if by else None
    waiting.save()
    audit.record(by=by, did=f"offer.answered_{said.value}", ref=held.ref, fields=["stage"])
    {Answer.QUESTION: _asked, Answer.REFUSED: _refused}.get(said, _accepted)(by, held, parts, given)
    letters.offer_answered(held, waiting)
    return held


def _check_answer(said: Answer, reason: Reason, words: str, turned: Mapping[int, str], parts: list[Part]) -> None:
    if said == Answer.WAITING:
        raise InputError(_("Choose an answer."))
    if said == Answer.REFUSED and (reason == Reason.NONE or not words.strip()):
        raise InputError(_("Say why, in a word and in a sentence: groups are shown it."))
    if said == Answer.QUESTION and not words.strip():
        raise InputError(_("Write your question."))
    if said == Answer.SOME and not 0 < len(turned) < len(parts):
        raise InputError(_("Say which parts you do not take up, and why; at least one stays."))
    if said == Answer.SOME and not all(Reason(why) for why in turned.values()):
        raise InputError(_("Say of each part that you do not take up, why."))


def _asked(_by: User | None, offer: Offer, _parts: list[Part], _turned: Mapping[int, str]) -> None:
    _move(offer, Stage.ASKED, State.ANSWERED)


def _refused(by: User | None, offer: Offer, parts: list[Part], _turned: Mapping[int, str]) -> None:
    offer.ended_on = clock.today()
    offer.save(update_fields=["ended_on"])
    _move(offer, Stage.REFUSED, State.OPEN)
    ledger.record(by=by, work=of_offer(offer, REFUSED, parts, unmet=True))


def _accepted(by: User | None, offer: Offer, parts: list[Part], turned: Mapping[int, str]) -> None:
    for part in parts:
        part.taken, part.turned_why = part.pk not in turned, turned.get(part.pk, "")
        part.save(update_fields=["taken", "turned_why"])
    offer.accepted_on = clock.today()
    offer.save(update_fields=["accepted_on"])
    _move(offer, Stage.DELIVERY, State.ANSWERED)
    ledger.record(by=by, work=of_offer(offer, ACCEPTED, [part for part in parts if part.taken]))
    if turned:
        left = [part for part in parts if not part.taken]
        ledger.record(by=by, work=of_offer(offer, PART_REFUSED, left, unmet=True))
    make_periods(offer, [part for part in parts if part.taken])


def _move(offer: Offer, stage: Stage, state: State) -> None:
    offer.stage = stage
    offer.save(update_fields=["stage"])
    Problem.objects.filter(pk=offer.problem_id).update(state=state)


@transaction.atomic
def reply(*, by: User | None, offer: Offer, words: str, answer_by: date | None = None) -> Offer:
    """Answer the body's question and put the offer to it again. Raises InputError where it asked nothing, as `put`."""
    held = held_offer(offer.pk)
    asked = Put.objects.filter(offer=held, answer=Answer.QUESTION, reply="").first()
    if held.stage != Stage.ASKED or asked is None:
        raise InputError(_("The body asked nothing."))
    if not words.strip():
        raise InputError(_("Write the answer to its question."))
    asked.reply = words.strip()
    asked.save(update_fields=["reply"])
    return put(by=by, offer=held, answer_by=answer_by)


@transaction.atomic
def take_back(*, by: User | None, offer: Offer, why: str) -> Offer:
    """We do not offer it any more. Raises InputError without a reason, or once the body has accepted or refused."""
    held = held_offer(offer.pk)
    if held.stage not in (*OPEN_TO_CHANGE, Stage.PUT):
        raise InputError(_("It has been answered. It cannot be taken back."))
    if not why.strip():
        raise InputError(_("Say why."))
    Put.objects.filter(offer=held, answered_at__isnull=True).delete()
    held.ended_on, held.ended_why = clock.today(), " ".join(why.split())
    held.save(update_fields=["ended_on", "ended_why"])
    _move(held, Stage.WITHDRAWN, State.OPEN)
    audit.record(by=by, did="offer.taken_back", ref=held.ref, fields=["stage"])
    return held


def write_off(today: date) -> str:
    """Nightly: an offer whose day to answer has passed is written down, once, and the body is reminded, once."""
    rows = list(Put.objects.late(today).filter(written_off_on__isnull=True).values_list("pk", flat=True))
    return f"{sum(_write_off(pk, today) for pk in rows)} offers unanswered"


@transaction.atomic
def _write_off(pk: int, today: date) -> int:
    fresh = Put.objects.filter(pk=pk, written_off_on__isnull=True, answered_at__isnull=True)
    if not fresh.update(written_off_on=today):
        return 0
    held = Put.objects.select_related("offer__problem__body", "offer__lead").get(pk=pk)
    parts = list(Part.objects.filter(offer=held.offer))
    ledger.record(by=None, work=of_offer(held.offer, UNANSWERED, parts, unmet=True, on=today))
    letters.unanswered(held)
    return 1
