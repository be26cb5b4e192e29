"""What the links of accounts say and do."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts import actions, queries
from hedgerow.accounts.models import Link, User
from hedgerow.accounts.types import LinkOffer, LinkPage


def sign_in_page(link: Link) -> LinkPage | None:
    """Nothing but signing in."""
    if link.user is None:
        return None
    text = _("Press the button to sign in as %(email)s on this device.") % {"email": link.user.email}
    return LinkPage(_("Welcome back, %(name)s") % {"name": link.user.name}, text, _("Sign in"))


def signed_in(link: Link) -> str:
    """Where somebody was going, or the front page."""
    return str(link.data.get("next") or reverse("pages:home"))


def password_page(link: Link) -> LinkPage | None:
    """A new password, for whoever gets letters to this address."""
    if link.user is None:
        return None
    text = _("Press the button to choose a new password for %(email)s.") % {"email": link.user.email}
    return LinkPage(_("A new password"), text, _("Go on"))


def invitation_page(link: Link) -> LinkPage | None:
    """The first time here."""
    if link.user is None or not queries.is_invited(link.user):
        return None
    text = _("You sign in with %(email)s. Next you choose a password.") % {"email": link.user.email}
    return LinkPage(_("Welcome, %(name)s") % {"name": link.user.name}, text, _("Start"))


def choose_password(link: Link) -> str:
    """To where a password is chosen, without the old one."""
    return reverse("accounts:choose_password")


def whom_to_ask(link: Link) -> str:
    """Whoever invited somebody sends another invitation."""
    by = User.objects.filter(pk=link.data.get("by") or 0, is_active=True).first()
    if by is None:
        return _("Ask a manager here for a new invitation.")
    return _("Ask %(name)s (%(email)s) for a new invitation.") % {"name": by.name, "email": by.email}


def new_email_page(link: Link) -> LinkPage | None:
    """Another address to sign in with."""
    if link.user is None:
        return None
    text = _("From now on you sign in with %(new)s instead of %(old)s.") % {
        "new": link.data["email"],
        "old": link.user.email,
    }
    return LinkPage(_("Use this address?"), text, _("Use this address"))


def use_new_email(link: Link) -> str:
    """Change the address."""
    assert link.user is not None, "there was a page for it"
    actions.change_email(user=link.user, email=link.data["email"])
    return reverse("accounts:account")


LINKS = (
    LinkOffer(
        "accounts.sign_in",
        page=sign_in_page,
        act=signed_in,
        lasts=timedelta(minutes=15),
        signs_in=True,
        over=lambda link: _("A link to sign in works once, and for 15 minutes. You can ask for another one."),
    ),
    LinkOffer(
        "accounts.password",
        page=password_page,
        act=choose_password,
        lasts=timedelta(hours=1),
        signs_in=True,
        over=lambda link: _("Ask for another one on the page where you sign in, or ask a manager."),
    ),
    LinkOffer(
        "accounts.invitation",
        page=invitation_page,
        act=choose_password,
        lasts=timedelta(days=7),
        signs_in=True,
        over=whom_to_ask,
    ),
    LinkOffer(
        "accounts.new_email",
        page=new_email_page,
        act=use_new_email,
        lasts=timedelta(days=1),
        over=lambda link: _("Sign in, and ask for it again on your account page."),
    ),
)
