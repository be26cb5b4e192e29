"""Telling the case, standing behind it, and being quoted in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.evidence.models import CaseText
from hedgerow.evidence.types.case import Naming, Part
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.choosing import chosen_group, group_choices
from hedgerow.shell.forms import Combobox, ShellForm
from hedgerow.shell.meanwhile import MeanwhileMixin

ROLE = _("Chair, Treasurer. Your own name is not kept.")


class TellForm(MeanwhileMixin, ShellForm):
    """Our own words at the top, and which parts are shown."""

    words = forms.CharField(
        label=_("In your own words"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Why this place has infrastructure, and what would be lost without it. It stands at the top."),
    )  # fmt: skip
    parts = forms.MultipleChoiceField(
        label=_("What is shown"), choices=Part.choices, widget=forms.CheckboxSelectMultiple
    )


def told_of(text: CaseText) -> dict[str, Any]:
    """What the form begins with."""
    return {"words": text.words, "parts": list(text.parts)}


class BackForm(ShellForm):
    """As what somebody signs for a group."""

    role = forms.CharField(label=_("As what do you sign?"), max_length=80, help_text=ROLE)


class QuoteForm(ShellForm):
    """What somebody says, and how they may be named."""

    text = forms.CharField(
        label=_("What would you say to whoever decides?"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What it made possible, what was missing. Two or three sentences."),
    )  # fmt: skip
    naming = forms.ChoiceField(label=_("How may you be named?"), choices=Naming.choices, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Your name"), max_length=120, required=False)
    role = forms.CharField(label=_("What are you there?"), max_length=80, required=False)
    agreed = forms.BooleanField(
        label=_("These words may be shown to everybody, named so, until I take them back"), required=False
    )


class GroupMixin(forms.Form):
    """Which group it is about."""

    group = forms.CharField(label=_("Which group?"), widget=Combobox(several=False))

    def offer(self) -> None:
        """The group that is chosen or was found by its name, for those without JavaScript."""
        who = self.fields["group"].widget
        assert isinstance(who, Combobox)
        who.source = reverse("organisations:suggest")
        who.choices = group_choices(self.data, self.initial, "group")

    def clean_group(self) -> Organisation | None:
        """The group, as it is now."""
        return chosen_group(self.cleaned_data["group"])


class AskForm(GroupMixin, ShellForm):
    """Whom the letter goes to that asks a group to stand behind the case."""

    email = forms.EmailField(label=_("Whom do we write to?"), max_length=254)
    role = forms.CharField(label=_("As what do they sign?"), max_length=80, help_text=_("Chair, Treasurer."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer()


class ToldForm(GroupMixin, QuoteForm):
    """Words that our team was told, with what was agreed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer()
        self.fields["text"].label = _("What did they say?")
        self.fields["naming"].label = _("How may they be named?")
        self.fields["name"].label = _("Their name")
        self.fields["role"].label = _("What are they there?")
        self.fields["agreed"].label = _("They agreed that these words are shown to everybody, named so")
