"""What is done to sign-ins, as the audit trail calls it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import can_open
from hedgerow.accounts.types import Audience
from hedgerow.engines.audit.types import AuditWords


def managers_and_oneself(user: Any, pk: str) -> bool:
    """Managers, and everybody about their own sign-in."""
    return can_open(user, Audience.MANAGER) or str(getattr(user, "pk", "")) == pk


USERS = AuditWords(
    "accounts.user",
    deeds={
        "user.added": _("Invited"),
        "user.changed": _("Changed"),
        "user.invitation_withdrawn": _("The invitation was withdrawn"),
        "user.link_made": _("A link to sign in was made"),
        "user.password_set": _("Password set"),
        "user.deactivated": _("The account was closed"),
        "user.reactivated": _("The account was opened again"),
        "user.email_asked": _("Asked for another address"),
        "user.device_remembered": _("A device was remembered"),
        "user.device_forgotten": _("A device was forgotten"),
        "user.second_factor_added": _("A second factor was set up"),
        "user.second_factor_removed": _("A second factor was removed"),
        "user.second_factor_reset": _("Second factors were reset"),
        "user.signed_out_elsewhere": _("Signed out everywhere else"),
    },
    fields={"totp": _("app"), "webauthn": _("passkey"), "recovery_codes": _("codes for an emergency")},
    readers=managers_and_oneself,
)
AUDIT = (USERS,)
