"""The file of another place's agreement."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.forms import ShellForm


class CompareForm(ShellForm):
    """One file, which is read and forgotten."""

    file = forms.FileField(
        label=_("Their agreement, as JSON-LD"),
        help_text=_(
            "The file that ends in .jsonld. Every Hedgerow has it at /charter.jsonld. It is read, and not kept."
        ),
    )
