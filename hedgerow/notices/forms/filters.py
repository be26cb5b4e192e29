"""The filters of the lists of notices."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.lifecycle.types import State
from hedgerow.notices.queries.listed import area_choices
from hedgerow.notices.types import Filters, Kind, Value, Wards, When, Which
from hedgerow.shell.forms import FilterForm

Choices = list[tuple[str, Any]]


class ContractsForm(FilterForm):
    """What somebody looks for among the notices."""

    first = ("q", "area", "when")

    q = forms.CharField(
        label=_("Words"), max_length=100, widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    )
    area = forms.ChoiceField(label=_("Where"))
    when = forms.ChoiceField(label=_("Closing date"), choices=When.choices)
    value = forms.ChoiceField(label=_("How much in all"), choices=Value.choices)
    which = forms.ChoiceField(label=_("For whom"), choices=Which.choices)
    kind = forms.ChoiceField(label=_("What kind"), choices=[("", _("any")), *Kind.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, rest = Wards.choices[0], Wards.choices[1:]
        self.offer("area", [first, *area_choices(), *rest])

    def offer(self, name: str, choices: Choices) -> None:
        """The choices of one filter."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def label_of(self, name: str) -> str:
        """A filter that is on, in words: "Where: Ash"."""
        field, value = self.fields[name], self.chosen()[name]
        offered: dict[Any, Any] = dict(field.widget.choices) if isinstance(field.widget, forms.Select) else {}
        return f"{field.label}: {offered.get(value, field.prepare_value(value))}"

    def filters(self) -> Filters:
        """What was chosen, as the query takes it."""
        chosen = {name: str(value) for name, value in self.chosen().items()}
        return Filters(words=chosen.pop("q", ""), **chosen)


class ManagedForm(ContractsForm):
    """The same for our team, who also see what is not open."""

    first = ("q", "area", "state")

    state = forms.ChoiceField(label=_("Which"))
    buyer = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("state", [("", _("open now")), ("all", _("all")), *State.choices])
