"""Adding colleagues, changing what they may do, and letting them in."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts import queries
from hedgerow.accounts.actions import devices, letters
from hedgerow.accounts.models import Team, User
from hedgerow.accounts.rules import stays_managed
from hedgerow.accounts.types import LioRole
from hedgerow.engines.audit import actions as audit
from hedgerow.spine.errors import InputError


def invite(
    *, by: User | None, email: str, name: str, role: LioRole | str = LioRole.WORKER, team: Team | None = None
) -> User:
    """A new colleague without a password: send an invitation, or hand over a link (`inviting`).

    Raises InputError where the address is none, or belongs to somebody already.
    """
    check_email(email)
    _check_name(name)
    try:
        with transaction.atomic():
            user = User.objects.create_user(email, name=name.strip(), role=LioRole(role), team=team)
            audit.record(by=by, did="user.added", ref=user.own_ref, fields=["email", "name", "role", "team"])
    except IntegrityError:
        raise InputError(_("Somebody with this e-mail address is here already.")) from None
    return user


def _check_name(name: str) -> None:
    most = User._meta.get_field("name").max_length or 0
    if not name.strip():
        raise InputError(_("Say what they are called."))
    if len(name.strip()) > most or not name.isprintable():
        raise InputError(_("Say what they are called in %(most)d letters or fewer.") % {"most": most})


def check_email(email: str) -> None:
    """Raise InputError for what is no e-mail address."""
    try:
        if len(email) > (User._meta.get_field("email").max_length or 0):
            raise ValidationError("")
        validate_email(email.strip())
    except ValidationError:
        raise InputError(_("“%(email)s” is not an e-mail address.") % {"email": email}) from None


@transaction.atomic
def change(*, by: User | None, user: User, name: str, role: LioRole | str, team: Team | None) -> User:
    """Change what a colleague is called and does. Raises InputError where nobody would manage the place any more."""
    user = _held(user, will_manage=LioRole(role) == LioRole.MANAGER)
    wanted = {"name": name.strip() or user.name, "role": LioRole(role), "team": team}
    changed = [field for field, value in wanted.items() if getattr(user, field) != value]
    for field in changed:
        setattr(user, field, wanted[field])
    if changed:
        user.save(update_fields=changed)
        audit.record(by=by, did="user.changed", ref=user.own_ref, fields=changed)
    return user


@transaction.atomic
def deactivate(*, by: User, user: User) -> User:
    """A colleague has left: they cannot sign in from now on, and are signed out at their next click."""
    user = _held(user, will_manage=False)
    return _set_active(by, user, False)


@transaction.atomic
def reactivate(*, by: User, user: User) -> User:
    """A colleague is back."""
    return _set_active(by, _held(user, will_manage=True), True)


def _set_active(by: User, user: User, active: bool) -> User:
    if user.is_active != active:
        user.is_active = active
        user.save(update_fields=["is_active"])
        audit.record(by=by, did="user.reactivated" if active else "user.deactivated", ref=user.own_ref)
    return user


def _held(user: User, *, will_manage: bool) -> User:
    """The user, held with all managers until the transaction ends, so that two cannot take each other's part away.

    Raises InputError where nobody would manage the place any more.
    """
    managing = {manager.pk for manager in queries.managers().select_for_update().order_by("pk")}
    if not stays_managed(managing, user=user.pk, will_manage=will_manage):
        raise InputError(_("%(name)s is the last manager. Make somebody else a manager first.") % {"name": user.name})
    return User.objects.select_for_update(of=("self",)).get(pk=user.pk)


@transaction.atomic
def set_password(*, user: User, password: str) -> User:
    """A user chooses a password. Every other session of theirs ends. Raises ValidationError where it is too weak."""
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    devices.remember_none(user=user)
    audit.record(by=user, did="user.password_set", ref=user.own_ref, fields=["password"])
    letters.changed(user=user, what=_("A new password was chosen."))
    return user


@transaction.atomic
def rename(*, user: User, name: str) -> User:
    """A user says what they are called."""
    if not name.strip():
        raise InputError(_("Say what you are called."))
    user.name = name.strip()
    user.save(update_fields=["name"])
    audit.record(by=user, did="user.changed", ref=user.own_ref, fields=["name"])
    return user
