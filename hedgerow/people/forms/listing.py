"""The filters of the list of contacts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.people.types import Agreed, Filters, Quiet, Reach, RoleKind
from hedgerow.shell.forms import FilterForm

ANY = [("", _("any"))]


class ListForm(FilterForm):
    """Whom somebody looks for."""

    first = ("q", "role", "group")

    q = forms.CharField(
        label=_("Name, e-mail or telephone"), max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
    role = forms.ChoiceField(label=_("Role"), choices=[*ANY, *RoleKind.choices])
    group = forms.CharField(label=_("In which group"), max_length=100)
    agreed = forms.ChoiceField(label=_("Agreed"), choices=[*ANY, *Agreed.choices])
    reach = forms.ChoiceField(label=_("Reached"), choices=[*ANY, *Reach.choices])
    quiet = forms.ChoiceField(label=_("In touch"), choices=[*ANY, *Quiet.choices])
    past = forms.BooleanField(label=_("Those who have left, too"))

    def chosen(self) -> dict[str, Any]:
        """The filters that are on: a box that is not ticked is none."""
        return {name: value for name, value in super().chosen().items() if value}

    def filters(self) -> Filters:
        """What was chosen, as the query takes it."""
        chosen = self.chosen()
        return Filters(words=chosen.pop("q", ""), **chosen)

    def label_of(self, name: str) -> str:
        """A filter that is on, in words: "Role: chair"."""
        field, value = self.fields[name], self.chosen()[name]
        if isinstance(field, forms.BooleanField):
            return str(field.label)
        offered: dict[Any, Any] = dict(field.widget.choices) if isinstance(field.widget, forms.Select) else {}
        return f"{field.label}: {offered.get(value, value)}"
