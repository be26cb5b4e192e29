"""The shape of a network, and of a group that comes into it, leaves it, and says who speaks for it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.accounts.queries import colleagues
from hedgerow.convening.models import Network
from hedgerow.convening.types import Joining, Part, Seen
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.choosing import chosen_group, group_choices
from hedgerow.people.models import Contact
from hedgerow.shell.forms import Chips, Combobox, DayInput, ShellForm
from hedgerow.shell.meanwhile import MeanwhileMixin

FACTS = ("name", "purpose", "meets", "terms", "seen", "joining", "quorum")


class NetworkForm(MeanwhileMixin, ShellForm):
    """What is said of a network."""

    name = forms.CharField(label=_("Name"), max_length=120)
    purpose = forms.CharField(
        label=_("What is it for?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Two sentences. Groups decide by them whether to join."),
    )
    meets = forms.CharField(
        label=_("When does it meet?"),
        max_length=160,
        required=False,
        help_text=_("Like: every second month, on a Tuesday."),
    )
    convener = forms.ChoiceField(label=_("Who looks after it?"))
    seen = forms.ChoiceField(label=_("Who sees it?"), choices=Seen.choices, initial=Seen.OPEN, widget=forms.RadioSelect)
    joining = forms.ChoiceField(
        label=_("How do groups join?"), choices=Joining.choices, initial=Joining.OPEN, widget=Chips
    )
    quorum = forms.IntegerField(
        label=_("How many members must vote for it to count?"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=_("Leave it empty where there is no such number."),
    )
    terms = forms.CharField(
        label=_("How it works: its terms"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Who chairs, how it decides, what is confidential."),
    )

    def __init__(self, *args: Any, network: Network | None = None, by: User | None = None, **kwargs: Any) -> None:
        if network is not None:
            held = {name: getattr(network, name) for name in FACTS}
            kwargs["initial"] = {**held, "convener": network.convener_id or ""}
        elif by is not None:
            kwargs["initial"] = {"convener": by.pk}
        super().__init__(*args, **kwargs)
        self.fields["convener"].choices = [(row.pk, row.name) for row in colleagues()]  # type: ignore[attr-defined]
        if network is None:
            self.fields.pop("as_shown", None)

    def facts(self) -> dict[str, Any]:
        """What was typed, as `actions.start` and `actions.change` take it."""
        told = {name: self.cleaned_data[name] for name in FACTS}
        return {**told, "convener": colleagues().get(pk=self.cleaned_data["convener"])}


def offer_groups(form: forms.Form, name: str) -> None:
    """The group that is chosen or was found by its name, for those without JavaScript."""
    widget = form.fields[name].widget
    assert isinstance(widget, Combobox)
    widget.source = reverse("organisations:suggest")
    widget.choices = group_choices(form.data, form.initial, name)


class TakeInForm(ShellForm):
    """A group that our team takes in."""

    group = forms.CharField(label=_("Group"), widget=Combobox(several=False))
    since = forms.DateField(label=_("Since"), widget=DayInput, initial=clock.today)
    shown = forms.BooleanField(label=_("They agree to be named in public as members"), required=False)
    observer = forms.BooleanField(
        label=_("They only observe, and have no vote"), required=False, help_text=_("Public bodies always do.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_groups(self, "group")

    def clean_group(self) -> Organisation | None:
        """The group, as it is now."""
        return chosen_group(self.cleaned_data["group"])


class AcceptForm(ShellForm):
    """A group that asked comes in."""

    observer = forms.BooleanField(label=_("They only observe, and have no vote"), required=False)


class RefuseForm(ShellForm):
    """Why not."""

    answer = forms.CharField(
        label=_("Why not?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("They read this, in these words."),
    )


class JoinForm(ShellForm):
    """A group asks to join."""

    why = forms.CharField(
        label=_("What would you bring, or like to find there?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    shown = forms.BooleanField(label=_("Our group may be named in public as a member"), required=False, initial=True)


class SpeakerForm(ShellForm):
    """Who speaks for a member: somebody known there, or somebody new by name and address."""

    part = forms.ChoiceField(label=_("As"), choices=Part.choices, widget=Chips, initial=Part.DELEGATE)
    contact = forms.ChoiceField(label=_("Who?"), required=False)
    name = forms.CharField(label=_("Or somebody else: their name"), required=False, max_length=160)
    email = forms.EmailField(label=_("Their e-mail address"), required=False, help_text=_("Votes and papers go there."))

    def __init__(self, *args: Any, people: list[Contact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        known = [(pk, one.name) for pk, one in self.people.items()]
        self.fields["contact"].choices = [("", _("somebody else")), *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody must be named, in one way or the other."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not told.get("contact") and not (told.get("name") or "").strip():
            self.add_error("name", _("Choose somebody, or write a name."))
        return told

    @property
    def chosen(self) -> Contact | None:
        """Who was picked of those known."""
        return self.people.get(self.cleaned_data.get("contact") or "")
