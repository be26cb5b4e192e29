"""The filters of the directory."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.kernel.audience import Audience
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import Band, Filters, Kind, Registered, Status, TagScheme
from hedgerow.places import queries as places
from hedgerow.shell.forms import FilterForm

Choices = list[tuple[str, Any]]
SHOWN_TO_TEAM = ("status", "kind")


def area_choices(kind: str) -> Choices:
    """Areas of a kind, by name."""
    return [(area.code, area.name) for area in places.areas(kind=kind)]


class DirectoryForm(FilterForm):
    """What somebody looks for. Strangers are offered neither closed nor unpublished groups."""

    first = ("q", "ward", "theme")

    q = forms.CharField(
        label=_("Name, number or postcode"),
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    ward = forms.ChoiceField(label=_("Ward"))
    theme = forms.ChoiceField(label=_("What it does"))
    beneficiary = forms.ChoiceField(label=_("Who benefits"))
    band = forms.ChoiceField(label=_("Size, by income a year"))
    registered = forms.ChoiceField(label=_("Register"), choices=Registered.choices)
    benefit = forms.ChoiceField(label=_("Works in"))
    status = forms.ChoiceField(label=_("Which"), choices=Status.choices)
    kind = forms.ChoiceField(label=_("Kind"))

    def __init__(self, *args: Any, reader: Somebody, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        any_one: Choices = [("", _("any"))]
        wards = area_choices("ward")
        choices: dict[str, Choices] = {
            "ward": [("", _("all wards")), *wards],
            "theme": any_one + list(theme_titles(TagScheme.THEME).items()),
            "beneficiary": any_one + list(theme_titles(TagScheme.BENEFICIARY).items()),
            "band": [*any_one, *(each for each in Band.choices if each[0]), ("unknown", _("income not known"))],
            "benefit": [("", _("anywhere")), *area_choices("authority"), *wards, *area_choices("neighbourhood")],
            "kind": [("", _("groups and charities")), *((v, w) for v, w in Kind.choices if v != Kind.GROUP)],
        }
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = offered
        if not can_open(reader, Audience.WORKER):
            for name in SHOWN_TO_TEAM:
                del self.fields[name]

    def filters(self) -> Filters:
        """What was chosen, as the query takes it."""
        chosen = self.chosen()
        return Filters(words=chosen.pop("q", ""), **chosen)

    def label_of(self, name: str) -> str:
        """A filter that is on, in words: "Ward: Ash"."""
        field, value = self.fields[name], self.chosen()[name]
        offered: dict[Any, Any] = dict(field.widget.choices) if isinstance(field.widget, forms.Select) else {}
        return f"{field.label}: {offered.get(value, value)}"
