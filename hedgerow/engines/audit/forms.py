"""What to look for in the trail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.audit import queries
from hedgerow.shell.forms import DayInput, FilterForm


class TrailFilter(FilterForm):
    """Who, and from when to when."""

    by = forms.ChoiceField(label=_("Who"))
    since = forms.DateField(label=_("From"), widget=DayInput)
    until = forms.DateField(label=_("Until"), widget=DayInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["by"].choices = [("", _("Anybody")), *queries.doers()]  # type: ignore[attr-defined]
