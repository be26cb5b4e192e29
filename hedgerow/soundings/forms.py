"""The three questions as they are answered, and the filters of lists."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock
from hedgerow.kernel.clock import Period, financial_year, quarter
from hedgerow.shell.forms import Chips, FilterForm, ShellForm
from hedgerow.soundings.models import Sounding
from hedgerow.soundings.types import Answer, By, How, Question, Stage

CHOICES = [(str(value), label) for value, label in Answer.choices]


class QuestionsForm(ShellForm):
    """Three ticks; each may be left out."""

    belonging = forms.ChoiceField(label=Question.BELONGING.label, choices=CHOICES, required=False, widget=Chips)
    confidence = forms.ChoiceField(label=Question.CONFIDENCE.label, choices=CHOICES, required=False, widget=Chips)
    connected = forms.ChoiceField(label=Question.CONNECTED.label, choices=CHOICES, required=False, widget=Chips)

    def __init__(self, *args: Any, sounding: Sounding, **kwargs: Any) -> None:
        given = {name: str(score) for name, score in sounding.scores.items()}
        super().__init__(*args, initial=given, **kwargs)

    def scores(self) -> dict[str, int | None]:
        """What was ticked, by question."""
        told = self.cleaned_data
        return {name: int(told[name]) if told[name] else None for name in Question.values}


class ToldForm(QuestionsForm):
    """The same, as a worker was told."""

    how = forms.ChoiceField(
        label=_("How they told us"),
        choices=[(one.value, one.label) for one in (How.PHONE, How.PAPER)],
        initial=How.PHONE,
        widget=Chips,
    )

    field_order = ("how",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"how": How.PHONE}  # what they answered before is not shown


class ReadingForm(FilterForm):
    """Of which days, and by what."""

    period = forms.ChoiceField(label=_("Answered in"))
    by = forms.ChoiceField(label=_("By"), choices=By.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.periods = periods()
        field = self.fields["period"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("all the time")), *((code, one.name) for code, one in self.periods.items())]

    def period_chosen(self) -> Period | None:
        """The days that were chosen; None for all."""
        return self.periods.get(self.chosen().get("period", ""))

    def by_chosen(self) -> By:
        """What the answers are read by."""
        return By(self.chosen().get("by", ""))


def periods() -> dict[str, Period]:
    """The last three financial years and eight quarters, the newest first."""
    found: dict[str, Period] = {}
    day = clock.today()
    for _number in range(8):
        part, year = quarter(day), financial_year(day)
        found.setdefault(f"y{year.start:%Y}", year)
        found[f"q{part.start:%Y-%m}"] = part
        day = part.start.fromordinal(part.start.toordinal() - 1)
    return found


class AskedForm(FilterForm):
    """Which askings. A code from a sheet leads to its asking, and narrows nothing."""

    first = ("code", "stage", "state")

    stage = forms.ChoiceField(label=_("When"), choices=[("", _("before and after")), *Stage.choices])
    state = forms.ChoiceField(
        label=_("Answered"), choices=[("", _("all")), ("waiting", _("not yet")), ("answered", _("yes"))]
    )
    code = forms.CharField(
        label=_("Code on a sheet"), max_length=24, widget=forms.TextInput(attrs={"autocomplete": "off", "size": 8})
    )

    def code_typed(self) -> str:
        """The code from a sheet, as it was typed; "" for none."""
        return str(self.chosen().get("code", ""))

    def narrowing(self) -> dict[str, str]:
        """The filters that are on."""
        return {name: value for name, value in self.chosen().items() if name != "code"}
