"""Choosing what a frame shows, and naming a site."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.sharing.rules import MOST, USUAL
from hedgerow.engines.sharing.types import ListOffer
from hedgerow.shell.forms import FilterForm, ShellForm


class SiteForm(ShellForm):
    """The address of a site."""

    site = forms.CharField(
        label=_("Address of the site"), max_length=300, help_text=_("As people type it: www.example.gov.uk")
    )


class FrameForm(FilterForm):
    """What a list shows elsewhere, and in which colour."""

    def __init__(self, *args: Any, offer: ListOffer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in offer.narrow():
            choices = [("", _("all")), *one.choices]
            self.fields[one.name] = forms.ChoiceField(label=one.label, choices=choices, required=False)
        self.fields["limit"] = forms.IntegerField(
            label=_("How many at the most"), min_value=1, max_value=MOST, required=False,
            widget=forms.NumberInput(attrs={"placeholder": USUAL, "class": "govuk-input--width-4"}),
        )  # fmt: skip
        self.fields["accent"] = forms.CharField(
            label=_("Colour of headings and links"), max_length=7, required=False,
            widget=forms.TextInput(attrs={"placeholder": "#8a2f5c", "autocomplete": "off", "class": "govuk-input--width-10"}),
        )  # fmt: skip

    def params(self) -> dict[str, str]:
        """What was chosen, as the address of the frame holds it; a colour without its “#”."""
        return {name: str(value).lstrip("#") for name, value in self.chosen().items()}
