"""Letting people in: by a letter, or by a link that a manager hands over."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts import queries
from hedgerow.accounts.actions import letters, links
from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.spine.errors import InputError

INVITATION = "accounts.invitation"
PASSWORD = "accounts.password"  # noqa: S105 - the purpose of a link


@transaction.atomic
def make_link(*, by: User | None, user: User) -> str:
    """The path at which a colleague chooses a (new) password, to be handed over by a manager. It is used once.

    An earlier invitation stops working: the newest one counts.
    """
    purpose = PASSWORD if user.has_usable_password() else INVITATION
    links.end(purpose=purpose, user=user)
    audit.record(by=by, did="user.link_made", ref=user.own_ref)
    return links.make(purpose=purpose, user=user, email=user.email, data={"by": by.pk if by else None})


@transaction.atomic
def send_invitation(*, by: User | None, user: User) -> None:
    """Send the invitation, or send it again. Raises InputError where they have signed in already."""
    if not queries.is_invited(user):
        raise InputError(_("%(name)s has been here already.") % {"name": user.name})
    letters.invitation(user=user, by=by, link=make_link(by=by, user=user))


@transaction.atomic
def withdraw_invitation(*, by: User, user: User) -> None:
    """Take an invitation back: its link does nothing any more, and the account is closed."""
    if not queries.is_invited(user):
        raise InputError(_("%(name)s has been here already.") % {"name": user.name})
    links.end(purpose=INVITATION, user=user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    audit.record(by=by, did="user.invitation_withdrawn", ref=user.own_ref)
