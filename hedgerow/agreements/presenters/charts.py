"""What our work costs, as a picture."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hedgerow.agreements.types import Costs
from hedgerow.charter.types import Function
from hedgerow.kernel.clock import Period
from hedgerow.kernel.money import pounds
from hedgerow.shell.charts import Chart, Point, bar


def by_function(costs: Costs, period: Period) -> Chart:
    """Bars of what each function costs, with its part of what is shared."""
    points = [Point(str(Function(code).label), max(0, pence) / 100) for code, pence in costs.by.items()]
    most = max(costs.by, key=lambda code: costs.by[code])
    said = _("%(function)s costs most: %(sum)s of %(total)s.") % {
        "function": Function(most).label,
        "sum": pounds(costs.by[most]),
        "total": pounds(costs.total),
    }
    return bar(
        points,
        title=_("What each function costs, %(period)s") % {"period": period.name},
        description=said,
        axis=_("Pounds"),
        show=lambda value: pounds(round(value) * 100),
    )
