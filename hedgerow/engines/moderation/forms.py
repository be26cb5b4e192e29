"""The shape of a decision."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.forms import ShellForm


class DecisionForm(ShellForm):
    """Yes or no, and what to tell the person. The two buttons are named `accept` with yes and no."""

    answer = forms.CharField(
        label=_("What shall we tell them?"),
        help_text=_("The person who wrote can read this. Needed if you do not use it."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    accept = forms.ChoiceField(choices=[("yes", ""), ("no", "")], widget=forms.HiddenInput)
