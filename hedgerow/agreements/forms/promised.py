"""Payments, reports and targets of an agreement, as they are typed."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.agreements.models import Payment
from hedgerow.agreements.queries.agreements import in_pence, indicators
from hedgerow.agreements.types import Every
from hedgerow.kernel import clock
from hedgerow.kernel.money import pence
from hedgerow.shell.forms import Chips, DayInput, Pounds, ShellForm


class PaymentForm(ShellForm):
    """A payment that is due."""

    due = forms.DateField(label=_("Due on"), widget=DayInput)
    pence = Pounds(label=_("How much, in pounds"))
    words = forms.CharField(label=_("What for"), required=False, max_length=120)


class PaidForm(ShellForm):
    """That a payment came."""

    on = forms.DateField(label=_("It came on"), widget=DayInput)
    pence = Pounds(label=_("How much came, in pounds"), help_text=_("If it is less, the rest stays due."))

    def __init__(self, *args: Any, payment: Payment, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": clock.today(), "pence": payment.pence}, **kwargs)


class ReportForm(ShellForm):
    """A report that they want."""

    title = forms.CharField(
        label=_("What they want"), max_length=120, help_text=_("Like: report for the first quarter.")
    )
    due = forms.DateField(label=_("Due on"), widget=DayInput)
    since = forms.DateField(label=_("About the days from"), required=False, widget=DayInput)
    until = forms.DateField(label=_("Until"), required=False, widget=DayInput)


class SentForm(ShellForm):
    """That a report went."""

    on = forms.DateField(label=_("It went on"), widget=DayInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": clock.today()}, **kwargs)


class TargetForm(ShellForm):
    """What we promised to reach."""

    indicator = forms.ChoiceField(label=_("What is counted"))
    amount = forms.CharField(
        label=_("How much"),
        max_length=20,
        help_text=_("A whole number; in pounds where it is money, in minutes for time."),
    )
    every = forms.ChoiceField(label=_("For"), choices=Every.choices, initial=Every.WHOLE, widget=Chips)
    words = forms.CharField(
        label=_("In their words"),
        required=False,
        max_length=300,
        help_text=_("As the agreement says it: “advise no fewer than 60 groups a year”."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(indicators().items(), key=lambda one: one[1].casefold())
        cast(forms.ChoiceField, self.fields["indicator"]).choices = [("", _("choose")), *named]

    def clean(self) -> dict[str, Any]:
        """The amount as the indicator counts: pence where that is money."""
        said = super().clean() or self.cleaned_data
        if {"indicator", "amount"} <= said.keys():
            said["amount"] = self._amount(said["indicator"], said["amount"])
        return said

    def _amount(self, indicator: str, text: str) -> int:
        try:
            found = pence(text)
        except ValueError as error:
            self.add_error("amount", str(error))
            return 0
        if indicator in in_pence():
            return found
        if found % 100 or found <= 0:
            self.add_error("amount", _("Write a whole number above zero."))
        return found // 100
