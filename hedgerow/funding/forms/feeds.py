"""Another place's list, by its address or as a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.forms import ShellForm


class ListForm(ShellForm):
    """Where a list is."""

    address = forms.URLField(
        label=_("Address of the list"),
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text=_("Every Hedgerow publishes one, at /funds/feed.json. It is read again each night."),
    )
    file = forms.FileField(
        label=_("Or a file of it"), required=False, widget=forms.FileInput(attrs={"accept": ".json,.jsonld"})
    )

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError unless there is one of the two."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and bool(told.get("address")) == bool(told.get("file")):
            raise ValidationError({"address": _("Give an address, or a file.")})
        return told
