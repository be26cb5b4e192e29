"""Inviting somebody by e-mail, sending it again, taking it back, and what happens when they accept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hedgerow.accounts.actions import links
from hedgerow.accounts.actions.users import invite as add_user
from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import check_open
from hedgerow.accounts.types import LioRole
from hedgerow.engines.audit.actions import record
from hedgerow.engines.mail.actions import send
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.engines.throttle import actions as throttle
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.organisations.actions.access import check_level, grant_access, hold
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.permissions import can_let_in, check_let_in
from hedgerow.organisations.queries import resolve
from hedgerow.organisations.types import Level
from hedgerow.people.actions import link_user
from hedgerow.people.models import Contact
from hedgerow.people.queries import contact_of, contacts_at
from hedgerow.places.queries import place
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.spaces.models import Invitation
from hedgerow.spaces.rules import INVITATION, KEPT_DAYS, MOST_AN_HOUR, MOST_LETTERS
from hedgerow.spine.errors import InputError

PURPOSE = "spaces.invitation"


@transaction.atomic
def invite(
    *,
    by: User,
    email: str,
    name: str,
    organisation: Organisation | None = None,
    level: Level | str = "",
    contact: Contact | None = None,
) -> Invitation:
    """Ask somebody, by a letter with a link, to act for an organisation; without one, to have an account of their own.

    Administrators of a group and our team may. An invitation that this address has already is sent again, as this level.
    Raises InputError where the address is none, they act for it already, or the level does not fit.
    """
    address, called = email.strip().lower(), " ".join(name.split())
    held = _may_invite(by, organisation, level)
    _check_person(address, called)
    if held and Access.objects.filter(organisation=held, user__email=address, until__isnull=True).exists():
        raise InputError(_("Somebody with this e-mail address acts for %(name)s already.") % {"name": held.name})
    made = Invitation.objects.filter(organisation=held, email=address, used_at=None, withdrawn_at=None).first()
    made = made or Invitation(organisation=held, email=address, contact=contact)
    made.level, made.name, made.made_by, made.ends_at = level, called, by, clock.now() + INVITATION
    made.save()
    _send(by, made)
    record(by=by, did="invitation.made", ref=held.ref if held else made.ref, fields=["invitation"])
    return made


def _may_invite(by: User, organisation: Organisation | None, level: Level | str) -> Organisation | None:
    """The organisation, held; raises where `by` may not, or the level does not fit."""
    if organisation is None:
        check_open(by, Audience.WORKER)
        return None
    held = hold(organisation)
    check_let_in(by, held)
    check_level(by, held, Level(level))
    return held


def _check_person(email: str, name: str) -> None:
    most = User._meta.get_field("name").max_length or 0
    if not name or len(name) > most or not name.isprintable():
        raise InputError(_("Say what they are called, in %(most)d letters or fewer.") % {"most": most})
    try:
        if len(email) > (User._meta.get_field("email").max_length or 0):
            raise ValidationError("")
        validate_email(email)
    except ValidationError:
        raise InputError(_("“%(email)s” is not an e-mail address.") % {"email": email}) from None


@transaction.atomic
def resend(*, by: User, invitation: Invitation) -> Invitation:
    """Send it again, with a new link; the old one leads nowhere. Raises InputError after five letters."""
    held = _open(invitation)
    _may_invite(by, held.organisation, held.level)
    _send(by, held)
    record(by=by, did="invitation.sent_again", ref=_about(held).ref, fields=["invitation"])
    return held


def _send(by: User, invitation: Invitation) -> None:
    if invitation.letters >= MOST_LETTERS:
        raise InputError(_("Five letters have gone there and nobody answered. Ring them, or check the address."))
    if throttle.count(what="spaces.invite", who=str(by.pk)) > MOST_AN_HOUR:
        raise InputError(_("That is a lot of invitations in one hour. Please go on in an hour."))
    links.end(purpose=PURPOSE, ref=invitation.ref)
    invitation.letters += 1
    invitation.ends_at = clock.now() + INVITATION
    invitation.save(update_fields=["letters", "ends_at"])
    path = links.make(purpose=PURPOSE, ref=invitation.ref, email=invitation.email, lasts=INVITATION)
    send(
        key=f"invitation:{invitation.pk}:{invitation.letters}",
        letter=letter(by, invitation, path),
        to=invitation.email,
        name=invitation.name,
        person=invitation.contact.ref if invitation.contact else "",
        about=_about(invitation).ref,
    )


def letter(by: User, invitation: Invitation, path: str) -> Letter:
    """What the letter says."""
    held, here = invitation.organisation, place()
    us = here.lio_name if here else "Hedgerow"
    what = (
        _(
            "%(by)s invites you to act for %(group)s at %(us)s: to see what is held about it, keep it right and ask for help."
        )
        % {"by": by.name, "group": held.name, "us": us}
        if held
        else _("%(by)s invites you to have a page of your own at %(us)s.") % {"by": by.name, "us": us}
    )
    day = plain_date(clock.day_of(invitation.ends_at))
    return Letter(
        subject=_("Act for %(group)s at %(us)s") % {"group": held.name, "us": us}
        if held
        else _("An invitation from %(us)s") % {"us": us},
        paragraphs=(
            _("Hello %(name)s,") % {"name": invitation.name},
            what,
            _("The button opens a page that says the same again. Nothing happens until you accept there."),
        ),
        button=Button(_("See the invitation"), absolute(path)),
        small=(
            _("It is good until %(day)s. If you did not expect it, or do not want it, you need do nothing.")
            % {"day": day},
        ),
    )


@transaction.atomic
def withdraw(*, by: User, invitation: Invitation) -> Invitation:
    """Take it back: its links lead nowhere from now on."""
    held = _open(invitation)
    if held.organisation:
        check_let_in(by, hold(held.organisation))
    else:
        check_open(by, Audience.WORKER)
    held.withdrawn_at = clock.now()
    held.save(update_fields=["withdrawn_at"])
    links.end(purpose=PURPOSE, ref=held.ref)
    record(by=by, did="invitation.withdrawn", ref=_about(held).ref, fields=["invitation"])
    return held


def _open(invitation: Invitation) -> Invitation:
    """The invitation, held, with its organisation as it is now. Raises InputError where it is over."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("organisation", "made_by", "contact")
    held = rows.filter(pk=invitation.pk, used_at__isnull=True, withdrawn_at__isnull=True).first()
    if held is None:
        raise InputError(_("This invitation was accepted or withdrawn already."))
    if held.organisation and held.organisation.merged_into_id:
        held.organisation = resolve(held.organisation.pk)
    return held


