"""The words in which we ask what people agree to: what is shown, read out and printed, and kept beside each answer."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hedgerow.organisations.models import Organisation
from hedgerow.people.types import Purpose
from hedgerow.places.queries import place


def us() -> str:
    """What we are called."""
    here = place()
    return (here.lio_name if here else "") or _("We")


def question(purpose: str, partner: Organisation | None = None) -> str:
    """What somebody says yes or no to."""
    who = us()
    if purpose == Purpose.SHARE:
        whom = partner.name if partner else _("others")
        return _("%(us)s may pass my name and how to reach me on to %(partner)s.") % {"us": who, "partner": whom}
    return {
        Purpose.SERVICE: _("%(us)s may keep my details and be in touch about the groups that I belong to."),
        Purpose.NEWSLETTER: _("%(us)s may send me news, training and events."),
        Purpose.PUBLISH: _("%(us)s may show my name and my role beside my group, where anybody can read it."),
        Purpose.ACCESS: _("%(us)s may keep what I need to take part, and use it for nothing else."),
    }[Purpose(purpose)] % {"us": who}
