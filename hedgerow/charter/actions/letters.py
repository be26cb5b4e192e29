"""The letter that asks somebody to sign our agreement."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.actions import links
from hedgerow.charter.models import Agreement, Party
from hedgerow.engines.mail.actions import send
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.kernel import clock
from hedgerow.people.queries.wording import us

SIGN = "charter.sign"


def ask_to_sign(party: Party, agreement: Agreement, *, email: str, role: str) -> None:
    """To whoever may sign for a party: where the words are, and a button that leads to the page where they sign."""
    path = links.make(purpose=SIGN, ref=party.ref, email=email, data={"role": role, "sha256": agreement.sha256})
    told = {"group": party.organisation.name, "title": agreement.title, "us": us(), "role": role}
    read = absolute(reverse("charter:version", args=[agreement.number]))
    letter = Letter(
        _("Will you sign? %(title)s") % told,
        (
            _("%(us)s asks %(group)s to sign “%(title)s”: what is done here for groups and charities, by whom, and what"
              " each side promises.") % told,
            _("Read it first: %(address)s") % {"address": read},
            _("The button leads to a page where you sign for %(group)s as: %(role)s. Your own name is not kept.") % told,
        ),
        Button(_("Read and sign"), absolute(path)),
    )  # fmt: skip
    send(key=f"{SIGN}:{party.pk}:{clock.now().isoformat()}", letter=letter, to=email, about=party.ref)
