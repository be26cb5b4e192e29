"""What infrastructure costs here, who pays for it and for how long, and what nobody pays for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.agreements import queries as agreements
from hedgerow.agreements.models import Agreement
from hedgerow.agreements.queries.months import funded_months, running
from hedgerow.agreements.rules.terms import months_left
from hedgerow.charter.types import Function
from hedgerow.evidence.queries.case_words import hours
from hedgerow.evidence.queries.readings import read
from hedgerow.evidence.rules import case as rules
from hedgerow.evidence.types import Dimension, Question
from hedgerow.evidence.types.case import Group, Number, Part, Section, Table
from hedgerow.kernel.clock import Period
from hedgerow.kernel.money import pounds
from hedgerow.shell.templatetags.shell import plain_date


def minutes_of(period: Period, known: str) -> Mapping[str, int]:
    """Our own time by function."""
    found = read(Question(Dimension.FUNCTION, period), known=known)
    return {key: figures.minutes or 0 for key, figures in found.cells.items()}


def costs(period: Period, known: str) -> Section | None:
    """Costs by function, which add up, and how shared ones were shared out; None where none are known."""
    found = agreements.costs(period, minutes_of(period, known))
    if not found.lines:
        return None
    rows = tuple((str(function.label), _whole(found.by[function.value])) for function in Function)
    total = (_("All together"), _whole(found.total))
    minutes = minutes_of(period, known)
    opens = tuple(
        ("", rules.opens(period, by="function", cell=one.value) if minutes.get(one.value) else "") for one in Function
    )
    lead = _("Twelve months of all of this cost %(sum)s.") % {"sum": _whole(found.total)}
    how = (str(found.source.label), str(found.method.label), _("Sums are to the nearest pound."))
    return Section(
        Part.COSTS, lead=(lead,), tables=(Table(("", _("Cost")), (*rows, total), (*opens, ("", ""))),), how=how
    )


def funded(today: date, period: Period, known: str) -> Section | None:
    """Who pays and for how many months yet; functions with work and no budget of their own."""
    rows = list(running(today).prefetch_related("budgets").order_by("payer__ends", "payer__name"))
    unpaid = _without_budget(rows, period, known)
    if not rows and not unpaid:
        return None
    months = funded_months(today)
    lead = [_("Nobody pays for this work at present.")] if not rows else []
    if months is not None:
        lead.append(
            ngettext(
                "The longest funding there is ends in %(n)d month.", "The longest funding there is ends in %(n)d months.",
                months,
            ) % {"n": months}
        )  # fmt: skip
    return Section(
        Part.FUNDED,
        lead=tuple(lead),
        groups=(Group(_("Not funded: work with no budget of its own"), unpaid),) if unpaid else (),
        tables=(_paying(rows, today),) if rows else (),
        how=(
            _("Funding is what our agreements with funders say on the day. Months are whole months from then."),
            _(
                "Work with no budget of its own: functions with recorded time that no running agreement pays for by name."
            ),
        ),
    )


def _paying(rows: list[Agreement], today: date) -> Table:
    heads = (_("Who pays"), _("Until"), _("Months left"))
    return Table(heads, tuple((row.title, _until(row), _left(row, today)) for row in rows))


def _until(row: Agreement) -> str:
    return plain_date(row.ends) if row.ends else _("no end")


def _left(row: Agreement, today: date) -> str:
    left = months_left(row.ends, today)
    return "–" if left is None else str(left)


def _without_budget(rows: list[Agreement], period: Period, known: str) -> tuple[Number, ...]:
    paid = {budget.function for row in rows for budget in row.budgets.all()}
    return tuple(
        Number(
            str(function.label),
            hours(minutes),
            _("hours in twelve months"),
            rules.opens(period, by="function", cell=function.value),
        )
        for function in Function
        if function.value not in paid and (minutes := minutes_of(period, known).get(function.value, 0)) >= 60
    )


def _whole(pence: int) -> str:
    return pounds((pence + 50) // 100 * 100)
