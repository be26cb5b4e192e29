"""Applying for membership, taking it back, and what our team does with an application."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.charter.queries import word_for
from hedgerow.engines.audit.actions import record
from hedgerow.engines.todo.rules import answer_by
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Work
from hedgerow.membership.actions import telling
from hedgerow.membership.actions.joining import ACTIVITY, join
from hedgerow.membership.models import Application, Kind, Spell
from hedgerow.membership.permissions import check_join_for, check_keep
from hedgerow.membership.queries import as_now, is_member
from hedgerow.membership.types import Came, State
from hedgerow.organisations.actions import create
from hedgerow.organisations.models import Organisation
from hedgerow.people.actions import add_contact, give_role
from hedgerow.people.models import Contact, Role
from hedgerow.people.queries import contacts_at
from hedgerow.people.types import How, RoleKind
from hedgerow.spine.errors import InputError

LONGEST_REASON = 1000


@transaction.atomic
def apply(
    *,
    by: User | None,
    kind: Kind,
    name: str,
    email: str,
    group_name: str = "",
    organisation: Organisation | None = None,
    phone: str = "",
    words: str = "",
    listed: bool = False,
) -> Application:
    """A group asks to be a member; a letter says that it is here. Without `organisation` our team finds out which it is.

    `by` None: anybody, on the public page. Raises InputError where the kind cannot be applied for, the group is a member,
    or an application of it waits already.
    """
    if organisation is not None:
        assert by is not None, "only who is signed in applies for a group that we know"
        check_join_for(by, organisation)
        organisation = as_now(organisation)
    _check(organisation, kind, group_name)
    facts: dict[str, Any] = {
        "kind": kind,
        "organisation": organisation,
        "group_name": organisation.name if organisation else " ".join(group_name.split())[:250],
        "name": " ".join(name.split())[:160],
        "email": email.strip().lower(),
        "phone": phone.strip()[:40],
        "words": words.strip()[:2000],
        "listed": listed,
    }
    came = Came.WEB if by is None else Came.TEAM if by.is_worker else Came.SPACE
    made = _made(facts, came, by)
    record(by=by, did="membership.applied", ref=made.ref, fields=["kind"])
    telling.received(made)
    return made


def _check(organisation: Organisation | None, kind: Kind, group_name: str) -> None:
    if not kind.open:
        raise InputError(_("This kind of membership cannot be applied for now."))
    if organisation is None and not group_name.strip():
        raise InputError(_("Say what your group is called."))
    if organisation is not None and is_member(organisation.pk):
        raise InputError(_("%(name)s is a member already.") % {"name": organisation.name})


def _made(facts: dict[str, Any], came: Came, by: User | None) -> Application:
    day = clock.today()
    try:
        with transaction.atomic():
            return Application.objects.create(
                **facts, came=came, user=by.pk if by else None, asked_at=clock.now(), answer_by=answer_by(day)
            )
    except IntegrityError:
        raise InputError(_("An application of this group waits for us already.")) from None


@transaction.atomic
def withdraw(*, by: User, application: Application) -> Application:
    """The group takes it back. Raises InputError once it is decided."""
    held = _waiting(application)
    assert held.organisation is not None, "only who acts for a group takes back"
    check_join_for(by, held.organisation)
    _decide(by, held, State.WITHDRAWN)
    return held


@transaction.atomic
def acknowledge(*, by: User, application: Application) -> Application:
    """A colleague tells them that it is in hand: the clock stops, the decision is still to come. Safe to press again."""
    check_keep(by)
    held = _waiting(application)
    if held.answered_at is None:
        held.answered_at, held.answered_by = clock.now(), by.pk
        held.save(update_fields=["answered_at", "answered_by"])
        record(by=by, did="membership.acknowledged", ref=held.ref, fields=["answered_at"])
        telling.acknowledged(by, held)
    return held


@transaction.atomic
def accept(
    *,
    by: User,
    application: Application,
    organisation: Organisation | None = None,
    fee_pence: int | None = None,
) -> Spell:
    """The group is a member from today; it is `organisation`, or new here. A letter says so.

    Raises InputError where a colleague has decided a moment ago, or the group is a member already: of two at one moment,
    one does it.
    """
    check_keep(by)
    held = _waiting(application)
    known = organisation or held.organisation
    group = as_now(known) if known else _new_group(by, held.group_name)
    contact = _contact(by, held, group)
    spell = join(
        by=by, organisation=group, kind=held.kind, fee_pence=fee_pence, contact=contact, listed=held.listed
    )  # fmt: skip
    held.organisation, held.spell = group, spell
    _decide(by, held, State.ACCEPTED, "organisation", "spell")
    telling.accepted(held, spell)
    return spell


def _new_group(by: User, name: str) -> Organisation:
    try:
        return create(by=by, name=name)
    except ValidationError as error:
        raise InputError(" ".join(error.messages)) from None


def _contact(by: User, application: Application, group: Organisation) -> Contact | None:
    """Whoever applied: the one person of this address and name, or somebody new; with a part in the group."""
    if not application.email:
        return None
    same = [one for one in contacts_at(application.email) if one.name.casefold() == application.name.casefold()]
    how = How.WEB if application.came != Came.TEAM else How.PERSON
    contact = same[0] if same else _add(by, application, how)
    if contact and not Role.objects.filter(contact=contact, organisation=group, until__isnull=True).exists():
        give_role(by=by, contact=contact, organisation=group, kind=RoleKind.OTHER, title=_("writes about membership"))
    return contact


def _add(by: User, application: Application, how: How) -> Contact | None:
    try:
        return add_contact(by=by, name=application.name, email=application.email, phone=application.phone, how=how)
    except ValidationError as error:
        raise InputError(" ".join(error.messages)) from None


@transaction.atomic
def decline(*, by: User, application: Application, reason: str) -> Application:
    """It is not accepted, and they read why. Raises InputError without a reason, or where it is decided already."""
    check_keep(by)
    held, told = _waiting(application), reason.strip()[:LONGEST_REASON]
    if not told:
        raise InputError(_("Say why: they read it."))
    held.reason = told
    _decide(by, held, State.DECLINED, "reason")
    groups = [held.organisation.pk] if held.organisation else []
    work = Work(
        word_for(ACTIVITY, clock.today()), clock.today(), act="application.declined", groups=groups, ref=str(held.ref)
    )
    ledger.record(by=by, work=work)
    telling.declined(held)
    return held


def _waiting(application: Application) -> Application:
    """The application, held until the transaction ends. Raises InputError where it is decided."""
    rows = Application.objects.select_for_update(of=("self",)).select_related("kind", "organisation")
    held: Application = rows.in_bulk([application.pk])[application.pk]
    if held.state != State.WAITING:
        raise InputError(_("This application is decided already: %(state)s.") % {"state": held.get_state_display()})
    return held


def _decide(by: User, held: Application, state: State, *fields: str) -> None:
    now = clock.now()
    held.state, held.decided_at, held.decided_by = state, now, by.pk
    if held.answered_at is None:
        held.answered_at, held.answered_by = now, by.pk
    always = ("state", "decided_at", "decided_by", "answered_at", "answered_by")
    held.save(update_fields=[*always, *fields])
    record(by=by, did=f"membership.{state.value}", ref=held.ref, fields=["state"])


def note_unanswered(today: date) -> str:
    """Nightly: what nobody answered by its day is written down, once, among what we could not help with."""
    late = list(Application.objects.late(today).filter(written_off_on__isnull=True).select_related("organisation"))
    return f"{sum(_note(one, today) for one in late)} applications for membership not answered in time"


@transaction.atomic
def _note(application: Application, today: date) -> bool:
    held = Application.objects.filter(pk=application.pk, written_off_on__isnull=True, answered_at__isnull=True)
    if not held.update(written_off_on=today):
        return False
    groups = [application.organisation.pk] if application.organisation else []
    ref = str(application.ref)
    work = Work(word_for(ACTIVITY, today), today, act="member.unanswered", unmet=True, groups=groups, ref=ref)
    ledger.record(by=None, work=work)
    return True
