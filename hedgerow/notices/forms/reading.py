"""A file of notices, where it is from, and on what terms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports.types import Licence
from hedgerow.notices.rules.packages import MOST_BYTES, check_size
from hedgerow.shell.forms import ShellForm
from hedgerow.spine.errors import InputError


class ReadForm(ShellForm):
    """What is asked before a file is looked at."""

    file = forms.FileField(
        label=_("Choose the file"),
        help_text=_("OCDS: release packages, record packages, releases or JSON lines, up to %(most)d MB.")
        % {"most": MOST_BYTES // 1024**2},
        widget=forms.FileInput(attrs={"accept": ".json,.jsonl,.ndjson,.txt,application/json"}),
    )
    source = forms.CharField(
        label=_("Where does it come from?"), max_length=200, initial=_("Contracts Finder"),
        help_text=_("It stands beside every notice. For example: Contracts Finder, or Find a Tender."),
    )  # fmt: skip
    licence = forms.ChoiceField(label=_("On what terms may it be used?"), choices=Licence.choices, initial=Licence.OGL)

    def clean_file(self) -> Any:
        """The file, if it is not too large to be read: that is asked before any of it is."""
        file = self.cleaned_data["file"]
        try:
            check_size(file.size, file.name)
        except InputError as error:
            raise forms.ValidationError(error.message) from None
        return file
