"""What accounts write to their owners. Each letter is written inside the transaction of what it tells."""

from __future__ import annotations

import secrets

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from hedgerow.accounts.actions import links
from hedgerow.accounts.models import User
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.kernel import clock


def _send(what: str, user: User, letter: Letter, to: str = "") -> None:
    key = f"accounts.{what}:{user.pk}:{secrets.token_hex(8)}"
    mail.send(key=key, letter=letter, to=to or user.email, name=user.name, person=user.own_ref, about=user.own_ref)


def to_sign_in(*, user: User, code: str, next: str = "") -> None:
    """A link and a six-digit code: the link for this device, the code for another one, such as a shared computer."""
    link = links.make(purpose="accounts.sign_in", user=user, email=user.email, data={"next": next})
    told = _("Press the button to sign in on the device you are reading this on.")
    other = _("To sign in where you asked for this letter, type this code there:")
    small = _("Both work once, and for 15 minutes. If you did not ask for this, do nothing: nobody gets in without it.")
    letter = Letter(_("Sign in"), (told, other), Button(_("Sign in"), absolute(link)), code=code, small=(small,))
    _send("sign_in", user, letter)


def to_choose_password(*, user: User) -> None:
    """A link to a page where a new password is chosen; the old one works until then."""
    link = links.make(purpose="accounts.password", user=user, email=user.email)
    told = _("You, or somebody who knows this address, asked for a new password.")
    small = _("It works once, and for an hour. If you did not ask for this, do nothing: your password stays as it is.")
    button = Button(_("Choose a new password"), absolute(link))
    _send("password", user, Letter(_("Choose a new password"), (told,), button, small=(small,)))


def invitation(*, user: User, by: User | None, link: str) -> None:
    """The letter that lets a new colleague in."""
    who = by.name if by else _("A manager")
    told = _("%(who)s has added you to the people who work with Hedgerow here.") % {"who": who}
    then = _("Press the button, choose a password, and set up a second proof that it is you: a passkey or an app.")
    until = _("It works once, and for 7 days. After that, ask %(who)s for another one.") % {"who": who}
    button = Button(_("Start"), absolute(link))
    _send("invitation", user, Letter(_("Your invitation"), (told, then), button, small=(until,)))


def new_device(*, user: User, device: str) -> None:
    """Somebody signed in as this user on a device not seen before."""
    when = date_format(localtime(clock.now()), "l j F, H:i")
    told = _("Somebody signed in as you on %(when)s, on a device not used before: %(device)s.") % {
        "when": when,
        "device": device or _("a browser that does not say what it is"),
    }
    _alert("new_device", user, _("A new device signed in as you"), told)


def changed(*, user: User, what: str) -> None:
    """Something that guards the account was changed. `what` is the sentence that says so."""
    _alert("changed", user, _("Your sign-in was changed"), what)


def _alert(kind: str, user: User, subject: str, told: str, to: str = "") -> None:
    was = _("If that was you, there is nothing to do.")
    not_you = _(
        "If it was not: sign in, choose a new password, sign out everywhere else on your account page, and tell a manager."
    )
    button = Button(_("Look at your account"), absolute(reverse("accounts:account")))
    _send(kind, user, Letter(subject, (told, was, not_you), button), to)


def to_confirm_address(*, user: User, email: str) -> None:
    """A link to a new address, which only then becomes the user's."""
    link = links.make(purpose="accounts.new_email", user=user, email=email, data={"email": email})
    told = _("Press the button to sign in with this address from now on.")
    small = _("It works once, and for a day. If you did not ask for this, do nothing.")
    letter = Letter(_("Is this your address?"), (told,), Button(_("Use this address"), absolute(link)), small=(small,))
    _send("new_email", user, letter, to=email)


def address_changed(*, user: User, old: str) -> None:
    """To the old address: the account has another one now."""
    told = _("Your account here now has another e-mail address. Letters no longer come to this one.")
    not_you = _("If you did not change it, tell a manager at once: somebody else may be using your account.")
    _send("address_changed", user, Letter(_("Your address was changed"), (told, not_you)), to=old)
