"""Time given, as a volunteer writes it down."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock
from hedgerow.kernel.ids import new_id
from hedgerow.shell.forms import DayInput, ShellForm
from hedgerow.volunteering.types import Ending, Logged


class HoursForm(ShellForm):
    """A day and how long. `key` is of this showing of the form, so that it is kept once."""

    on = forms.DateField(label=_("Day"), widget=DayInput, initial=clock.today)
    hours = forms.DecimalField(
        label=_("Hours"),
        min_value=0,
        max_value=24,
        decimal_places=2,
        help_text=_("One and a half is 1.5."),
        widget=forms.NumberInput(attrs={"step": "0.25", "inputmode": "decimal"}),
    )
    words = forms.CharField(label=_("What you did"), required=False, max_length=200)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = new_id

    def logged(self) -> Logged:
        """What was written down, as the action takes it."""
        said = self.cleaned_data
        return Logged(said["on"], round(said["hours"] * 60), said["words"])

    def form_key(self) -> UUID | None:
        """The key of this showing, where it was sent along."""
        return self.cleaned_data.get("key")


class OwnEndForm(ShellForm):
    """They stop, and say why."""

    why = forms.ChoiceField(
        label=_("Why"), choices=[each for each in Ending.choices if each[0] != Ending.SILENT], widget=forms.RadioSelect
    )
