"""The shape of a meeting, its agenda, its papers and its minutes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hedgerow.convening.models import Item, Network
from hedgerow.convening.rules import LONGEST_TEXT, shows_work
from hedgerow.kernel import clock
from hedgerow.shell.forms import DayInput, ShellForm
from hedgerow.shell.meanwhile import MeanwhileMixin

HOUR = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class TakesErrors(forms.Form):
    """Shows, at their fields, what an action would not have."""

    homes = {"starts_at": "begins", "ends_at": "ends"}

    def take_errors(self, error: ValidationError) -> None:
        """Sentences without a field of this form go to the top."""
        told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, sentences in told.items():
            field = self.homes.get(name, name)
            for sentence in sentences:
                self.add_error(field if field in self.fields else None, sentence)


class PlanForm(TakesErrors, ShellForm):
    """When, where, and how many."""

    title = forms.CharField(label=_("Title"), max_length=160, initial=_("Meeting"))
    day = forms.DateField(label=_("Day"), widget=DayInput)
    begins = forms.TimeField(label=_("From"), widget=HOUR, initial="10:00")
    ends = forms.TimeField(label=_("To"), widget=HOUR, initial="12:00")
    where = forms.CharField(label=_("Where"), max_length=200, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=8, required=False)
    online = forms.CharField(
        label=_("How to join online"),
        required=False,
        max_length=300,
        help_text=_("Only those who have a place are told."),
    )
    places = forms.IntegerField(
        label=_("Places"), required=False, min_value=1, max_value=5000, help_text=_("Empty: as many as come.")
    )
    about = forms.CharField(
        label=_("What it is about"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    public = forms.BooleanField(label=_("Show it to everybody under What’s on"), required=False, initial=True)

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not shows_work(network.seen):
            del self.fields["public"]

    def facts(self) -> dict[str, Any]:
        """What was typed, as `actions.plan` takes it."""
        told = dict(self.cleaned_data)
        day, begins, ends = told.pop("day"), told.pop("begins"), told.pop("ends")
        moments = [datetime.combine(day, one, clock.LONDON) for one in (begins, ends)]
        return {**told, "starts_at": moments[0], "ends_at": moments[1]}


class ItemForm(MeanwhileMixin, ShellForm):
    """One thing on the agenda."""

    title = forms.CharField(label=_("What"), max_length=160)
    lead = forms.CharField(label=_("Who leads it"), max_length=120, required=False)
    length = forms.IntegerField(label=_("Minutes"), required=False, min_value=1, max_value=600)
    about = forms.CharField(
        label=_("What people should know beforehand"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, item: Item | None = None, **kwargs: Any) -> None:
        if item is not None:
            kwargs["initial"] = {name: getattr(item, name) for name in ("title", "lead", "length", "about")}
        super().__init__(*args, **kwargs)

    def facts(self) -> dict[str, Any]:
        """What was typed, as `actions.add_item` and `actions.change_item` take it."""
        return {name: self.cleaned_data[name] for name in ("title", "lead", "length", "about")}


class MinutesForm(ShellForm):
    """What was said of one item. `seen` is the version that stood there when the page was shown."""

    text = forms.CharField(
        label=_("What was said"),
        required=False,
        max_length=LONGEST_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("What was said matters more than who said it. Decisions and actions have their own place."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class PaperForm(ShellForm):
    """A paper for a meeting."""

    file = forms.FileField(
        label=_("Add a paper"),
        help_text=_("PDF, Word, Excel, PowerPoint, OpenDocument, a picture or text, up to 10 MB."),
    )
