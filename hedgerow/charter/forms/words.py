"""Changing our words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.charter.models import Activity, Priority
from hedgerow.shell.forms import DayInput, ShellForm
from hedgerow.shell.meanwhile import MeanwhileMixin


class ActivityForm(MeanwhileMixin, ShellForm):
    """An activity: its name, and what counts as it."""

    name = forms.CharField(label=_("Name"), max_length=120)
    description = forms.CharField(label=_("What counts as this"), max_length=400, required=False)


class PriorityForm(MeanwhileMixin, ShellForm):
    """A local priority, with the days between which it holds."""

    name = forms.CharField(label=_("Name"), max_length=160)
    description = forms.CharField(
        label=_("What it means here"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    starts = forms.DateField(label=_("From"), required=False, widget=DayInput)
    ends = forms.DateField(label=_("Until"), required=False, widget=DayInput)

    def clean(self) -> dict[str, Any]:
        """It ends after it starts."""
        said = super().clean() or self.cleaned_data
        if said.get("starts") and said.get("ends") and said["ends"] < said["starts"]:
            self.add_error("ends", _("This is before it starts."))
        return said


def initial_of(word: Activity | Priority) -> dict[str, Any]:
    """What a form begins with that changes a word."""
    names = ("name", "description", "starts", "ends") if isinstance(word, Priority) else ("name", "description")
    return {name: getattr(word, name) for name in names}
