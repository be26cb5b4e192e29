"""A funder's page, pasted or saved, and the fund that was guessed from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hedgerow.funding.forms.funds import FundForm
from hedgerow.funding.types.pasted import Guess
from hedgerow.shell.forms import ShellForm

MOST_LETTERS, MOST_BYTES = 200_000, 2 * 1024**2


class PasteForm(ShellForm):
    """The words of a page, or the page as a browser saves it."""

    address = forms.URLField(
        label=_("Address of the page"), required=False, max_length=300, assume_scheme="https",
        help_text=_("As it stands at the top of your browser. It is not asked for: paste what you see there."),
    )  # fmt: skip
    text = forms.CharField(
        label=_("What the page says"), required=False, max_length=MOST_LETTERS, widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Mark everything on the page, copy it, and paste it here."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Or the page, saved as a file"), required=False,
        widget=forms.FileInput(attrs={"accept": ".html,.htm,.txt"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The words of the page as `text`. Raises ValidationError where there are none, or the file is none."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        file = told.get("file")
        if file:
            told["text"] = _read(file)
        if not self.errors and not told.get("text", "").strip():
            raise ValidationError({"text": _("Paste what the page says, or choose the file.")})
        return told


def _read(file: Any) -> str:
    if file.size > MOST_BYTES:
        raise ValidationError({"file": _("This file is larger than 2 MB. Paste the words of the page instead.")})
    data: bytes = file.read(MOST_BYTES + 1)
    if b"\0" in data or data.startswith((b"%PDF", b"PK")):
        raise ValidationError({"file": _("This is no saved page. Save it as HTML, or paste its words.")})
    try:
        return data.decode("utf-8-sig")[:MOST_LETTERS]
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")[:MOST_LETTERS]


def guessed_form(data: Any, guesses: Mapping[str, Guess], begun: Mapping[str, Any]) -> FundForm:
    """The form of a fund with what was guessed in it, and beneath each field the sentence it came of."""
    form = FundForm(data, initial={**begun, **{name: guess.value for name, guess in guesses.items()}})
    for name, guess in guesses.items():
        if name in form.fields:
            form.fields[name].help_text = _now("The page says: “%(sentence)s”") % {"sentence": guess.sentence}
    if "rolling" in guesses and "ends_on" not in guesses:
        said = _now("The page says: “%(sentence)s”") % {"sentence": guesses["rolling"].sentence}
        form.fields["ends_on"].help_text = said
    form.guessed = frozenset(guesses)
    return form
