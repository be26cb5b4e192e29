"""Issues and voices, as our team, a group and anybody types them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.advocacy.forms.choosing import (
    NAMING,
    OURS,
    groups_of,
    offer_bodies,
    offer_groups,
    offer_priorities,
    offer_team,
    offer_themes,
    offer_wards,
)
from hedgerow.advocacy.models import Issue
from hedgerow.advocacy.queries.asks import bodies_asked
from hedgerow.advocacy.types import Reached, Seen, Shown, Stage
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.choosing import chosen_group
from hedgerow.shell.forms import Chips, Combobox, DayInput, FilterForm, ManyChips, ShellForm, ShellModelForm

SENTENCE = forms.TextInput(
    attrs={"autocomplete": "off", "hx-get": "?", "hx-trigger": "input changed delay:400ms", "hx-target": "#like"}
)
BY_US = [choice for choice in Reached.choices if choice[0] not in (Reached.SPACE, Reached.CASE)]


class IssuesForm(FilterForm):
    """Which issues somebody of our team looks for."""

    first = ("q", "body", "stage")
    q = forms.CharField(
        label=_("Words of the issue"), max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
    body = forms.ChoiceField(label=_("Public body"))
    stage = forms.ChoiceField(label=_("How far"), choices=[("", _("all")), *Stage.choices])
    ward = forms.ChoiceField(label=_("Ward"))
    theme = forms.ChoiceField(label=_("Theme"))
    priority = forms.ChoiceField(label=_("Priority"))
    late = forms.ChoiceField(label=_("Answers"), choices=[("", _("all")), ("yes", _("an answer is late"))])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body = self.fields["body"]
        assert isinstance(body, forms.ChoiceField)
        body.choices = [("", _("all")), *bodies_asked(public=False)]
        offer_wards(self, "ward", _("all wards"))
        offer_themes(self, "theme", _("all"))
        offer_priorities(self, "priority", _("all"))

    def filters(self) -> dict[str, Any]:
        """What was chosen, as the query takes it."""
        chosen = self.chosen()
        return {
            "words": chosen.get("q", ""),
            "body": int(chosen["body"]) if chosen.get("body") else None,
            "late_on": clock.today() if chosen.get("late") else None,
            **{name: chosen.get(name, "") for name in ("ward", "theme", "priority", "stage")},
        }


class AddForm(ShellForm):
    """An issue that somebody of our team heard, in under a minute."""

    sentence = forms.CharField(
        label=_("What is the issue, in a sentence?"), max_length=200, widget=SENTENCE,
        help_text=_("As groups would say it, and without anybody’s name: “Rooms in libraries cost more than we raise.”"),
    )  # fmt: skip
    groups = forms.CharField(
        label=_("Which groups said so?"), required=False, widget=Combobox(),
        help_text=_("One or several. Leave it empty where it was somebody of no group."),
    )  # fmt: skip
    shown = forms.ChoiceField(
        label=_("How may they be shown?"), choices=Shown.choices, initial=Shown.TEAM, widget=forms.RadioSelect,
        help_text=_("As they told you. If you did not ask: only to our team."),
    )  # fmt: skip
    reached = forms.ChoiceField(label=_("How did it reach us?"), choices=BY_US, initial=Reached.CALL, widget=Chips)
    on = forms.DateField(label=_("When?"), widget=DayInput, required=False)
    words = forms.CharField(
        label=_("In their own words"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("Who could change it?"), required=False)
    ward = forms.ChoiceField(label=_("Where?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_groups(self, "groups")
        offer_bodies(self, "body", _("not known yet"))
        offer_wards(self, "ward", _("the whole place"))

    def clean_groups(self) -> list[Organisation]:
        """The groups, as they are now."""
        return groups_of(self.data.getlist("groups") if hasattr(self.data, "getlist") else self.data.get("groups"))


class IssueForm(ShellModelForm):
    """What is known of an issue, and who may know of it."""

    themes_first = _("none")
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    ward = forms.ChoiceField(label=_("Where?"), required=False)
    towards = forms.MultipleChoiceField(label=_("Towards which of our priorities?"), required=False, widget=ManyChips)

    class Meta:
        model = Issue
        fields = ("sentence", "about", "body", "ward", "theme", "towards", "seen", "owner")
        widgets = {"about": forms.Textarea(attrs={"rows": 4}), "seen": forms.RadioSelect}
        labels = {
            "sentence": _("The issue, in a sentence"),
            "about": _("More about it"),
            "body": _("Who could change it?"),
            "seen": _("Who may know of it?"),
            "owner": _("Who of us looks after it?"),
        }
        help_texts = {
            "sentence": _("Name nobody here: it may be read by everybody once something was asked."),
            "seen": _("Whoever may know of it reads only the names of groups that wish to be named."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_bodies(self, "body", _("not known yet"))
        offer_wards(self, "ward", _("the whole place"))
        offer_themes(self, "theme", self.themes_first)
        offer_priorities(self, "towards")
        offer_team(self, "owner")
        seen = self.fields["seen"]
        assert isinstance(seen, forms.ChoiceField)
        seen.choices = Seen.choices
        if self.instance.pk:
            self.initial.setdefault("towards", list(self.instance.priorities.values_list("code", flat=True)))

    def facts(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        told = dict(self.cleaned_data)
        return {"priorities": told.pop("towards"), **told}


class VoiceForm(ShellForm):
    """One more who says so."""

    group = forms.CharField(label=_("Which group?"), required=False, widget=Combobox(several=False))
    who = forms.CharField(
        label=_("Or who, where it is no group that we know"), max_length=160, required=False,
        help_text=_("Only our team reads this."),
    )  # fmt: skip
    shown = forms.ChoiceField(
        label=_("How may they be shown?"), choices=Shown.choices, initial=Shown.TEAM, widget=forms.RadioSelect
    )
    reached = forms.ChoiceField(label=_("How did it reach us?"), choices=BY_US, initial=Reached.CALL, widget=Chips)
    on = forms.DateField(label=_("When?"), widget=DayInput, required=False)
    words = forms.CharField(
        label=_("In their own words"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_groups(self, "group")

    def clean_group(self) -> Organisation | None:
        """The group, as it is now."""
        return chosen_group(self.cleaned_data["group"])

    def facts(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        told = dict(self.cleaned_data)
        return {"organisation": told.pop("group"), **told}


class ShownForm(ShellForm):
    """How somebody may be shown."""

    shown = forms.ChoiceField(label=_("How may they be shown?"), choices=Shown.choices, widget=forms.RadioSelect)


class OurShownForm(ShellForm):
    """How a group itself wishes to be shown."""

    shown = forms.ChoiceField(label=_("How may we be shown?"), choices=OURS, widget=forms.RadioSelect, help_text=NAMING)


class OwnVoiceForm(OurShownForm):
    """A group adds its voice."""

    words = forms.CharField(
        label=_("What do you find? In your own words"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Only the team behind this site reads this."),
    )  # fmt: skip
    field_order: tuple[str, ...] = ("words", "shown")


class OwnIssueForm(OwnVoiceForm):
    """A group raises an issue."""

    sentence = forms.CharField(
        label=_("What is the issue, in a sentence?"), max_length=200, widget=SENTENCE,
        help_text=_("Without anybody’s name: “Rooms in libraries cost more than we raise.”"),
    )  # fmt: skip
    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("Who could change it?"), required=False)
    ward = forms.ChoiceField(label=_("Where?"), required=False)
    field_order = ("sentence", "words", "shown", "body", "ward")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_bodies(self, "body", _("we do not know"))
        offer_wards(self, "ward", _("the whole place"))


class SendForm(ShellForm):
    """An issue of anybody, with or without a name."""

    sentence = forms.CharField(
        label=_("What is the issue, in a sentence?"), max_length=200, widget=SENTENCE,
        help_text=_("Like: “Rooms in libraries cost more than we raise.”"),
    )  # fmt: skip
    about = forms.CharField(
        label=_("What do you find? In your own words"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Only our team reads this."),
    )  # fmt: skip
    group = forms.CharField(
        label=_("Your group"), max_length=160, required=False, help_text=_("Leave it empty if you speak for none.")
    )
    shown = forms.ChoiceField(
        label=_("How may your group be shown?"), choices=Shown.choices, initial=Shown.TEAM, widget=forms.RadioSelect,
        required=False, help_text=_("Before anybody reads your group’s name, we ask your group itself."),
    )  # fmt: skip
    ward = forms.ChoiceField(label=_("Where?"), required=False)
    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("Who could change it?"), required=False)
    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, required=False,
        help_text=_("Only if you want an answer. You can stay unknown."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_wards(self, "ward", _("the whole place"))
        offer_bodies(self, "body", _("I do not know"))

    def facts(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        told = dict(self.cleaned_data)
        return {**told, "body": str(told["body"].pk) if told["body"] else "", "shown": told["shown"] or Shown.TEAM}


class RestForm(ShellForm):
    """Why nothing more is done about it."""

    why = forms.CharField(
        label=_("Why does it rest?"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The groups that raised it will read this."),
    )  # fmt: skip


class LikeForm(FilterForm):
    """With which other issue it is put together."""

    q = forms.CharField(
        label=_("Find it by its words"), max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
