"""The shape of a booking, of a sitting, and of what the list is narrowed by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.bookings import queries
from hedgerow.engines.bookings.models import Sitting, new_key
from hedgerow.engines.bookings.rules.months import add_months, month_from
from hedgerow.engines.bookings.types import Guest
from hedgerow.kernel import clock
from hedgerow.kernel.money import pence
from hedgerow.shell.forms import DayInput, FilterForm, ShellForm

MONTHS_AHEAD = 12
REMEMBER = _("Remember this for the next time. You can tell us at any time to forget it.")


class NarrowForm(FilterForm):
    """What is on: of which kind, in which month, only what is free."""

    kind = forms.ChoiceField(label=_("What"))
    month = forms.ChoiceField(label=_("When"))
    free = forms.BooleanField(label=_("Free only"))

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data)
        kinds = [(offer.kind, offer.titles) for offer in queries.kinds()]
        self.fields["kind"].choices = [("", _("Everything")), *kinds]  # type: ignore[attr-defined]
        months = (add_months(today.replace(day=1), n) for n in range(MONTHS_AHEAD))
        named = [(f"{day:%Y-%m}", f"{day:%B %Y}") for day in months]
        self.fields["month"].choices = [("", _("Any time")), *named]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """The filters that are on: a box that is not ticked is none."""
        return {name: value for name, value in super().chosen().items() if value}

    @property
    def month_chosen(self) -> date | None:
        """The first day of the month chosen."""
        return month_from(str(self.chosen().get("month", "")))


class BookForm(ShellForm):
    """Name and address, and what helps: a place without an account."""

    name = forms.CharField(label=_("Your name"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send you what you need to know, and a link to cancel. No account is needed."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    group = forms.ChoiceField(label=_("For which group?"), required=False)
    group_name = forms.CharField(
        label=_("Your group, if you come for one"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    needs = forms.CharField(
        label=_("Is there anything you need to take part?"),
        help_text=_(
            "Step-free access, an interpreter, larger print, food. If you have told us before, leave it empty."
        ),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    remember = forms.BooleanField(label=REMEMBER, required=False)
    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, guest: Guest | None = None) -> None:
        guest = guest or Guest()
        begin = {"name": guest.name, "email": guest.email, "key": new_key()}
        if guest.groups:
            begin["group"] = guest.groups[0].ref
        super().__init__(data, initial=begin)
        self.guest = guest
        if not guest.groups:
            del self.fields["group"]
            return
        known = [(group.ref, group.name) for group in guest.groups]
        self.fields["group"].choices = [*known, ("", _("Another, or none"))]  # type: ignore[attr-defined]
        self.fields["group_name"].label = _("Which other group?")

    def booking(self) -> dict[str, Any]:
        """What `actions.book` is told."""
        told = dict(self.cleaned_data)
        told["group"] = told.get("group") or None
        if told["group"]:
            told["group_name"] = ""
        mine = bool(self.guest.contact) and told["email"].lower() == self.guest.email.lower()
        return {**told, "contact": self.guest.contact if mine else ""}


class TeamBookForm(ShellForm):
    """Our team books for somebody who rang."""

    name = forms.CharField(label=_("Name"), max_length=160)
    email = forms.EmailField(label=_("E-mail address"), required=False, help_text=_("Without one no letter is sent."))
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    group_name = forms.CharField(label=_("Group"), max_length=200, required=False)
    needs = forms.CharField(label=_("What they need to take part"), max_length=500, required=False)


class CameForm(ShellForm):
    """Somebody came who had not booked."""

    name = forms.CharField(label=_("Name"), max_length=160)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    group_name = forms.CharField(label=_("Group"), max_length=200, required=False)


class CallOffForm(ShellForm):
    """Why it does not take place."""

    why = forms.CharField(
        label=_("Why does it not take place?"),
        help_text=_("Everybody who booked is told this, in these words."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class PriceField(forms.CharField):
    """Pounds as people write them; pence as we keep them. Empty is free."""

    def to_python(self, value: Any) -> int:  # type: ignore[override]
        try:
            return pence(str(value)) if value not in (None, "") else 0
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return f"{value / 100:.2f}" if value else ""
        return value


class SittingForm(ShellForm):
    """A date: when, where, how many, what it costs."""

    title = forms.CharField(label=_("Title"), max_length=160)
    about = forms.CharField(
        label=_("What it is about"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    day = forms.DateField(label=_("Day"), widget=DayInput)
    begins = forms.TimeField(label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(label=_("To"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    where = forms.CharField(label=_("Where"), max_length=200, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=8, required=False)
    online = forms.CharField(
        label=_("How to join online"),
        help_text=_("The link, if there is one. Only those who have a place are told."),
        max_length=300,
        required=False,
    )
    places = forms.IntegerField(
        label=_("Places"),
        help_text=_("Leave it empty for as many as come."),
        min_value=1,
        max_value=5000,
        required=False,
    )
    waiting_list = forms.BooleanField(label=_("Keep a waiting list when it is full"), required=False, initial=True)
    price_pence = PriceField(label=_("Price (£)"), help_text=_("Leave it empty if it is free."), required=False)
    member_pence = PriceField(label=_("Price for members (£)"), required=False)
    public = forms.BooleanField(label=_("Show it to everybody under What’s on"), required=False, initial=True)

    def facts(self) -> dict[str, Any]:
        """What the actions are told."""
        told = dict(self.cleaned_data)
        day, begins, ends = told.pop("day"), told.pop("begins"), told.pop("ends")
        moments = (datetime.combine(day, one, clock.LONDON) for one in (begins, ends))
        return {**told, **dict(zip(("starts_at", "ends_at"), moments, strict=True))}


def facts_of(sitting: Sitting | Mapping[str, Any]) -> dict[str, Any]:
    """What the form of a sitting begins with."""
    held = sitting if isinstance(sitting, Mapping) else vars(sitting)
    start, end = held.get("starts_at"), held.get("ends_at")
    begin = {name: held[name] for name in SittingForm.base_fields if name in held}
    if start and end:
        local, until = start.astimezone(clock.LONDON), end.astimezone(clock.LONDON)
        begin |= {"day": local.date(), "begins": local.time(), "ends": until.time()}
    return begin


class SittingFilter(FilterForm):
    """Dates of a kind, by words of their title."""

    q = forms.CharField(label=_("Find"), max_length=80)
    kind = forms.ChoiceField(label=_("What"))
    show = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        kinds = [(offer.kind, offer.titles) for offer in queries.kinds()]
        self.fields["kind"].choices = [("", _("Everything")), *kinds]  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, str]:
        """What the query is told."""
        chosen = self.chosen()
        return {"kind": chosen.get("kind", ""), "words": chosen.get("q", "")}
