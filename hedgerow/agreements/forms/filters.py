"""The filters of the lists of agreements and of costs."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.agreements.queries.agreements import LATE
from hedgerow.agreements.queries.spending import first_and_last
from hedgerow.agreements.types import Filters, Standing
from hedgerow.charter.types import Function
from hedgerow.kernel import clock
from hedgerow.kernel.clock import Period, financial_year, quarter
from hedgerow.shell.forms import FilterForm

SEARCH = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
SHOW = [
    ("", _("running, or to begin")),
    (Standing.ENDED, _("ended")),
    (LATE, _("with something late")),
    ("all", _("all")),
]


class AgreementsForm(FilterForm):
    """Which agreements."""

    q = forms.CharField(label=_("Words"), max_length=100, widget=SEARCH)
    show = forms.ChoiceField(label=_("Which"), choices=SHOW)

    def filters(self) -> Filters:
        """What was chosen, as the query takes it."""
        chosen = self.chosen()
        return Filters(chosen.get("show", Standing.RUNNING), chosen.get("q", ""))


def periods() -> dict[str, Period]:
    """The financial years and quarters of our accounts, the newest first, by the day they begin on and their name."""
    held = first_and_last()
    since, until = held or (clock.today(), clock.today())
    found: dict[str, Period] = {}
    day = until
    while day >= since:
        part = quarter(day)
        year = financial_year(day)
        found.setdefault(f"y{year.start:%Y}", year)
        found[f"q{part.start:%Y-%m}"] = part
        day = date_before(part)
    return found


def date_before(period: Period) -> Any:
    """The day before a period."""
    return period.start.fromordinal(period.start.toordinal() - 1)


class PeriodForm(FilterForm):
    """Which days."""

    period = forms.ChoiceField(label=_("Days"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.periods = periods()
        choices = [(code, one.name) for code, one in self.periods.items()]
        cast(forms.ChoiceField, self.fields["period"]).choices = [*self.nothing(), *choices]

    def nothing(self) -> list[tuple[str, Any]]:
        """What stands first: nothing chosen."""
        return [("", _("the newest quarter"))]

    def period_chosen(self) -> Period | None:
        """The days that were chosen."""
        return self.periods.get(self.chosen().get("period", ""))

    def period_or_newest(self) -> Period:
        """The same, or the newest quarter of our accounts."""
        newest = next(one for code, one in self.periods.items() if code.startswith("q"))
        return self.period_chosen() or newest


class CostsForm(PeriodForm):
    """Which lines of our accounts."""

    first = ("q", "period", "function")

    q = forms.CharField(label=_("Words"), max_length=100, widget=SEARCH)
    function = forms.ChoiceField(
        label=_("Function"), choices=[("", _("all")), ("shared", _("shared by all")), *Function.choices]
    )

    def nothing(self) -> list[tuple[str, Any]]:
        """All of them."""
        return [("", _("all that are here"))]
