"""What the links of accounts say and do."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.models import Link
from hedgerow.accounts.types import LinkOffer, LinkPage


def sign_in_page(link: Link) -> LinkPage | None:
    """Nothing but signing in."""
    if link.user is None:
        return None
    text = _("Press the button to sign in as %(email)s on this computer or telephone.") % {"email": link.user.email}
    return LinkPage(_("Welcome back, %(name)s") % {"name": link.user.name}, text, _("Sign in"))


def signed_in(link: Link) -> str:
    """Where somebody was going, or the front page."""
    return str(link.data.get("next") or reverse("pages:home"))


LINKS = (
    LinkOffer(
        "accounts.sign_in",
        page=sign_in_page,
        act=signed_in,
        lasts=timedelta(minutes=15),
        signs_in=True,
        over=gettext_lazy("A link to sign in works once, and for 15 minutes. Ask for a new one."),
    ),
)
