"""Calling an election, naming somebody, and saying no."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.voting.queries import rolls
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.choosing import chosen_group
from hedgerow.representation import rules
from hedgerow.representation.forms.groups import offer_groups
from hedgerow.representation.models import Seat
from hedgerow.shell.forms import Combobox, DayInput, ShellForm

NOMINATIONS, VOTE = timedelta(days=21), timedelta(days=14)
NOON = time(12, 0)


class CallForm(ShellForm):
    """Who votes, and the days."""

    roll = forms.ChoiceField(label=_("Who votes?"), widget=forms.RadioSelect)
    places = forms.IntegerField(label=_("How many are elected?"), min_value=1, max_value=50)
    nominations_until = forms.DateField(label=_("People can be named until"), widget=DayInput)
    closes_on = forms.DateField(
        label=_("The vote closes on"),
        widget=DayInput,
        help_text=_("Each day ends at noon. The vote opens when you open it."),
    )
    takes_up = forms.DateField(label=_("They take up the seat on"), widget=DayInput)
    quorum = forms.IntegerField(
        label=_("How many must vote for it to count?"), required=False, min_value=1, max_value=100_000
    )
    notice = forms.CharField(
        label=_("Notice"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What the seat is for, whom you look for, and how much time it takes."),
    )  # fmt: skip

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        today = clock.today()
        kwargs.setdefault("initial", {
            "places": seat.places, "nominations_until": today + NOMINATIONS, "closes_on": today + NOMINATIONS + VOTE,
            "takes_up": today + NOMINATIONS + VOTE + timedelta(days=7), "notice": seat.decides,
        })  # fmt: skip
        super().__init__(*args, **kwargs)
        field = self.fields["roll"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = rolls()
        if field.choices:
            field.initial = field.choices[0][0]

    def facts(self) -> dict[str, Any]:
        """What was typed, as `actions.call_election` takes it: each day ends at noon in London."""
        told = self.cleaned_data
        until = at_noon(told["nominations_until"])
        return {
            **{name: told[name] for name in ("roll", "places", "takes_up", "quorum", "notice")},
            "nominations_until": until,
            "opens_at": until,
            "closes_at": at_noon(told["closes_on"]),
        }


def at_noon(day: Any) -> datetime:
    """Noon of a day, in London."""
    return datetime.combine(day, NOON, clock.LONDON)


class OwnNominateForm(ShellForm):
    """Whom a group names."""

    name = forms.CharField(label=_("Who is it?"), max_length=160)
    email = forms.EmailField(
        label=_("Their e-mail address"), max_length=254, help_text=_("They get a letter that says that you named them.")
    )
    words = forms.CharField(
        label=_("Why them, in their own words"), max_length=1200, required=False,
        widget=forms.Textarea(attrs={"rows": 6}), help_text=_("Up to 100 words. They stand on the ballot paper."),
    )  # fmt: skip
    agreed = forms.BooleanField(
        label=_("They want to stand, and know that everybody can read their name, group and words"),
        error_messages={"required": _("Ask them first.")},
    )

    def clean_words(self) -> str:
        """The words, if there are not too many."""
        words = str(self.cleaned_data["words"])
        count = rules.words_in(words)
        if count > rules.MOST_WORDS:
            raise forms.ValidationError(
                _("These are %(n)d words. Up to 100 stand on the ballot paper."), params={"n": count}
            )
        return words

    def facts(self) -> dict[str, Any]:
        """What was typed, as `actions.nominate` takes it."""
        return {name: self.cleaned_data[name] for name in ("name", "email", "words")}


class NominateForm(OwnNominateForm):
    """The same, written down by our team for a group."""

    group = forms.CharField(label=_("Which group names them?"), widget=Combobox(several=False))

    field_order = ("group", "name", "email", "words", "agreed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = False
        offer_groups(self, "group")

    def clean_group(self) -> Organisation | None:
        """The group, as it is now."""
        return chosen_group(self.cleaned_data["group"])


class DeclineForm(ShellForm):
    """Why somebody cannot stand."""

    reason = forms.CharField(label=_("Why not? They read it."), max_length=300)


class CallOffForm(ShellForm):
    """Why an election does not take place."""

    reason = forms.CharField(label=_("Why? Everybody reads it."), max_length=300)
