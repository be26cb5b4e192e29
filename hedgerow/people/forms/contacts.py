"""The shape of a person as our team writes them down, and as they do themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.choosing import chosen_group as chosen_group
from hedgerow.organisations.queries.choosing import group_choices
from hedgerow.people.models import Contact
from hedgerow.people.types import Channel, How, RoleKind
from hedgerow.shell.forms import Chips, Combobox, DayInput, ShellForm
from hedgerow.shell.meanwhile import MeanwhileMixin

FACTS = ("name", "email", "phone", "reach_by", "pronouns", "address", "postcode", "language", "about")
#: how our team is told things
TOLD = [(how.value, how.label) for how in (How.PHONE, How.PERSON, How.EMAIL, How.PAPER)]
LIKES = [("", _("any way")), *Channel.choices]


class TakesErrors(forms.Form):
    """Shows, at their fields, what an action would not have."""

    def take_errors(self, error: ValidationError) -> None:
        """Sentences without a field of this form go to the top."""
        told: Mapping[str, list[str]] = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, sentences in told.items():
            for sentence in sentences:
                self.add_error(name if name in self.fields else None, sentence)


class OwnDetailsForm(MeanwhileMixin, TakesErrors, ShellForm):
    """What somebody says of themselves."""

    name = forms.CharField(label=_("Name"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)
    reach_by = forms.ChoiceField(label=_("Likes to be reached"), required=False, choices=LIKES, widget=Chips)
    pronouns = forms.CharField(label=_("Pronouns"), required=False, max_length=40)
    address = forms.CharField(
        label=_("Postal address"), required=False, max_length=250, widget=forms.Textarea(attrs={"rows": 3})
    )
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=10)
    language = forms.CharField(
        label=_("Language"), required=False, max_length=60, help_text=_("If it is easier in another than English.")
    )

    first: tuple[str, ...] = ("name", "email", "phone", "reach_by")
    more: tuple[str, ...] = ("pronouns", "address", "postcode", "language")

    def __init__(self, *args: Any, contact: Contact | None = None, **kwargs: Any) -> None:
        if contact is not None:
            stands = {name: getattr(contact, name) for name in FACTS}
            kwargs["initial"] = {**stands, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def facts(self) -> dict[str, Any]:
        """What was typed, as `actions.add_contact` and `actions.change_contact` take it."""
        return {name: self.cleaned_data[name] for name in FACTS if name in self.fields}

    @property
    def first_fields(self) -> list[forms.BoundField]:
        """What everybody sees."""
        return [self[name] for name in self.first]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """What is folded away."""
        return [self[name] for name in self.more if name in self.fields]

    @property
    def more_open(self) -> bool:
        """Whether something stands there, or is wrong."""
        return any(field.errors or field.value() for field in self.more_fields)


class ContactForm(OwnDetailsForm):
    """The same as our team writes it, with how they were told."""

    about = forms.CharField(
        label=_("What helps to know"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("They may ask to read it. Health, belief and the like do not belong here."),
    )  # fmt: skip
    how = forms.ChoiceField(label=_("How did they tell us?"), choices=TOLD, initial=How.PHONE, widget=Chips)

    more = ("pronouns", "address", "postcode", "language", "about")

    @property
    def how_told(self) -> str:
        """How it was told, as actions take it."""
        return str(self.cleaned_data["how"])


class AddForm(ContactForm):
    """Somebody new, and what they are in a group: one form for both."""

    group = forms.CharField(label=_("Group"), required=False, widget=Combobox(several=False))
    kind = forms.ChoiceField(label=_("What they are there"), choices=RoleKind.choices, required=False)
    since = forms.DateField(label=_("Since"), required=False, widget=DayInput)
    title = forms.CharField(
        label=_("What they are called there"), required=False, max_length=120, help_text=_("Like: development manager.")
    )
    team = forms.CharField(label=_("Team"), required=False, max_length=120)
    patch = forms.CharField(label=_("Patch"), required=False, max_length=120)
    main = forms.BooleanField(label=_("Whom to speak to first"), required=False)

    more_of_role: tuple[str, ...] = ("since", "title", "team", "patch")

    def __init__(self, *args: Any, group: Organisation | None = None, **kwargs: Any) -> None:
        if group is not None:
            kwargs["initial"] = {"group": group.pk, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        offer_groups(self, "group")

    def clean_group(self) -> Organisation | None:
        """The group, as it is now."""
        return chosen_group(self.cleaned_data["group"])

    def clean(self) -> dict[str, Any]:
        """A group needs to be told what they are there."""
        said = super().clean()
        if said.get("group") and not said.get("kind"):
            self.add_error("kind", _("Choose what they are there."))
        return said

    def role(self) -> dict[str, Any]:
        """What was said of the role, as `actions.give_role` takes it; without a group, nothing."""
        told = self.cleaned_data
        if not told["group"]:
            return {}
        names = ("kind", "since", "title", "team", "patch", "main")
        return {"organisation": told["group"], **{name: told[name] for name in names}}

    @property
    def role_fields(self) -> list[forms.BoundField]:
        """The part about the group."""
        return [self[name] for name in ("group", "kind", "main")]

    @property
    def more_role_fields(self) -> list[forms.BoundField]:
        """What is folded away of it."""
        return [self[name] for name in self.more_of_role]


def offer_groups(form: forms.Form, name: str) -> None:
    """The group that is chosen or was found by its name, for those without JavaScript."""
    widget = form.fields[name].widget
    assert isinstance(widget, Combobox)
    widget.source = reverse("organisations:suggest")
    widget.choices = group_choices(form.data, form.initial, name)
