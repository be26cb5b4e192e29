"""A group's answer, as its people type it, or as somebody of our team writes down what they said."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.bridge.models import Answer, Question
from hedgerow.bridge.rules import LONGEST_TEXT
from hedgerow.bridge.types import How, Part, PartKind
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.choosing import chosen_group, group_choices
from hedgerow.shell.forms import Combobox, ShellForm

NAMED = [("yes", _("Yes, they may know that it was us")), ("no", _("No, show it without our name"))]


class AnswerForm(ShellForm):
    """The parts of a question, whether the group is named, and which answer was seen (`seen`) when it was opened."""

    named = forms.ChoiceField(
        label=_("May the public body know which group this is?"), choices=NAMED, widget=forms.RadioSelect
    )
    seen = forms.IntegerField(min_value=0, max_value=30000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, question: Question, before: Answer | None = None, **kwargs: Any) -> None:
        held = before.content if before else {}
        told = {f"part_{one.id}": held.get(one.id, "") for one in question.asked}
        told |= {"named": "yes" if before.named else "no"} if before else {}
        kwargs["initial"] = {**told, "seen": before.version if before else 0}
        super().__init__(*args, **kwargs)
        self.question = question
        for one in question.asked:
            self.fields[f"part_{one.id}"] = _field(one)
        self.order_fields([*(f"part_{one.id}" for one in question.asked), "named", "seen"])

    def given(self) -> dict[str, Any]:
        """What was typed, by the id of the part."""
        return {one.id: self.cleaned_data.get(f"part_{one.id}") for one in self.question.asked}

    def facts(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        return {
            "given": self.given(),
            "named": self.cleaned_data["named"] == "yes",
            "seen": self.cleaned_data["seen"],
        }


def _field(part: Part) -> forms.Field:
    told: dict[str, Any] = {"label": part.label, "required": part.required}
    if part.kind == PartKind.CHOICE:
        return forms.ChoiceField(choices=[(one, one) for one in part.options], widget=forms.RadioSelect, **told)
    if part.kind == PartKind.NUMBER:
        return forms.IntegerField(min_value=0, max_value=1_000_000_000, **told)
    return forms.CharField(max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 4}), **told)


class OnBehalfForm(AnswerForm):
    """What a group told us by telephone or on paper."""

    how = forms.ChoiceField(
        label=_("How did it come?"), choices=[(one.value, one.label) for one in (How.PHONE, How.PAPER)],
        widget=forms.RadioSelect, initial=How.PHONE,
    )  # fmt: skip

    def facts(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        return {**super().facts(), "how": self.cleaned_data["how"]}


class WhichGroupForm(ShellForm):
    """Which group told us something."""

    group = forms.CharField(label=_("Which group?"), widget=Combobox(several=False))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = self.fields["group"].widget
        assert isinstance(widget, Combobox)
        widget.source = reverse("organisations:suggest")
        widget.choices = group_choices(self.data, self.initial, "group")

    def clean_group(self) -> Organisation | None:
        """The group, as it is now."""
        return chosen_group(self.cleaned_data["group"])
