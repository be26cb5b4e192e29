"""A bid: beginning one, each step, and what is said of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.funding.models import Bid, Fund, Project
from hedgerow.funding.queries.funds import open_funds
from hedgerow.funding.queries.support import projects_of
from hedgerow.funding.rules.bids import steps_from
from hedgerow.funding.types import Change, Stage, StepKind
from hedgerow.kernel import clock, ids
from hedgerow.organisations.models import Organisation
from hedgerow.shell.forms import DayInput, Pounds, ShellForm
from hedgerow.shell.meanwhile import MeanwhileMixin

MONEY = {
    StepKind.SUBMITTED: _("How much was asked for, in pounds?"),
    StepKind.AWARDED: _("How much was awarded, in pounds?"),
    StepKind.PAID: _("How much was paid, in pounds?"),
}
WORDS = {
    StepKind.AWARDED: _("What did the funder say?"),
    StepKind.REFUSED: _("What did the funder say?"),
    StepKind.ADVISED_AGAINST: _("Why not?"),
    StepKind.WITHDRAWN: _("Why?"),
}
ON = {
    StepKind.SUBMITTED: _("When was it sent in?"),
    StepKind.AWARDED: _("When did they decide?"),
    StepKind.REFUSED: _("When did they decide?"),
    StepKind.PAID: _("When did it arrive?"),
}
BUTTONS = {
    StepKind.CONSIDERED: _("Consider it again"),
    StepKind.PREPARING: _("We are writing it"),
    StepKind.SUBMITTED: _("It is sent in"),
    StepKind.AWARDED: _("It is awarded"),
    StepKind.REFUSED: _("It is refused"),
    StepKind.WITHDRAWN: _("It is withdrawn"),
    StepKind.ADVISED_AGAINST: _("Advise against it"),
    StepKind.PAID: _("Money has arrived"),
}


class StartForm(ShellForm):
    """A bid to a fund of the list, or to another one."""

    fund = forms.ModelChoiceField(label=_("Fund"), queryset=Fund.objects.none(), required=False, empty_label="–")
    to = forms.CharField(
        label=_("Or another one: who pays, and its name"), max_length=200, required=False,
        help_text=_("If it is not among our funds."),
    )  # fmt: skip
    purpose = forms.CharField(
        label=_("What for?"), max_length=200, required=False, help_text=_("Like: raised beds and a shed.")
    )
    asked = Pounds(
        label=_("About how much, in pounds?"), required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    submit_by = forms.DateField(
        label=_("To be sent in by"),
        required=False,
        widget=DayInput,
        help_text=_("Empty: the closing date of the fund."),
    )

    project = forms.ModelChoiceField(
        label=_("For which project?"), queryset=Project.objects.none(), required=False, empty_label=_("none of them")
    )

    def __init__(self, *args: Any, group: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_projects(self, group)
        field = self.fields["fund"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = open_funds().order_by("title").only("pk", "title")

    def clean(self) -> dict[str, Any]:
        """It has to go somewhere."""
        told = super().clean() or self.cleaned_data
        if not told.get("fund") and not told.get("to") and not self.errors:
            self.add_error("fund", _("Choose a fund, or say to whom it goes."))
        return told

    def facts(self) -> dict[str, Any]:
        """What was typed, as `actions.start` takes it."""
        told = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        if told.get("fund"):
            told.pop("to", None)
        return told


class StepForm(ShellForm):
    """One step of a bid: only what has to be said of it is asked. `key` is of this form, so that it counts once."""

    seen = forms.ChoiceField(choices=Stage.choices, widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)
    pence = Pounds(label="", widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    on = forms.DateField(label=_("When?"), widget=DayInput)
    words = forms.CharField(label="", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    minutes = forms.IntegerField(
        label=_("Our own time, in minutes"), required=False, min_value=0, max_value=10_080,
        help_text=_("Leave it empty if it is written down already."),
    )  # fmt: skip

    helped = forms.BooleanField(
        label=_("We helped with this bid"), required=False,
        help_text=_("The group began it by itself. Only if we helped is its money counted as won with our help."),
    )  # fmt: skip

    def __init__(self, *args: Any, bid: Bid, to: StepKind, team: bool, **kwargs: Any) -> None:
        left = (bid.got or 0) - bid.paid if to == StepKind.PAID else None
        amount = {StepKind.SUBMITTED: bid.asked, StepKind.AWARDED: bid.asked, StepKind.PAID: left}.get(to)
        kwargs["initial"] = {"seen": bid.stage, "key": ids.new_id(), "on": clock.today(), "pence": amount}
        super().__init__(*args, **kwargs)
        self.to = to
        for name, labels in (("pence", MONEY), ("words", WORDS)):
            if to in labels:
                self.fields[name].label = labels[to]
            else:
                del self.fields[name]
        self.fields["on"].label = ON.get(to, _("When?"))
        if not team:
            del self.fields["minutes"]
        if not team or bid.helped:
            del self.fields["helped"]

    def change(self) -> Change:
        """What happened, as `actions.move` takes it."""
        told = self.cleaned_data
        key: UUID = told["key"]
        return Change(
            to=self.to,
            seen=Stage(told["seen"]),
            on=told["on"],
            pence=told.get("pence"),
            words=told.get("words", "").strip(),
            minutes=told.get("minutes"),
            helped=told.get("helped", False),
            key=key,
        )


class BidForm(MeanwhileMixin, ShellForm):
    """What is said of a bid besides its steps."""

    purpose = forms.CharField(label=_("What for?"), max_length=200, required=False)
    asked = Pounds(label=_("Asked for, in pounds"), required=False)
    submit_by = forms.DateField(label=_("To be sent in by"), required=False, widget=DayInput)
    decision_by = forms.DateField(label=_("Answer expected by"), required=False, widget=DayInput)
    helped = forms.BooleanField(
        label=_("Our team helped with this bid"), required=False,
        help_text=_("Only then is its money counted as won with our help."),
    )  # fmt: skip
    adviser = forms.ModelChoiceField(
        label=_("Adviser"), queryset=User.objects.none(), required=False, empty_label=_("nobody yet")
    )
    feedback = forms.CharField(
        label=_("What the funder said"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    note = forms.CharField(
        label=_("Notes, for the group and our team"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip

    project = forms.ModelChoiceField(
        label=_("For which project?"), queryset=Project.objects.none(), required=False, empty_label=_("none of them")
    )

    FACTS = ("purpose", "project", "asked", "submit_by", "decision_by", "helped", "adviser", "feedback", "note")

    def __init__(self, *args: Any, bid: Bid, team: bool, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(bid, name) for name in self.FACTS}
        super().__init__(*args, **kwargs)
        field = self.fields["adviser"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = User.objects.filter(is_active=True).exclude(role="").order_by("name")
        offer_projects(self, bid.organisation.now)
        gone = {"adviser": not team, "helped": not team, "decision_by": not bid.submitted_on,
                "feedback": bid.decided_on is None}  # fmt: skip
        for name in [name for name, goes in gone.items() if goes]:
            del self.fields[name]

    def facts(self) -> dict[str, Any]:
        """What was typed, as `actions.change_bid` takes it."""
        return {name: self.cleaned_data[name] for name in self.FACTS if name in self.fields}


def offer_projects(form: forms.Form, group: Organisation) -> None:
    """The projects of a group to choose from; no question where there are none."""
    field, held = form.fields["project"], projects_of(group)
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = held.order_by("name")
    if not held.exists():
        del form.fields["project"]


def next_steps(bid: Bid, *, team: bool) -> list[StepKind]:
    """What somebody may say happened next: only our team advises against."""
    return [step for step in steps_from(Stage(bid.stage)) if team or step != StepKind.ADVISED_AGAINST]
