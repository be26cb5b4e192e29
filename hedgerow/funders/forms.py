"""What somebody looks for among funders, and a file of grants to be checked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from hedgerow.funders.types import Filters, Which
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import Band
from hedgerow.shell.forms import FilterForm, ShellForm

MOST_MB = 20


class FunderFilterForm(FilterForm):
    """What somebody looks for among the funders."""

    first = ("q", "which")

    q = forms.CharField(
        label=_("Name"), max_length=100, widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    )
    which = forms.ChoiceField(label=_("Which"), choices=Which.choices)
    theme = forms.ChoiceField(label=_("To groups that work for"))
    band = forms.ChoiceField(label=_("To groups with an income of"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = self.fields["theme"]
        bands = self.fields["band"]
        assert isinstance(themes, forms.ChoiceField)
        assert isinstance(bands, forms.ChoiceField)
        themes.choices = [("", _("anything")), *theme_titles().items()]
        bands.choices = [("", _("any")), *(each for each in Band.choices if each[0])]

    def label_of(self, name: str) -> str:
        """A filter that is on, in words."""
        field, value = self.fields[name], self.chosen()[name]
        assert isinstance(field, forms.ChoiceField)
        return f"{field.label}: {dict(field.choices).get(value, value)}"  # type: ignore[arg-type]

    def filters(self) -> Filters:
        """What was chosen, as the query takes it."""
        chosen = {name: str(value) for name, value in self.chosen().items()}
        return Filters(words=chosen.pop("q", ""), **chosen)


class FileForm(ShellForm):
    """A file in the 360Giving Data Standard."""

    file = forms.FileField(
        label=_("Choose your file"),
        help_text=_("JSON, XLSX, CSV or TSV, up to 20 MB. It is looked at and not kept."),
        widget=forms.FileInput(attrs={"accept": ".json,.xlsx,.csv,.tsv,.txt"}),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Not more than can be looked at while somebody waits."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_MB * 1024 * 1024:
            raise forms.ValidationError(
                _("The file is larger than %(most)d MB. Use `hedgerow grants check` for it.") % {"most": MOST_MB}
            )
        return file
