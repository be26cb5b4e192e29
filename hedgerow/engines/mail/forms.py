"""The filter of the list of letters."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.forms import FilterForm


class LettersForm(FilterForm):
    """Words of its subject, or of whom it goes to."""

    q = forms.CharField(
        label=_("To whom, or about what"), max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    show = forms.CharField(widget=forms.HiddenInput)
