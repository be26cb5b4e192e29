"""An ask as a letter on paper (PDF/UA-1)."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _

from hedgerow.advocacy.models import Ask
from hedgerow.advocacy.queries.wording import letter_of
from hedgerow.kernel import clock
from hedgerow.people.queries.wording import us
from hedgerow.places.queries import place
from hedgerow.shell.documents import pdf
from hedgerow.shell.templatetags.shell import plain_date

TEMPLATE = Path(__file__).with_name("letter.typ")


def letter(ask: Ask) -> bytes:
    """The letter, as it would be posted today, or on the day it was put to them."""
    here = place()
    said = {
        "title": ask.issue.sentence,
        "from": us(),
        "address": here.address if here else "",
        "to": [line for line in (ask.to_name, ask.department, ask.body.name) if line],
        "day": plain_date(ask.put_on or clock.today()),
        "paragraphs": letter_of(ask),
        "closing": _("With good wishes,"),
    }
    return pdf(TEMPLATE, said)
