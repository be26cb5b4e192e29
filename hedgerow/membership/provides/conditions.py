"""What membership counts of what makes infrastructure strong."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hedgerow.charter.types import Condition, ConditionOffer, Strengthens
from hedgerow.kernel.clock import Period
from hedgerow.membership import queries


def members(period: Period) -> Condition:
    """Groups in membership on the last day."""
    return Condition(queries.members(period.end).count() or None, unit=_("groups"))


CONDITIONS = (
    ConditionOffer(
        "membership.members",
        _("Groups in membership"),
        _("Groups that were members on the last day."),
        members,
        Strengthens.SUPPORT,
    ),
)
