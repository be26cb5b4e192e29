"""What representation counts of what makes infrastructure strong."""

from __future__ import annotations

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from hedgerow.charter.types import Condition, ConditionOffer, Strengthens
from hedgerow.engines.lifecycle.types import State
from hedgerow.kernel import clock
from hedgerow.kernel.clock import Period
from hedgerow.representation.models import Meeting, Seat
from hedgerow.representation.queries import holders


def held(period: Period) -> Condition:
    """Places on boards that somebody held on the last day, of all there are. How many there were is known of today alone."""
    taken = holders(period.end).filter(seat__state=State.LIVE).count()
    if period.end < clock.today():
        return Condition(taken or None, unit=_("held"))
    places = Seat.objects.filter(state=State.LIVE).aggregate(all=Sum("places"))["all"] or 0
    return Condition(taken, out_of=max(places, taken)) if places else Condition(None)


def reported(period: Period) -> Condition:
    """Meetings of boards in the period of which somebody reported back."""
    met = Meeting.objects.filter(on__gte=period.start, on__lte=period.end)
    total = met.count()
    return Condition(met.filter(reports__isnull=False).distinct().count(), out_of=total) if total else Condition(None)


CONDITIONS = (
    ConditionOffer(
        "representation.held",
        _("Places on public boards that are held"),
        _("Places for groups on boards of public bodies that somebody held on the last day."),
        held,
        Strengthens.RELATIONSHIPS,
    ),
    ConditionOffer(
        "representation.reported",
        _("Board meetings reported back"),
        _("Of all meetings of boards in the twelve months, those of which a representative told groups."),
        reported,
        Strengthens.RELATIONSHIPS,
    ),
)
