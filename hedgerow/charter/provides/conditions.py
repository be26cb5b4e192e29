"""What the charter itself counts, and what it counts of the place: local knowledge, promises signed, bodies' priorities."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hedgerow.charter import queries
from hedgerow.charter.types import Condition, ConditionOffer, Strengthens
from hedgerow.kernel.clock import Period
from hedgerow.places.models import Knowledge
from hedgerow.places.rules import is_due


def knowledge(period: Period) -> Condition:
    """Notes that hold and were checked within the time that each was given. Only today's state is kept."""
    rows = list(Knowledge.objects.filter(retired_on__isnull=True).values_list("checked_on", "half_life_days"))
    fresh = sum(not is_due(checked_on, days, period.end) for checked_on, days in rows)
    return Condition(fresh, out_of=len(rows)) if rows else Condition(None)


def signed(period: Period) -> Condition:
    """Who had signed, by the last day, the version in force then."""
    found = queries.in_force(period.end)
    if found is None:
        return Condition(None)
    hands = [signature for _party, signature in queries.parties(found) if signature and signature.on <= period.end]
    return Condition(len(hands), unit=_("organisations"))


def performing(period: Period) -> Condition:
    """How many organisations the version in force then names as doing the work."""
    found = queries.performers(period.end)
    return Condition(len({one.org_id or one.organisation for one in found}) or None, unit=_("organisations"))


CONDITIONS = (
    ConditionOffer(
        "places.knowledge",
        _("What we know of the place, checked in time"),
        _(
            "Notes on local knowledge that were checked within the time each was given, of all that hold today. What it "
            "was earlier is not kept."
        ),
        knowledge,
        Strengthens.KNOWLEDGE,
        past=False,
    ),
    ConditionOffer(
        "charter.signed",
        _("Behind our local agreement"),
        _("Organisations that signed the version in force."),
        signed,
        Strengthens.RELATIONSHIPS,
    ),
    ConditionOffer(
        "charter.performers",
        _("Sharing the work"),
        _("Organisations that the agreement in force names as doing the work of infrastructure."),
        performing,
        Strengthens.SUPPORT,
    ),
)
