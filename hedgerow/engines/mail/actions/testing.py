"""A test message, sent at once, so that whoever sets up the mail sees what happens."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from hedgerow.engines.mail import queries
from hedgerow.engines.mail.actions.carrying import NotCarried, Unsure, carry
from hedgerow.engines.mail.actions.composing import compose, sender
from hedgerow.engines.mail.types import Letter
from hedgerow.kernel import ids
from hedgerow.spine.errors import InputError


def send_test(*, by: AbstractBaseUser | None, to: str) -> str:
    """Send a test message now, and say in a sentence that the mail server took it.

    Raises InputError with a sentence where there is no server, or it did not take it and why. Call it outside any
    transaction.
    """
    try:
        validate_email(to.strip())
    except ValidationError:
        raise InputError(_("“%(to)s” is not an e-mail address.") % {"to": to}) from None
    if settings.HEDGEROW_DEMO:
        raise InputError(_("The demonstration sends nothing: its letters are kept on the page of letters."))
    if not queries.has_server():
        raise InputError(_("No mail server is set yet. Set EMAIL_URL, or HEDGEROW_MAIL_HOST and what goes with it."))
    try:
        carry(compose(_letter(by), key=f"test:{ids.new_id()}", to=to.strip()))
    except Unsure as error:
        raise InputError(
            _("The connection broke in the middle (%(why)s): look whether it came.") % _why(error)
        ) from None
    except NotCarried as error:
        raise InputError(_("The mail server did not take the message: %(why)s") % _why(error)) from None
    return _("The mail server took the message from %(sender)s. Look whether it came, also among the junk.") % {
        "sender": sender()
    }


def _why(error: Exception) -> dict[str, str]:
    return {"why": str(error)[:300]}


def _letter(by: AbstractBaseUser | None) -> Letter:
    who = getattr(by, "name", "") or _("somebody")
    return Letter(
        subject=_("A test message"),
        paragraphs=(
            _("This is a test, asked for by %(who)s. Letters from here reach you.") % {"who": who},
            _("There is nothing to do."),
        ),
    )
