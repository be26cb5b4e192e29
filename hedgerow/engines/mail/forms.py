"""The filter of the list of letters, and the shapes of an answer and a to-do at the front door."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.forms import FilterForm, ShellForm


class LettersForm(FilterForm):
    """Words of its subject, or of whom it goes to."""

    q = forms.CharField(
        label=_("To whom, or about what"), max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    show = forms.CharField(widget=forms.HiddenInput)


class AnswerForm(ShellForm):
    """What is written back."""

    words = forms.CharField(label=_("Your answer"), max_length=5000, widget=forms.Textarea(attrs={"rows": 8}))


class SeeToItForm(ShellForm):
    """What somebody of our team will do about it."""

    what = forms.CharField(label=_("What is to be done?"), max_length=200)
