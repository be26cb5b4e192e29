"""A second proof that somebody is who they say: set up by themselves, taken away by themselves or a manager."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.actions import devices, letters
from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit


@transaction.atomic
def set_up(*, user: User, kind: str) -> None:
    """Note that a user has set up a second factor, of one of allauth's kinds, and tell them."""
    audit.record(by=user, did="user.second_factor_added", ref=user.own_ref, fields=[kind])
    letters.changed(user=user, what=_("A second proof that it is you was added to your account."))


@transaction.atomic
def taken_away(*, user: User, kind: str) -> None:
    """Note that a user has taken one away, and tell them. Devices are asked again."""
    devices.remember_none(user=user)
    audit.record(by=user, did="user.second_factor_removed", ref=user.own_ref, fields=[kind])
    letters.changed(user=user, what=_("A second proof that it is you was taken off your account."))


@transaction.atomic
def reset(*, by: User, user: User) -> None:
    """A manager lets a colleague begin again who has lost telephone and codes: they set up another at the next sign-in.

    Every session of theirs ends, and a letter tells them.
    """
    Authenticator.objects.filter(user=user).delete()
    devices.remember_none(user=user)
    devices.end_all_sessions(user=user)
    audit.record(by=by, did="user.second_factor_reset", ref=user.own_ref)
    told = _(
        "%(name)s, a manager, took all second proofs off your account. You set up a new one when you next sign in."
    )
    letters.changed(user=user, what=told % {"name": by.name})
