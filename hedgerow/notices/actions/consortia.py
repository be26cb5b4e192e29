"""Groups come together for a contract: asked, agreed, and then they bid as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.bodies.queries import addressees
from hedgerow.charter.types import Function
from hedgerow.engines.audit.actions import record
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.kernel import clock
from hedgerow.kernel.money import MOST_PENCE, pounds
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.notices.actions.telling import activity
from hedgerow.notices.models import Consortium, Notice, Part
from hedgerow.notices.permissions import check_answer_for, check_lead
from hedgerow.notices.queries.bidding import bids_to, standing
from hedgerow.notices.queries.lines import until
from hedgerow.notices.rules.consortia import all_agreed
from hedgerow.notices.types import PartState, State
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.spine.errors import InputError

MOST_PARTS = 20
BUILDING = "partnership-building"


@dataclass(frozen=True)
class Asked:
    """What one group is asked to do, and for how much, in whole pence."""

    organisation: Organisation
    does: str
    pence: int | None = None


def form(
    *,
    by: User,
    notice: Notice,
    lead: Organisation,
    parts: Sequence[Asked] = (),
    aim: str = "",
    agree_by: date | None = None,
) -> Consortium:
    """Begin a consortium for a notice, or go on with the one that this lead has: `parts` are asked, the lead's own among
    them. Whoever acts for the lead agrees to its part by asking. Raises InputError; PermissionDenied for strangers."""
    check_answer_for(by, lead)
    if agree_by is not None and agree_by < clock.today():
        raise InputError(_("The day by which to say yes or no has passed."))
    try:
        with transaction.atomic():
            consortium = Consortium.objects.create(
                notice=notice, lead=lead, aim=aim.strip()[:2000], agree_by=agree_by, made_by=by.pk
            )
            record(by=by, did="consortium.begun", ref=consortium.ref)
    except IntegrityError:
        held = Consortium.objects.filter(notice=notice, lead=lead).exclude(state=State.ENDED).first()
        if held is None:
            raise
        consortium = held
    for part in parts:
        ask(by=by, consortium=consortium, asked=part)
    return consortium


def ask(*, by: User, consortium: Consortium, asked: Asked) -> Part:
    """Ask a group to take a part, or change what it is asked: then it is to say yes anew. Asked twice, it is asked once.

    Raises InputError where the bid has begun, the words are missing, or there are too many; PermissionDenied.
    """
    check_lead(by, consortium)
    with transaction.atomic():
        held = _held(consortium)
        _check_forming(held)
        part = _part(held, asked)
        own = asked.organisation.pk == held.lead_id and can_act_for(by, asked.organisation)
        if part.pk is not None and (part.does, part.pence) == (asked.does.strip(), asked.pence):
            return part
        part.does, part.pence, part.words = asked.does.strip(), asked.pence, ""
        part.asked_at = clock.now()
        _answer(part, PartState.AGREED if own else PartState.ASKED, by)
        record(by=by, did="consortium.asked", ref=held.ref, fields=["parts"])
        if not own:
            _write(held, part)
        _see_if_formed(by, held)
        return part


def _part(held: Consortium, asked: Asked) -> Part:
    if not asked.does.strip():
        raise InputError(_("Say what %(group)s would do.") % {"group": asked.organisation.name})
    if asked.pence is not None and not 0 < asked.pence <= MOST_PENCE:
        raise InputError(_("The amount must be more than nothing, and less than a trillion pounds."))
    parts = {part.organisation_id: part for part in held.parts.all()}
    if asked.organisation.pk not in parts and len(parts) >= MOST_PARTS:
        raise InputError(_("A consortium has at most %(most)d groups.") % {"most": MOST_PARTS})
    return parts.get(asked.organisation.pk) or Part(consortium=held, organisation=asked.organisation)


def _answer(part: Part, state: PartState, by: User) -> None:
    answered = state != PartState.ASKED
    part.state, part.answered_at = state, clock.now() if answered else None
    part.answered_by = by.pk if answered else None
    part.save()


def _write(consortium: Consortium, part: Part) -> None:
    """A letter to the group that is asked."""
    notice, group = consortium.notice, part.organisation
    about = {"lead": consortium.lead.name, "title": notice.title}
    does = _("Your part would be: %(does)s") % {"does": part.does}
    money = _("For %(money)s.") % {"money": pounds(part.pence)} if part.pence else ""
    by = (
        _("Please say yes or no by %(day)s.") % {"day": f"{consortium.agree_by:%d.%m.%Y}"}
        if consortium.agree_by
        else ""
    )
    letter = Letter(
        subject=_("Will you bid with others for “%(title)s”?") % about,
        paragraphs=(
            _("%(lead)s asks whether your group would bid with it for “%(title)s”.") % about,
            *filter(None, (f"{does} {money}".strip(), aim_of(consortium), until(notice).capitalize(), by)),
        ),
        button=Button(
            _("Read it, and answer"), absolute(reverse("notices:own_consortium", args=[group.pk, consortium.pk]))
        ),
    )
    for one in addressees([group.pk]).get(group.pk, ()):
        key = f"consortium:{consortium.pk}:{part.pk}:{part.asked_at:%Y%m%d%H%M%S%f}:{one.email or 'paper'}"
        mail.send(
            key=key, letter=letter, to=one.email, name=one.name, address=one.address, person=one.person,
            about=consortium.ref,
        )  # fmt: skip


def aim_of(consortium: Consortium) -> str:
    """What they would do together, as a sentence of a letter."""
    return _("Together: %(aim)s") % {"aim": consortium.aim} if consortium.aim else ""


def agree(*, by: User, part: Part, words: str = "") -> Part:
    """A group says yes to its part. Once all have, the consortium stands: one entry. Raises InputError; PermissionDenied."""
    return _say(by, part, PartState.AGREED, words)


def decline(*, by: User, part: Part, words: str = "") -> Part:
    """A group says no; what it said is for those of the consortium. Raises InputError; PermissionDenied."""
    return _say(by, part, PartState.DECLINED, words)


@transaction.atomic
def _say(by: User, part: Part, state: PartState, words: str) -> Part:
    check_answer_for(by, part.organisation)
    held = _held(part.consortium)
    _check_forming(held)
    found = held.parts.select_for_update().filter(pk=part.pk).first()
    if found is None or found.asked_at != part.asked_at:
        raise InputError(_("What is asked has been changed meanwhile. Read it again."))
    if found.state == state:
        return found
    found.words = words.strip()[:1000]
    _answer(found, state, by)
    record(by=by, did=f"consortium.{state}", ref=held.ref, fields=["parts"])
    _see_if_formed(by, held)
    return found


def _see_if_formed(by: User, held: Consortium) -> None:
    """The first time that all parts, two at the least, are agreed, the consortium stands."""
    parts = list(held.parts.select_related("organisation"))
    if held.formed_on is not None or not all_agreed([part.state for part in parts]):
        return
    held.formed_on = clock.today()
    held.save(update_fields=["formed_on"])
    work = Work(
        activity=activity(BUILDING, held.formed_on, Function.CONVENING), act="consortium.formed", on=held.formed_on,
        groups=[part.organisation_id for part in parts if part.state == PartState.AGREED], ref=str(held.ref),
        public_body=held.notice.buyer_id, audience=Audience.GROUP,
    )  # fmt: skip
    ledger.record(by=by, work=work)


@transaction.atomic
def take_out(*, by: User, part: Part) -> None:
    """A group is asked no more, or leaves. The lead stays. Raises InputError where the bid has begun; PermissionDenied."""
    check_lead(by, part.consortium)
    held = _held(part.consortium)
    _check_forming(held)
    if part.organisation_id == held.lead_id:
        raise InputError(_("The lead cannot be taken out. Give the consortium up instead."))
    held.parts.filter(pk=part.pk).delete()
    record(by=by, did="consortium.taken_out", ref=held.ref, fields=["parts"])
    _see_if_formed(by, held)


@transaction.atomic
def give_up(*, by: User, consortium: Consortium) -> Consortium:
    """They do not bid after all. Raises InputError where the bid has begun: that is withdrawn as a bid; PermissionDenied."""
    check_lead(by, consortium)
    held = _held(consortium)
    if held.state == State.ENDED:
        return held
    _check_forming(held)
    held.state, held.ended_on = State.ENDED, clock.today()
    held.save(update_fields=["state", "ended_on"])
    record(by=by, did="consortium.given_up", ref=held.ref, fields=["state"])
    return held


def begin_bidding(*, by: User, consortium: Consortium, bid: str) -> Consortium:
    """The lead has confirmed, and the bid of that ref has begun; inside the transaction of the caller, which holds the row."""
    consortium.state, consortium.bid = State.BIDDING, bid
    consortium.save(update_fields=["state", "bid"])
    record(by=by, did="consortium.bidding", ref=consortium.ref, fields=["state"])
    return consortium


def hold(consortium: Consortium) -> Consortium:
    """The row, until the end of the caller's transaction: two who press at one moment begin one bid."""
    return _held(consortium)


def _held(consortium: Consortium) -> Consortium:
    rows = Consortium.objects.select_for_update(of=("self",)).select_related("notice", "lead")
    return rows.get(pk=consortium.pk)


def _check_forming(held: Consortium) -> None:
    if held.state == State.ENDED:
        raise InputError(_("This consortium has been given up."))
    if held.state != State.FORMING:
        raise InputError(_("The bid has begun: who does what stands."))


def settle(today: date) -> str:
    """Nightly: a consortium stands as its bid does: won, lost, withdrawn, or open again where that was a mistake."""
    bidding = list(Consortium.objects.exclude(bid="").select_related("notice"))
    bids = bids_to([str(one.notice.ref) for one in bidding])
    found = {bid.ref: bid for some in bids.values() for bid in some}
    count = 0
    for one in bidding:
        bid = found.get(one.bid)
        now = standing(one, bid)
        if now != one.state and bid is not None:
            ended_on = (bid.on or today) if bid.ended else None
            Consortium.objects.filter(pk=one.pk).update(state=now, ended_on=ended_on)
            record(by=None, did=f"consortium.{now}", ref=one.ref, fields=["state"])
            count += 1
    return f"{count} moved"
