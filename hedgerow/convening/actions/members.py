"""Groups ask to join a network, are taken in, change how they belong, and leave."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import check_open, is_team
from hedgerow.convening import rules
from hedgerow.convening.actions.letters import tell_asker
from hedgerow.convening.actions.networks import hold as hold_network
from hedgerow.convening.models import Member, Network, Speaking
from hedgerow.convening.queries.networks import member_of
from hedgerow.convening.types import Fault, Standing
from hedgerow.engines.audit.actions import record
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for, check_act_for
from hedgerow.spine.errors import InputError


@transaction.atomic
def ask_to_join(*, by: User, network: Network, organisation: Organisation, why: str = "", shown: bool = True) -> Member:
    """A group asks to join, by somebody who acts for it. Somebody of our team answers within five working days.

    Raises InputError where it belongs or has asked already, or the network takes groups in by invitation.
    """
    check_act_for(by, organisation)
    held = hold_network(network)
    if not rules.may_ask(held.joining, held.seen):
        raise InputError(str(Fault.INVITED.label))
    return _insert(by, held, organisation, standing=Standing.ASKED, why=why, shown=shown)


@transaction.atomic
def take_in(
    *,
    by: User,
    network: Network,
    organisation: Organisation,
    since: date | None = None,
    observer: bool = False,
    shown: bool = False,
) -> Member:
    """Our team takes a group in, from a day (today). One that has asked is accepted by that."""
    check_open(by, Audience.WORKER)
    held = hold_network(network)
    there = member_of(held, organisation)
    if there is not None and there.standing == Standing.ASKED:
        return accept(by=by, member=there, observer=observer, since=since)
    return _insert(
        by, held, organisation, standing=Standing.MEMBER, since=since or clock.today(), observer=observer, shown=shown
    )


def _insert(by: User, network: Network, organisation: Organisation, *, standing: Standing, **facts: object) -> Member:
    """A row, or the reason why there cannot be one. Two who press at one moment are one: the database says so."""
    _check_goes_on(network)
    there = member_of(network, organisation)
    if there is not None:
        raise InputError(str((Fault.THERE if there.standing == Standing.MEMBER else Fault.ASKED).label))
    made = Member(network=network, organisation=organisation, standing=standing, asked_by=by.pk)
    for name, value in facts.items():
        setattr(made, name, value)
    made.why = made.why.strip()[:1000]
    made.observer = made.observer or rules.only_observes(organisation.kind)
    if standing == Standing.MEMBER:
        made.answered_at, made.answered_by = clock.now(), by.pk
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise InputError(str(Fault.THERE.label)) from None
    did = "network.joined" if standing == Standing.MEMBER else "network.asked"
    record(by=by, did=did, ref=network.ref, fields=["members"])
    return made


@transaction.atomic
def accept(*, by: User, member: Member, observer: bool = False, since: date | None = None) -> Member:
    """Take in a group that asked. Whoever asked is written to. Raises InputError where that was answered already."""
    check_open(by, Audience.WORKER)
    held = _asked(member)
    _check_goes_on(held.network)
    held.standing, held.since = Standing.MEMBER, since or clock.today()
    held.observer = observer or rules.only_observes(held.organisation.kind)
    _answer(by, held, "network.joined")
    tell_asker(by=by, member=held)
    return held


@transaction.atomic
def refuse(*, by: User, member: Member, answer: str) -> Member:
    """Do not take a group in, and say why: whoever asked reads it. Raises InputError where no reason is given."""
    check_open(by, Audience.WORKER)
    held = _asked(member)
    told = answer.strip()[:1000]
    if not told:
        raise InputError(_("Say why, in a sentence: they read it."))
    held.standing, held.answer = Standing.REFUSED, told
    _answer(by, held, "network.refused")
    tell_asker(by=by, member=held)
    return held


def _answer(by: User, member: Member, did: str) -> None:
    member.answered_at, member.answered_by = clock.now(), by.pk
    member.save()
    record(by=by, did=did, ref=member.network.ref, fields=["members"])


@transaction.atomic
def leave(*, by: User, member: Member, on: date | None = None) -> Member:
    """A group leaves, by its own people or because our team was told so: the day (today) is the first without it.

    Its delegate and deputy go with it, and so does its place on the mailing list. One that only asked takes that back.
    """
    held = _held(member)
    if not is_team(by):
        check_act_for(by, held.organisation.now)
    if held.standing == Standing.ASKED:
        held.standing, held.answer = Standing.REFUSED, _("They took it back.")
        _answer(by, held, "network.left")
        return held
    if held.standing != Standing.MEMBER or held.since is None:
        raise InputError(str(Fault.NOT_MEMBER.label))
    day = on or clock.today()
    if day < held.since:
        raise InputError(_("They joined on a later day than this."))
    held.standing, held.until = Standing.LEFT, day
    held.save(update_fields=["standing", "until"])
    for row in Speaking.objects.filter(member=held, until__isnull=True):
        row.until = max(day, row.since)
        row.save(update_fields=["until"])
    record(by=by, did="network.left", ref=held.network.ref, fields=["members"])
    return held


@transaction.atomic
def change_member(*, by: User, member: Member, observer: bool | None = None, shown: bool | None = None) -> Member:
    """Whether a member only observes (our team says that), and whether it may be named in public (it says that too)."""
    held = _held(member)
    if not (is_team(by) or can_act_for(by, held.organisation.now)):
        check_open(by, Audience.WORKER)
    changed = []
    if shown is not None and shown != held.shown:
        held.shown = shown
        changed.append("shown")
    if observer is not None and is_team(by):
        wanted = observer or rules.only_observes(held.organisation.kind)
        if wanted != held.observer:
            held.observer = wanted
            changed.append("observer")
    if changed:
        held.save(update_fields=changed)
        record(by=by, did="network.member_changed", ref=held.ref, fields=changed)
    return held


def _held(member: Member) -> Member:
    rows = Member.objects.select_for_update(of=("self",)).select_related("network", "organisation__merged_into")
    found: Member = rows.in_bulk([member.pk])[member.pk]
    return found


def _asked(member: Member) -> Member:
    held = _held(member)
    if held.standing != Standing.ASKED:
        raise InputError(str(Fault.NOT_ASKED.label))
    return held


def _check_goes_on(network: Network) -> None:
    if network.ended_on is not None:
        raise InputError(str(Fault.CLOSED.label))