def _about(invitation: Invitation) -> Organisation | Invitation:
    return invitation.organisation or invitation


@transaction.atomic
def accept(*, invitation: Invitation) -> User:
    """Whoever opened the letter presses the button: an account is made where the address has none, and access given.

    Raises InputError where the inviter may no longer let anybody in, or the account was closed.
    """
    held = _open(invitation)
    by = held.made_by
    if not (can_let_in(by, held.organisation) if held.organisation else by.is_worker):
        raise InputError(_("Whoever invited you may no longer let people in. Ask us for a new invitation."))
    user = User.objects.filter(email=held.email).first()
    if user is None:
        user = add_user(by=by, email=held.email, name=held.name, role=LioRole.NONE)
    if not user.is_active:
        raise InputError(_("The account with this e-mail address was closed. Please talk to us."))
    _let_in(by, user, held)
    held.used_at, held.user = clock.now(), user
    held.save(update_fields=["used_at", "user"])
    record(by=user, did="invitation.accepted", ref=_about(held).ref, fields=["invitation"])
    return user


def _let_in(by: User, user: User, held: Invitation) -> None:
    if held.organisation:
        grant_access(by=by, user=user, organisation=held.organisation, level=held.level)
    contact = _contact(user, held)
    if contact is not None:
        link_user(by=by, contact=contact, user=user)


def _contact(user: User, held: Invitation) -> Contact | None:
    """The contact who signs in as this user from now on: whom the inviter meant, or the one of this address and name.

    Several people may share an address, so the address alone tells nobody apart.
    """
    if contact_of(user) is not None:
        return None
    meant = [held.contact] if held.contact else contacts_at(held.email)
    same = [one for one in meant if held.contact or one.name.casefold() == held.name.casefold()]
    return same[0] if len(same) == 1 and same[0].user_id is None and same[0].email.lower() == held.email else None


def erase(keys: Sequence[Any]) -> None:
    """Remove invitations; their links lead nowhere then."""
    Invitation.objects.filter(pk__in=list(keys)).delete()


def forget(today: date) -> str:
    """Nightly: remove invitations that were over three months ago."""
    before = clock.now() - timedelta(days=KEPT_DAYS)
    over = Q(used_at__lt=before) | Q(withdrawn_at__lt=before) | Q(used_at__isnull=True, ends_at__lt=before)
    gone, _kinds = Invitation.objects.filter(over).delete()
    return f"{gone} old invitations removed"
