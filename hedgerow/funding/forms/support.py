"""Projects, help with a bid, papers of a bid, and the days of what was secured."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.funding.models import Project
from hedgerow.funding.queries.applicants import area_choices
from hedgerow.funding.queries.support import first_award
from hedgerow.funding.types.support import HelpKind, PaperFor, PaperKind
from hedgerow.kernel import clock, ids
from hedgerow.kernel.clock import Period, financial_year, quarter
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import TagScheme
from hedgerow.shell.forms import Combobox, DayInput, FilterForm, Pounds, ShellForm
from hedgerow.shell.meanwhile import MeanwhileMixin


class ProjectForm(MeanwhileMixin, ShellForm):
    """Something that a group wants money for. Only its name is needed."""

    name = forms.CharField(label=_("Its name"), max_length=120, help_text=_("Like: a kitchen for the hall."))
    what = forms.CharField(
        label=_("What is it for?"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    area = forms.ChoiceField(label=_("Where?"), required=False)
    themes = forms.MultipleChoiceField(label=_("Themes"), required=False, widget=Combobox)
    beneficiaries = forms.MultipleChoiceField(label=_("Whom does it help?"), required=False, widget=Combobox)
    needed = Pounds(
        label=_("How much is needed, in pounds?"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    starts = forms.DateField(label=_("From"), required=False, widget=DayInput)
    ends = forms.DateField(label=_("To"), required=False, widget=DayInput)
    key = forms.UUIDField(widget=forms.HiddenInput)

    FACTS = ("name", "what", "area", "themes", "beneficiaries", "needed", "starts", "ends")

    def __init__(self, *args: Any, project: Project | None = None, **kwargs: Any) -> None:
        held = {name: getattr(project, name) for name in self.FACTS} if project else {}
        kwargs["initial"] = {"key": ids.new_id(), **held}
        super().__init__(*args, **kwargs)
        self._offer("area", [("", _("not said")), *area_choices()])
        self._offer("themes", list(theme_titles(TagScheme.THEME).items()))
        self._offer("beneficiaries", list(theme_titles(TagScheme.BENEFICIARY).items()))

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def clean(self) -> dict[str, Any]:
        """It ends after it begins, and needs something."""
        told = super().clean() or self.cleaned_data
        if told.get("starts") and told.get("ends") and told["ends"] < told["starts"]:
            self.add_error("ends", _("It cannot end before it begins."))
        if told.get("needed") == 0:
            self.add_error("needed", _("The amount must be more than nothing."))
        return told

    def facts(self) -> dict[str, Any]:
        """What was typed, as the actions take it."""
        return {name: self.cleaned_data[name] for name in self.FACTS}


class HelpForm(ShellForm):
    """Help that our team gave with a bid. `key` is of this form, so that it counts once."""

    kind = forms.ChoiceField(label=_("What did we do?"), choices=HelpKind.choices)
    minutes = forms.IntegerField(label=_("Our own time, in minutes"), min_value=1, max_value=10_080)
    on = forms.DateField(label=_("When?"), widget=DayInput)
    words = forms.CharField(
        label=_("What came of it?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": ids.new_id(), "on": clock.today(), "kind": HelpKind.REVIEW}
        super().__init__(*args, **kwargs)


class PaperForm(ShellForm):
    """A paper of a bid, and who may see it."""

    file = forms.FileField(
        label=_("The file"), help_text=_("PDF, Word, Excel, OpenDocument, a picture or text, up to 10 MB.")
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=PaperKind.choices)
    whom = forms.ChoiceField(label=_("Who may see it?"), choices=PaperFor.choices)

    def __init__(self, *args: Any, team: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gone = PaperFor.GROUP if team else PaperFor.TEAM
        cast(forms.ChoiceField, self.fields["whom"]).choices = [one for one in PaperFor.choices if one[0] != gone]


class SecuredForm(FilterForm):
    """Which days."""

    period = forms.ChoiceField(label=_("Days"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.periods = periods()
        choices = [(code, one.name) for code, one in self.periods.items()]
        cast(forms.ChoiceField, self.fields["period"]).choices = [("", _("this quarter")), *choices]

    def period_chosen(self) -> Period:
        """The days that were chosen, else the quarter that runs."""
        return self.periods.get(self.chosen().get("period", "")) or quarter(clock.today())


def periods() -> dict[str, Period]:
    """The quarters and financial years since the first award, the newest first."""
    today, oldest = clock.today(), first_award()
    since: date = oldest.on if oldest else today
    found: dict[str, Period] = {}
    day = today
    while True:
        year, part = financial_year(day), quarter(day)
        found.setdefault(f"y{year.start:%Y}", year)
        found[f"q{part.start:%Y-%m}"] = part
        if part.start <= since:
            return found
        day = date.fromordinal(part.start.toordinal() - 1)
