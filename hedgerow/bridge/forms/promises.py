"""A promise, what became of it, and a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as text
from django.utils.translation import gettext_lazy as _

from hedgerow.bodies.models import Office
from hedgerow.bodies.queries.officers import on_day
from hedgerow.bridge.models import Promise
from hedgerow.bridge.types import Fact, Kept, Side, Source
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import public_bodies
from hedgerow.organisations.queries.choosing import chosen_group, group_choices
from hedgerow.shell.forms import Combobox, DayInput, ShellForm

NAMES = (
    "promiser", "promisee", "body", "office", "words", "source", "source_words", "source_ref", "link", "made_on", "due", "public",
)  # fmt: skip
SETTLED = [(one.value, one.label) for one in (Kept.KEPT, Kept.PARTLY, Kept.BROKEN, Kept.WITHDRAWN)]


class PromiseForm(ShellForm):
    """Who promised whom what, where, and by when."""

    promiser = forms.ChoiceField(label=_("Who promised?"), choices=Side.choices, widget=forms.RadioSelect)
    promisee = forms.ChoiceField(label=_("To whom?"), choices=Side.choices, widget=forms.RadioSelect)
    body = forms.ModelChoiceField(label=_("Which public body?"), queryset=Organisation.objects.none(), required=False)
    office = forms.ModelChoiceField(label=_("Who of them?"), queryset=Office.objects.none(), required=False)
    group = forms.CharField(
        label=_("Which group?"), required=False, widget=Combobox(several=False), help_text=_("Empty: groups together.")
    )
    words = forms.CharField(label=_("What, in their words?"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))
    source = forms.ChoiceField(label=_("Where was it promised?"), choices=Source.choices)
    source_words = forms.CharField(label=_("Which meeting, letter or minute?"), max_length=200, required=False)
    link = forms.URLField(label=_("An address where it stands"), max_length=300, required=False, assume_scheme="https")
    source_ref = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)
    made_on = forms.DateField(label=_("Promised on"), widget=DayInput)
    due = forms.DateField(label=_("By when?"), widget=DayInput, required=False)
    public = forms.BooleanField(label=_("Everybody can read it"), required=False)

    def __init__(self, *args: Any, promise: Promise | None = None, **kwargs: Any) -> None:
        given = kwargs.pop("initial", {})
        first = {"promiser": Side.BODY, "promisee": Side.SECTOR, "made_on": clock.today(), "public": True, **given}
        held = {name: getattr(promise, name) for name in NAMES} | {"group": promise.group_id} if promise else first
        super().__init__(*args, initial=held, **kwargs)
        body, office = self.fields["body"], self.fields["office"]
        assert isinstance(body, forms.ModelChoiceField)
        assert isinstance(office, forms.ModelChoiceField)
        body.queryset, body.empty_label = public_bodies(), text("none")
        rows = Office.objects.filter(on_day(clock.today())).select_related("contact", "body")
        office.queryset, office.empty_label = rows.order_by("body__name", "contact__name"), text("nobody in particular")
        office.label_from_instance = lambda one: f"{one.who}, {one.body.name}"  # type: ignore[method-assign,assignment]
        widget = self.fields["group"].widget
        assert isinstance(widget, Combobox)
        widget.source, widget.choices = (
            reverse("organisations:suggest"),
            group_choices(self.data, self.initial, "group"),
        )

    def clean_group(self) -> Organisation | None:
        """The group, as it is now."""
        return chosen_group(self.cleaned_data["group"] or "")

    def facts(self) -> dict[str, Any]:
        """What was typed, as actions take it."""
        return dict(self.cleaned_data)


class FactForm(ShellForm):
    """What became of a promise."""

    state = forms.ChoiceField(label=_("What became of it?"), choices=SETTLED, widget=forms.RadioSelect)
    words = forms.CharField(label=_("What happened?"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    evidence = forms.CharField(
        label=_("Where can that be seen?"), max_length=300, required=False,
        help_text=_("An address, or the name of a paper."),
    )  # fmt: skip
    on = forms.DateField(label=_("On which day?"), widget=DayInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": clock.today(), "state": Kept.KEPT}, **kwargs)

    def fact(self) -> Fact:
        """What was typed, as actions take it."""
        told = self.cleaned_data
        return Fact(Kept(told["state"]), told["words"], told["on"], told["evidence"])


class ReasonForm(ShellForm):
    """Why."""

    reason = forms.CharField(label=_("Why?"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
