"""The offer of a grant as a letter on paper."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _

from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.people.queries.wording import us
from hedgerow.programmes.models import Decision
from hedgerow.programmes.rules.rounds import report_kind
from hedgerow.programmes.types import TOLD_IN_PROPORTION
from hedgerow.shell.documents import pdf
from hedgerow.shell.templatetags.shell import plain_date

PAPER = Path(__file__).with_name("offer.typ")


def asked_of(decision: Decision) -> str:
    """What the group tells us when it is spent, in proportion to the grant."""
    held = decision.application.round
    kind = report_kind(decision.pence or 0, line_below=held.line_below, full_from=held.full_from)
    return str(TOLD_IN_PROPORTION[kind])


def offer_pdf(decision: Decision) -> bytes:
    """The letter that offers a grant, as a tagged PDF."""
    application = decision.application
    held = application.round
    told = {
        "sum": pounds(decision.pence or 0),
        "title": application.title,
        "programme": held.programme.name,
        "payer": held.programme.payer,
    }
    told_on = plain_date(clock.day_of(decision.told_at)) if decision.told_at else ""
    accepted = ""
    if decision.accepted_at:
        accepted = _("Accepted on %(day)s by %(who)s.") % {
            "day": plain_date(clock.day_of(decision.accepted_at)), "who": decision.accepted_as,
        }  # fmt: skip
    return pdf(
        PAPER,
        {
            "title": _("The offer of a grant"),
            "from": us(),
            "foot": f"{us()} · {held.title}",
            "to": application.organisation.name,
            "day": told_on,
            "lines": [
                _("We are glad to offer you %(sum)s for “%(title)s”.") % told,
                _("It comes from %(programme)s, which is paid for by %(payer)s.") % told,
                decision.feedback,
            ],
            "conditions": {"title": _("On these conditions"), "words": decision.conditions},
            "general": {
                "title": _("What goes for every grant"),
                "lines": [
                    _("It is spent on what you asked it for. If plans change, ask us first."),
                    _("What is not spent comes back to us."),
                    _("When it is spent, you tell us: %(what)s") % {"what": asked_of(decision)},
                    _("We publish your group’s name, the sum, what it is for and where, as open data (360Giving)."),
                ],
            },
            "accepted": accepted or _("It is yours when somebody who signs for your group has accepted it."),
        },
    )
