"""Offering to help, in under a minute; and leaving a name."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.ids import new_id
from hedgerow.shell.forms import Chips, ShellForm
from hedgerow.volunteering.types import Asked

ADULT, YOUNG = "adult", "young"
FEWEST_DIGITS, LONGEST_PHONE = 6, 40


class OfferForm(ShellForm):
    """A name, and a way to reach somebody. `key` is of this showing of the form, so that it is kept once."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    reach = forms.CharField(
        label=_("E-mail address, or telephone"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Leave one or the other, so that somebody can answer.")},
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = new_id

    def clean_reach(self) -> str:
        """An e-mail address where it has an @, else a telephone number."""
        told = " ".join(self.cleaned_data["reach"].split())
        if "@" in told:
            validate_email(told)
        elif sum(letter.isdigit() for letter in told) < FEWEST_DIGITS or len(told) > LONGEST_PHONE:
            raise ValidationError(_("That is neither an e-mail address nor a telephone number."))
        return told

    def ways(self) -> tuple[str, str]:
        """The address and the telephone: one of them is empty."""
        told = self.cleaned_data["reach"]
        return (told, "") if "@" in told else ("", told)

    def form_key(self) -> UUID | None:
        """The key of this showing, where it was sent along."""
        return self.cleaned_data.get("key")


class ApplyForm(OfferForm):
    """For one role."""

    field_order = ("name", "reach", "words", "age", "parent")

    words = forms.CharField(
        label=_("A line about you"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Why this, or when you could begin."),
    )
    age = forms.ChoiceField(
        label=_("Are you 18 or over?"),
        choices=((ADULT, _("Yes")), (YOUNG, _("Not yet"))),
        widget=Chips,
        error_messages={"required": _("Say whether you are 18 or over.")},
    )
    parent = forms.CharField(
        label=_("A parent or guardian, and their number, if you are not 18 yet"),
        required=False,
        max_length=200,
        help_text=_("We ring them first, and tell you both what comes next."),
    )

    def clean(self) -> dict[str, Any]:
        """Whom to ring at home, for those under 18."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("age") == YOUNG and not said.get("parent"):
            self.add_error("parent", _("Because you are under 18: whom may we ring at home, and on what number?"))
        return said

    def asked(self) -> Asked:
        """What was sent, as the action takes it."""
        said = self.cleaned_data
        adult = said["age"] == ADULT
        parent = "" if adult else said["parent"]
        return Asked(said["name"], *self.ways(), said["words"], "", adult, parent)


class CallForm(OfferForm):
    """To be called back."""

    free = forms.CharField(
        label=_("When you are free"), max_length=200, help_text=_("To talk, and to help: “Tuesday mornings”.")
    )
    words = forms.CharField(
        label=_("What you would like to do"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Not sure yet? Leave it empty: that is what the call is for."),
    )

    field_order = ("name", "reach", "free", "words")

    def asked(self) -> Asked:
        """What was sent, as the action takes it."""
        said = self.cleaned_data
        return Asked(said["name"], *self.ways(), said["words"], said["free"])
