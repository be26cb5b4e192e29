"""A day of a board, the brief before it, and the two lines after."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.representation.models import Report
from hedgerow.shell.forms import DayInput, ShellForm


class MeetingForm(ShellForm):
    """When the board meets."""

    on = forms.DateField(label=_("The board meets on"), widget=DayInput)


class BriefForm(ShellForm):
    """What to know, and to say."""

    text = forms.CharField(
        label=_("What should they know, and say?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 8})
    )


class ReportForm(ShellForm):
    """Two lines."""

    happened = forms.CharField(
        label=_("What was decided or said?"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    matters = forms.CharField(
        label=_("What does it mean for groups?"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    public = forms.BooleanField(label=_("Everybody can read this"), required=False)

    def __init__(self, *args: Any, report: Report | None = None, **kwargs: Any) -> None:
        names = ("happened", "matters", "public")
        kwargs["initial"] = {name: getattr(report, name) for name in names} if report else {"public": True}
        super().__init__(*args, **kwargs)
