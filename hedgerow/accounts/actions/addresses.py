"""Another e-mail address: it is the user's only once a link sent there was used."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.actions import letters, links
from hedgerow.accounts.actions.users import check_email
from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.spine.errors import InputError


@transaction.atomic
def ask_new_email(*, user: User, email: str) -> None:
    """Send a link to a new address. An address that somebody else has here gets none, and nobody is told so.

    Raises InputError for what is no address.
    """
    check_email(email)
    wanted = email.strip().lower()
    links.end(purpose="accounts.new_email", user=user)
    if not User.objects.filter(email=wanted).exists():
        letters.to_confirm_address(user=user, email=wanted)
    audit.record(by=user, did="user.email_asked", ref=user.own_ref)


@transaction.atomic
def change_email(*, user: User, email: str) -> None:
    """Sign in with another address from now on; the old one is told. Raises InputError where somebody else has it by now."""
    old = user.email
    try:
        with transaction.atomic():
            user.email = email
            user.save(update_fields=["email"])
    except IntegrityError:
        raise InputError(_("This address cannot be used here. Ask a manager.")) from None
    audit.record(by=user, did="user.changed", ref=user.own_ref, fields=["email"])
    letters.address_changed(user=user, old=old)
