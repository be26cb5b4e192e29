"""What is asked of the record of work, as it stands in an address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from hedgerow.evidence import queries, rules
from hedgerow.evidence.names import name_of
from hedgerow.evidence.types import Dimension, Question, Span
from hedgerow.shell.forms import DayInput, FilterForm

FILTERS = (
    Dimension.FUNCTION,
    Dimension.ACTIVITY,
    Dimension.ACT,
    Dimension.WARD,
    Dimension.FIFTH,
    Dimension.BAND,
    Dimension.PRIORITY,
    Dimension.PAYER,
)
#: those that stand in the line above the table; the others unfold
FIRST = (Dimension.FUNCTION.value, Dimension.WARD.value, Dimension.PAYER.value)


class ReadingForm(FilterForm):
    """Period, dimension and filters. What is wrong is ignored, so that an old address still opens."""

    period = forms.ChoiceField(label=_("Period"), choices=Span.choices, widget=forms.HiddenInput)
    start = forms.DateField(label=_("From"), widget=DayInput)
    end = forms.DateField(label=_("To"), widget=DayInput)
    by = forms.ChoiceField(choices=Dimension.choices, widget=forms.HiddenInput)
    of = forms.ChoiceField(choices=[("unmet", "")], widget=forms.HiddenInput)

    def __init__(self, data: QueryDict, today: date) -> None:
        super().__init__(data)
        self.today = today
        self.labels: dict[Dimension, Mapping[str, str]] = {one: queries.labels(one) for one in FILTERS}
        for dimension in FILTERS:
            self.fields[dimension.value] = forms.ChoiceField(
                label=dimension.label, choices=self._choices(dimension), required=False
            )
        self._show_dates(data)

    def _show_dates(self, data: QueryDict) -> None:
        """Dates are asked for where a period of one's own is, and stand in the line above the table."""
        if self.span is not Span.CUSTOM:
            self.first = FIRST
            for name in ("start", "end"):
                self.fields[name].widget = forms.HiddenInput()
            return
        quarter = rules.period_of(Span.THIS_QUARTER, self.today)
        asked = data.copy()
        for name, day in (("start", quarter and quarter.start), ("end", self.today)):
            if not asked.get(name):
                asked[name] = str(day)
        self.first, self.data = ("start", "end", *FIRST), asked
        self.full_clean()

    def _choices(self, dimension: Dimension) -> list[tuple[str, object]]:
        named = self.labels[dimension]
        return [("", _("All")), *((key, name_of(dimension, key, named)) for key in named)]

    @property
    def span(self) -> Span:
        """The period by its name; the current quarter unless another is asked for. Dates alone mean other dates."""
        told = self.chosen()
        if told.get("period"):
            return Span(told["period"])
        return Span.CUSTOM if told.get("start") and told.get("end") else Span.THIS_QUARTER

    def question(self) -> Question:
        """What is asked."""
        told = self.chosen()
        start, end = told.get("start"), told.get("end")
        ordered = sorted((start, end)) if start and end else [None, None]
        return Question(
            by=Dimension(told.get("by") or Dimension.FUNCTION),
            period=rules.period_of(self.span, self.today, *ordered),
            filters=tuple((one, told[one.value]) for one in FILTERS if told.get(one.value)),
            unmet=told.get("of") == "unmet",
        )
