"""What the log form begins with."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.kernel import clock
from hedgerow.ledger import queries
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import AreaBasis, Audience

MINUTES = (("", _("Not timed")), ("15", _("15 min")), ("30", _("30 min")), ("60", _("1 hour")))


def initial_for(by: User) -> dict[str, Any]:
    """What a new form begins with: today, and the payer of most of somebody's work."""
    today = clock.today()
    payer = queries.usual_payer(by, on=today)
    return {"on": today, "payer": payer.pk if payer else "", "audience": Audience.STAFF, "quick": ""}


def initial_of(entry: Entry) -> dict[str, Any]:
    """What a form begins with that edits an entry."""
    note = getattr(entry, "note", None)
    quick = str(entry.minutes) if str(entry.minutes) in dict(MINUTES) else ""
    return {
        "groups": [str(link.organisation_id) for link in entry.group_links.all()],
        "activity": entry.activity_id,
        "quick": quick,
        "minutes": None if quick else entry.minutes,
        "on": entry.on,
        "payer": entry.payer_id or "",
        "note": note.text if note else "",
        "names": note.names if note else "",
        "people": entry.people,
        "priorities": [link.priority_id for link in entry.priority_links.all()],
        "public_body": entry.public_body_id or "",
        "pounds": f"{entry.pence / 100:.2f}" if entry.pence is not None else "",
        "money_kind": entry.pence_kind,
        "area": entry.area,
        "basis": entry.area_basis or AreaBasis.HAPPENED,
        "audience": entry.audience,
    }
