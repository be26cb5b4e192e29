"""What somebody looks for in the lists of services."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.lifecycle.types import State
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import TagScheme
from hedgerow.places.queries import areas
from hedgerow.places.types import AreaKind
from hedgerow.services.queries.asking import DISTANCES, USUAL_KM
from hedgerow.services.queries.search import NOW, TODAY
from hedgerow.services.types import Day, Need
from hedgerow.shell.forms import FilterForm

WHENS = [("", _("any time")), (NOW, _("open now")), (TODAY, _("open today")), *Day.choices]


def typed(label: Any, most: int = 100, **attrs: str) -> forms.CharField:
    """Words to look for."""
    return forms.CharField(label=label, max_length=most, widget=forms.TextInput(attrs=attrs))


class SearchForm(FilterForm):
    """What, for whom, when, and how far."""

    first = ("q", "need", "near", "km")

    q = typed(_("What are you looking for?"), type="search", autocomplete="off")
    need = forms.ChoiceField(label=_("Help with"), choices=[("", _("anything")), *Need.choices])
    near = typed(_("Your postcode"), 10, autocomplete="postal-code")
    km = forms.ChoiceField(label=_("How far"))
    when = forms.ChoiceField(label=_("When"), choices=WHENS)
    taking = forms.ChoiceField(
        label=_("Can take people"), choices=(("", _("does not matter")), ("yes", _("can take people now")))
    )
    ward = forms.ChoiceField(label=_("Ward"))
    who = forms.ChoiceField(label=_("Who it is for"))
    theme = forms.ChoiceField(label=_("Kind of work"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wards = list(areas(kind=AreaKind.WARD).values_list("code", "name"))
        usual = ("", _("up to %d km") % USUAL_KM)
        self._offer("km", [usual, *((str(km), _("up to %d km") % km) for km in DISTANCES if km != USUAL_KM)])
        self._offer("ward", [("", _("any")), *wards])
        self._offer("who", [("", _("anybody")), *theme_titles(TagScheme.BENEFICIARY).items()])
        self._offer("theme", [("", _("any")), *theme_titles().items()])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def label_of(self, name: str) -> str:
        """A filter that is on, in words: "Help with: food"."""
        field, value = self.fields[name], self.chosen()[name]
        offered: dict[Any, Any] = dict(field.widget.choices) if isinstance(field.widget, forms.Select) else {}
        return f"{field.label}: {offered.get(value, value)}"


class ManageForm(FilterForm):
    """Services as our team lists them."""

    first = ("q", "state", "check")

    q = typed(_("Service or group"), type="search", autocomplete="off")
    state = forms.ChoiceField(label=_("Which"), choices=[("", _("all that are not closed")), *State.choices])
    check = forms.ChoiceField(
        label=_("Checked"), choices=(("", _("any")), ("late", _("past their check")), ("feed", _("taken from a feed")))
    )
