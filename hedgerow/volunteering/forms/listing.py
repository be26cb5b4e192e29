"""What somebody looks for in the lists of volunteering."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.lifecycle.types import State
from hedgerow.shell.forms import FilterForm
from hedgerow.volunteering import queries
from hedgerow.volunteering.queries.words import DAY_WORDS, PART_WORDS, labels
from hedgerow.volunteering.rules import DISTANCES
from hedgerow.volunteering.types import Kind, Rhythm, Stage, TagKind

WHENS = [
    ("", _("any time")),
    *((part, words) for part, words in PART_WORDS.items()),
    ("Weekend", _("weekends")),
    *((day, words) for day, words in DAY_WORDS.items()),
]


class SearchForm(FilterForm):
    """What, when and how far."""

    first = ("q", "near", "km", "when")

    q = forms.CharField(
        label=_("What"),
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    near = forms.CharField(
        label=_("Your postcode"), max_length=10, widget=forms.TextInput(attrs={"autocomplete": "postal-code"})
    )
    km = forms.ChoiceField(label=_("How far"))
    when = forms.ChoiceField(label=_("When"), choices=WHENS)
    cause = forms.ChoiceField(label=_("Cause"))
    rhythm = forms.ChoiceField(label=_("How it goes on"))
    home = forms.ChoiceField(label=_("Where"), choices=(("", _("anywhere")), ("yes", _("only from home"))))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = labels(TagKind.CAUSE)
        used = set(queries.causes_in_use())
        chosen = self.data.get("cause", "")
        causes = [(code, known[code]) for code in known if code in used or code == chosen]
        self._offer("cause", [("", _("any")), *causes])
        self._offer("rhythm", [("", _("any")), *Rhythm.choices])
        self._offer("km", [("", _("up to 5 km")), *((str(km), _("up to %d km") % km) for km in DISTANCES if km != 5)])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def label_of(self, name: str) -> str:
        """A filter that is on, in words: "Cause: Environment"."""
        field, value = self.fields[name], self.chosen()[name]
        offered: dict[Any, Any] = dict(field.widget.choices) if isinstance(field.widget, forms.Select) else {}
        return f"{field.label}: {offered.get(value, value)}"


class RolesForm(FilterForm):
    """Roles as our team lists them."""

    first = ("q", "state")

    q = forms.CharField(
        label=_("Title or group"),
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(label=_("Which"), choices=[("", _("all that are not closed")), *State.choices])


class PeopleForm(FilterForm):
    """People who offered to help, as our team lists them."""

    first = ("desk", "kind", "stage", "late")

    desk = forms.ChoiceField(
        label=_("Who answers"), choices=(("", _("us")), ("group", _("groups")), ("all", _("anybody")))
    )
    kind = forms.ChoiceField(label=_("What for"), choices=[("", _("any")), *Kind.choices])
    stage = forms.ChoiceField(label=_("How far"), choices=[("", _("any")), *Stage.choices])
    late = forms.ChoiceField(label=_("Waiting"), choices=(("", _("any")), ("yes", _("past their day"))))
