"""The shape of a decision, an action and a vote."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.accounts.queries import colleagues
from hedgerow.convening.models import Item, Network
from hedgerow.convening.queries.networks import group_of, members, networks
from hedgerow.convening.types import Owner
from hedgerow.engines.voting.types import Method
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.shell.forms import Chips, DayInput, FilterForm, ShellForm

FORTNIGHT, MONTH = timedelta(days=14), timedelta(days=28)


class DecisionForm(ShellForm):
    """What was decided, how, and who saw it otherwise."""

    text = forms.CharField(label=_("What was decided"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    item = forms.ChoiceField(label=_("Under which item"), required=False)
    how = forms.CharField(
        label=_("How"), max_length=160, required=False, help_text=_("Like: by consent, or 12 for and 2 against.")
    )
    dissent = forms.CharField(
        label=_("Who saw it otherwise, and why"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, items: Sequence[Item] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = {str(row.pk): row for row in items}
        named = [(pk, row.title) for pk, row in self.items.items()]
        self.fields["item"].choices = [("", _("none of them")), *named]  # type: ignore[attr-defined]
        if not items:
            del self.fields["item"]

    def facts(self) -> dict[str, Any]:
        """What was typed, as `actions.decide` takes it."""
        told = {name: self.cleaned_data[name] for name in ("text", "how", "dissent")}
        return {**told, "item": self.items.get(self.cleaned_data.get("item") or "")}


class ActionForm(ShellForm):
    """What is to be done, by whom, by when."""

    what = forms.CharField(label=_("What is to be done?"), max_length=200)
    kind = forms.ChoiceField(label=_("By whom?"), choices=Owner.choices, initial=Owner.GROUP, widget=Chips)
    group = forms.ChoiceField(label=_("Which group"), required=False)
    worker = forms.ChoiceField(label=_("Who of our team"), required=False)
    words = forms.CharField(label=_("Somebody else"), required=False, max_length=120)
    due = forms.DateField(label=_("By when?"), widget=DayInput)

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        kwargs["initial"] = {"due": clock.today() + MONTH, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.groups = {str(group_of(row).pk): group_of(row) for row in members(network)}
        self.team = {str(row.pk): row for row in colleagues()}
        nobody = ("", "–")
        self.fields["group"].choices = [nobody, *((pk, one.name) for pk, one in self.groups.items())]  # type: ignore[attr-defined]
        self.fields["worker"].choices = [nobody, *((pk, one.name) for pk, one in self.team.items())]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody must do it."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        field = str({Owner.GROUP: "group", Owner.WORKER: "worker"}.get(Owner(told.get("kind") or Owner.WORDS), "words"))
        if not (told.get(field) or "").strip():
            self.add_error(field, _("Say who does it."))
        return told

    @property
    def owner(self) -> Organisation | User | str:
        """Whose it is, as `actions.add_action` takes it."""
        told = self.cleaned_data
        if told["kind"] == Owner.GROUP:
            return self.groups[told["group"]]
        return self.team[told["worker"]] if told["kind"] == Owner.WORKER else str(told["words"])


class DoneForm(ShellForm):
    """It is done."""

    came = forms.CharField(
        label=_("What came of it?"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class VoteForm(ShellForm):
    """A question, its answers, and until when."""

    title = forms.CharField(label=_("What is the vote about?"), max_length=200)
    question = forms.CharField(
        label=_("The question, as voters read it"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    options = forms.CharField(
        label=_("Answers, one in each line"), widget=forms.Textarea(attrs={"rows": 4}), initial=_("Yes\nNo\nAbstain")
    )
    method = forms.ChoiceField(label=_("How one votes"), choices=Method.choices, initial=Method.CHOICE, widget=Chips)
    closes = forms.DateField(label=_("Open until the end of"), widget=DayInput)
    quorum = forms.IntegerField(label=_("How many must vote for it to count?"), required=False, min_value=1)
    secret = forms.BooleanField(
        label=_("Secret: afterwards nobody can tell who voted how"),
        required=False,
        help_text=_("Otherwise the vote of each group is published when it closes."),
    )

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        kwargs["initial"] = {"closes": clock.today() + FORTNIGHT, "quorum": network.quorum}
        super().__init__(*args, **kwargs)

    def clean_closes(self) -> date:
        """A day to come."""
        day: date = self.cleaned_data["closes"]
        if day <= clock.today():
            raise ValidationError(_("Choose a later day: people need time."))
        return day

    def facts(self) -> dict[str, Any]:
        """What was typed, as `actions.call_vote` takes it."""
        told = {name: self.cleaned_data[name] for name in ("title", "question", "method", "quorum", "secret")}
        end = datetime.combine(self.cleaned_data["closes"], time(23, 59), clock.LONDON)
        return {**told, "options": self.cleaned_data["options"].splitlines(), "closes_at": end}


class WorkFilter(FilterForm):
    """Words, a network, and what of it is shown."""

    q = forms.CharField(label=_("Words"), max_length=100)
    network = forms.ChoiceField(label=_("Network"))

    first = ("q", "network", "show")

    def __init__(self, *args: Any, shows: Sequence[tuple[str, Any]] = (), words: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(row.pk), row.name) for row in networks(ended=True)]
        self.fields["network"].choices = [("", _("all")), *named]  # type: ignore[attr-defined]
        if shows:
            self.fields["show"] = forms.ChoiceField(label=_("Show"), choices=list(shows), required=False)
        if not words:
            del self.fields["q"]
