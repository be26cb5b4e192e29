"""The shape of a new to-do."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.engines import registry
from hedgerow.kernel import refs
from hedgerow.shell.forms import DayInput, ShellForm


class TaskForm(ShellForm):
    """What to do and by when; `ref` is what it is about."""

    what = forms.CharField(label=_("What is to be done?"), max_length=200)
    due = forms.DateField(label=_("By when?"), required=False, widget=DayInput)
    ref = forms.CharField(required=False, widget=forms.HiddenInput)
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_ref(self) -> str:
        """Only a record that is really there."""
        ref: str = self.cleaned_data["ref"]
        try:
            if ref and not registry.links([str(refs.parse(ref))]):
                raise ValueError
        except ValueError:
            raise forms.ValidationError(_("This to-do is about something that is not here any more.")) from None
        return ref
