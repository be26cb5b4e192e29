"""What somebody wants to see on the money map."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.flows.types import NOT_KNOWN, Years
from hedgerow.organisations.queries import theme_titles
from hedgerow.shell.forms import FilterForm


class MoneyForm(FilterForm):
    """How far back, and to groups that do what."""

    years = forms.ChoiceField(label=_("How far back"), choices=Years.choices)
    theme = forms.ChoiceField(label=_("To groups that work for"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = self.fields["theme"]
        assert isinstance(themes, forms.ChoiceField)
        themes.choices = [("", _("anything")), *theme_titles().items(), (NOT_KNOWN, _("not known"))]

    def years_chosen(self) -> int:
        """Three years where nothing else is asked."""
        return int(self.chosen().get("years", Years.THREE))

    def theme_chosen(self) -> str:
        """The code of a theme, `NOT_KNOWN`, or "" for all of them."""
        return str(self.chosen().get("theme", ""))
