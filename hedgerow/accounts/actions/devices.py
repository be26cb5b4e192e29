"""Devices that somebody has signed in with, remembered or not, and the sessions there."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction

from hedgerow.accounts import queries
from hedgerow.accounts.actions import letters
from hedgerow.accounts.models import Counted, Device, SignIn, User
from hedgerow.accounts.rules import REMEMBERED, device_name, fingerprint
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.throttle import actions as throttle
from hedgerow.kernel import clock

FORGOTTEN_DAYS = 400  # as long as browsers keep a cookie


@transaction.atomic
def signed_in(*, user: User, secret: str, agent: str, session_key: str, how: str) -> tuple[Device, str]:
    """Note a sign-in, and answer with its device and the secret that its browser is to keep.

    Whoever has signed in before is written to about a device not seen before.
    """
    device = queries.device(user, secret)
    if device is None:
        secret = secrets.token_urlsafe(32)
        known = user.devices.exists()
        device = Device.objects.create(user=user, fingerprint=fingerprint(secret), name=device_name(agent))
        if known:
            letters.new_device(user=user, device=device.name)
    Device.objects.filter(pk=device.pk).update(last_at=clock.now(), name=device_name(agent))
    SignIn.objects.update_or_create(session_key=session_key, defaults={"user": user, "device": device, "how": how})
    return device, secret


@transaction.atomic
def remember(*, user: User, secret: str) -> None:
    """Ask for no second factor on a device for 30 days: its owner said that only they use it."""
    device = queries.device(user, secret)
    if device is not None:
        Device.objects.filter(pk=device.pk).update(trusted_until=clock.now() + REMEMBERED)
        audit.record(by=user, did="user.device_remembered", ref=user.own_ref)


@transaction.atomic
def forget_device(*, user: User, device: Device) -> None:
    """A device is no longer known: its sessions end, and it is asked for a second factor again."""
    end_sessions(SignIn.objects.filter(user=user, device=device))
    Device.objects.filter(pk=device.pk, user=user).delete()
    audit.record(by=user, did="user.device_forgotten", ref=user.own_ref)


def remember_none(*, user: User) -> None:
    """Something that guards the account was changed: each device is asked for a second factor again."""
    Device.objects.filter(user=user).update(trusted_until=None)


@transaction.atomic
def end_session(*, user: User, sign_in: SignIn) -> None:
    """Sign out in one place."""
    end_sessions(SignIn.objects.filter(user=user, pk=sign_in.pk))
    audit.record(by=user, did="user.signed_out_elsewhere", ref=user.own_ref)


@transaction.atomic
def end_all_sessions(*, user: User, but: str = "") -> int:
    """Sign out everywhere, but in the session with the key `but`. Answers with how many places that were."""
    return end_sessions(SignIn.objects.filter(user=user).exclude(session_key=but))


def end_sessions(sign_ins: Iterable[SignIn]) -> int:
    """End the sessions of some sign-ins."""
    keys = [sign_in.session_key for sign_in in sign_ins]
    Session.objects.filter(session_key__in=keys).delete()
    return SignIn.objects.filter(session_key__in=keys).delete()[0]


def session_moved(*, old: str, new: str) -> None:
    """A session has another key: it is given one whenever a password changes."""
    SignIn.objects.filter(session_key=old).update(session_key=new)


def count_wrong_password(*, email: str, address: str) -> None:
    """Somebody tried a wrong password for an account (which may not exist) from an internet address."""
    throttle.count(what=queries.WRONG_PASSWORD, who=f"{email} {address}")
    throttle.count(what=queries.WRONG_PASSWORD, who=email)


def forgive_wrong_passwords(*, email: str, address: str) -> None:
    """They got it right."""
    throttle.forgive(what=queries.WRONG_PASSWORD, who=f"{email} {address}")


@transaction.atomic
def forget_sessions(today: date) -> str:
    """Nightly: remove sign-ins that have run out, devices long unused, and counts that nobody needs any more."""
    now = clock.now()
    gone, _kinds = Session.objects.filter(expire_date__lt=now).delete()
    SignIn.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    Device.objects.filter(last_at__lt=now - timedelta(days=FORGOTTEN_DAYS)).delete()
    Counted.objects.filter(expires__lt=now).delete()
    return f"{gone} old sign-ins removed"
