"""Writing the draft of the agreement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.charter import queries
from hedgerow.charter.models import Agreement, Promise
from hedgerow.charter.types import Function, Match, Side
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.choosing import chosen_group, group_choices
from hedgerow.places import queries as places
from hedgerow.places.types import AreaKind
from hedgerow.shell.forms import Combobox, DayInput, ShellForm
from hedgerow.shell.meanwhile import MeanwhileMixin
from hedgerow.standards.infrastructure import SCHEMES

SIDES = [choice for choice in Side.choices if choice[0]]


class TextForm(MeanwhileMixin, ShellForm):
    """The title, the definition, and by when to look at it again."""

    title = forms.CharField(label=_("What is it called?"), max_length=160)
    definition = forms.CharField(
        label=_("What is infrastructure here, in your own words?"), max_length=6000, required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Who it is for, what it makes possible, and why this place has it. A few paragraphs."),
    )  # fmt: skip
    review_by = forms.DateField(label=_("Look at it again by"), required=False, widget=DayInput)


class PromiseForm(MeanwhileMixin, ShellForm):
    """Who promises what, to whom, and how it will be seen."""

    side = forms.ChoiceField(label=_("Whose side is it?"), choices=SIDES)
    maker = forms.CharField(label=_("Who promises?"), max_length=160)
    to = forms.CharField(label=_("To whom?"), max_length=160)
    text = forms.CharField(
        label=_("What is promised?"), max_length=600, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Like: to answer every question of the sector within twenty working days."),
    )  # fmt: skip
    seen = forms.CharField(label=_("How will it be seen to be kept?"), max_length=400, required=False)


class PerformerForm(ShellForm):
    """Who does what, where."""

    organisation = forms.CharField(label=_("Who?"), widget=Combobox(several=False))
    what = forms.ChoiceField(label=_("What do they do?"))
    area = forms.ChoiceField(label=_("Where?"), required=False)
    note = forms.CharField(label=_("In a few words"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who, what, area = self.fields["organisation"].widget, self.fields["what"], self.fields["area"]
        assert isinstance(who, Combobox)
        assert isinstance(what, forms.ChoiceField)
        assert isinstance(area, forms.ChoiceField)
        who.source = reverse("organisations:suggest")
        who.choices = group_choices(self.data, self.initial, "organisation")
        what.choices = words()
        wards = [(one.code, one.name) for one in places.areas(kind=AreaKind.WARD)]
        area.choices = [("", _("the whole place")), *wards]

    def clean_organisation(self) -> Organisation | None:
        """The organisation, as it is now."""
        return chosen_group(self.cleaned_data["organisation"])

    def facts(self) -> dict[str, Any]:
        """What was chosen, as the action takes it."""
        said = self.cleaned_data
        function, _sep, code = said["what"].partition("/")
        activity = queries.activities().filter(pk=code).first() if code else None
        chosen = {"organisation": said["organisation"], "function": Function(function), "activity": activity}
        return {**chosen, "area": said["area"], "note": said["note"]}


class MatchForm(ShellForm):
    """A word of ours and what it is called elsewhere."""

    word = forms.ChoiceField(label=_("Our word"))
    theirs = forms.ChoiceField(label=_("Is near to"))
    how = forms.ChoiceField(label=_("How near?"), choices=Match.choices, initial=Match.CLOSE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        word, theirs = self.fields["word"], self.fields["theirs"]
        assert isinstance(word, forms.ChoiceField)
        assert isinstance(theirs, forms.ChoiceField)
        word.choices = [(label, [(value.rpartition("/")[2], name) for value, name in some]) for label, some in words()]
        theirs.choices = [
            (scheme.title, [(f"{scheme.code}/{code}", name) for code, name in scheme.concepts.items()])
            for scheme in SCHEMES.values()
        ]

    def facts(self) -> dict[str, Any]:
        """What was chosen, as the action takes it."""
        scheme, _sep, concept = self.cleaned_data["theirs"].partition("/")
        return {
            "word": self.cleaned_data["word"],
            "scheme": scheme,
            "concept": concept,
            "how": self.cleaned_data["how"],
        }


def words() -> list[tuple[str, list[tuple[str, str]]]]:
    """Our words for a list to choose from: each function whole ("funding"), then its activities ("funding/fund-search")."""
    return [
        (
            str(function.label),
            [
                (function.value, str(_("All of it: %(name)s") % {"name": function.label})),
                *((f"{function.value}/{one.code}", one.name) for one in some),
            ],
        )
        for function, some in queries.activities_by_function().items()
    ]


def text_of(agreement: Agreement) -> dict[str, Any]:
    """What the form of the text begins with."""
    return {name: getattr(agreement, name) for name in ("title", "definition", "review_by")}


def promise_of(promise: Promise) -> dict[str, Any]:
    """What the form of a promise begins with."""
    return {name: getattr(promise, name) for name in ("side", "maker", "to", "text", "seen")}


class PartyForm(ShellForm):
    """Who is asked to sign."""

    organisation = forms.CharField(label=_("Who signs?"), widget=Combobox(several=False))
    side = forms.ChoiceField(label=_("On whose side?"), choices=SIDES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who = self.fields["organisation"].widget
        assert isinstance(who, Combobox)
        who.source = reverse("organisations:suggest")
        who.choices = group_choices(self.data, self.initial, "organisation")

    def clean_organisation(self) -> Organisation | None:
        """The organisation, as it is now."""
        return chosen_group(self.cleaned_data["organisation"])


class AskForm(ShellForm):
    """Whom the letter goes to, and as what they sign."""

    email = forms.EmailField(label=_("Their e-mail address"), max_length=254)
    role = forms.CharField(
        label=_("As what do they sign?"), max_length=80, help_text=_("Chair, Chief executive. Their name is not kept.")
    )


class SignForm(ShellForm):
    """As what somebody signs."""

    role = forms.CharField(
        label=_("As what do you sign?"),
        max_length=80,
        help_text=_("Chair, Chief executive. Your own name is not kept."),
    )
    words = forms.CharField(label=_("A line to add, if you like"), max_length=300, required=False)


class MeetingForm(ShellForm):
    """What was signed at a meeting."""

    role = forms.CharField(label=_("As what did they sign?"), max_length=80)
    on = forms.DateField(label=_("On which day?"), widget=DayInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": clock.today()})
        super().__init__(*args, **kwargs)


class AgreeForm(ShellForm):
    """On which day it was agreed, and from when it holds."""

    on = forms.DateField(label=_("Agreed on"), widget=DayInput)
    starts = forms.DateField(
        label=_("In force from"), required=False, widget=DayInput, help_text=_("Empty: from that day.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": clock.today()})
        super().__init__(*args, **kwargs)
