"""The shape of an upload."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports.models import ImportRun
from hedgerow.engines.imports.types import Importer, Licence
from hedgerow.shell.forms import ShellForm


class UploadForm(ShellForm):
    """A file, where it comes from, and on what terms."""

    file = forms.FileField(
        label=_("Choose your file"),
        help_text=_("CSV or XLSX, up to 20 MB and 60,000 rows. Nothing changes until you have seen what would happen."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.tsv,.txt"}),
    )
    source = forms.CharField(
        label=_("Where does it come from?"),
        help_text=_("For example: our membership list, or Trafford Council’s grants register, May 2026."),
        max_length=200,
    )
    licence = forms.ChoiceField(label=_("On what terms?"), choices=Licence.choices, initial=Licence.OWN)


class ColumnsForm(ShellForm):
    """Which of our columns each header of a file is: one field for each header, in the file's order."""

    def __init__(self, *args: Any, run: ImportRun, importer: Importer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headers = list(run.headers)
        ours = [(column.name, _needed(column)) for column in importer.columns]
        for number, header in enumerate(self.headers):
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=header or _("(no header)"),
                choices=[("", _("Leave it out")), *ours],
                initial=run.mapping.get(header, ""),
                required=False,
                widget=forms.Select(attrs={"class": "govuk-select"}),
            )

    def mapping(self) -> dict[str, str]:
        """Our column by header, those left out apart."""
        chosen = ((header, self.cleaned_data[f"column-{n}"]) for n, header in enumerate(self.headers))
        return {header: name for header, name in chosen if name}


def _needed(column: Any) -> str:
    return f"{column.header} *" if column.required else str(column.header)


class WordsForm(ShellForm):
    """What their words mean: one field for each word, by column."""

    def __init__(self, *args: Any, importer: Importer, unknown: Mapping[str, Sequence[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.named: dict[str, tuple[str, str]] = {}
        for column in importer.columns:
            for number, word in enumerate(unknown.get(column.name, ())):
                name = f"word-{slugify(column.name)}-{number}"
                self.named[name] = (column.name, word)
                ours = list(column.words().items()) if column.words else []
                choices = [("", _("None of these")), *ours]
                drawn = forms.Select(attrs={"class": "govuk-select"})
                self.fields[name] = forms.ChoiceField(label=word, choices=choices, required=False, widget=drawn)

    def columns(self) -> dict[str, str]:
        """The column that each field is about."""
        return {name: column for name, (column, _word) in self.named.items()}

    def words(self) -> dict[str, dict[str, str]]:
        """Our word by theirs, by column."""
        told: dict[str, dict[str, str]] = {}
        for name, (column, word) in self.named.items():
            if self.cleaned_data[name]:
                told.setdefault(column, {})[word] = self.cleaned_data[name]
        return told
