"""The shape of an upload."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports.types import Licence
from hedgerow.shell.forms import ShellForm


class UploadForm(ShellForm):
    """A file, where it comes from, and on what terms."""

    file = forms.FileField(
        label=_("Choose your file"),
        help_text=_("CSV or XLSX, up to 10 MB and 20,000 rows. Nothing changes until you have seen what would happen."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.tsv,.txt"}),
    )
    source = forms.CharField(
        label=_("Where does it come from?"),
        help_text=_("For example: our membership list, or Trafford Council’s grants register, May 2026."),
        max_length=200,
    )
    licence = forms.ChoiceField(label=_("On what terms?"), choices=Licence.choices, initial=Licence.OWN)
