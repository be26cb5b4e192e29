"""The shape of asking to be told."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.alerts.types import Rhythm
from hedgerow.shell.forms import Chips, ShellForm


class AlertForm(ShellForm):
    """Whom to write to, and how often."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We write to you when there is something new, and for nothing else. No account is needed."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    rhythm = forms.ChoiceField(label=_("How often?"), choices=Rhythm.choices, initial=Rhythm.WEEK, widget=Chips)
