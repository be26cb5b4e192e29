"""What a group reports of a period."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.ids import new_id
from hedgerow.offers.models import Report
from hedgerow.offers.types import How, Said
from hedgerow.shell.forms import Pounds, ShellForm


class ReportForm(ShellForm):
    """A few numbers and a line. `version` and `key` keep two people, or a button pressed twice, from doubling it."""

    people = forms.IntegerField(
        label=_("How many people did you help?"), required=False, min_value=0, max_value=1_000_000,
        help_text=_("Each person once. 0 if nobody."),
    )  # fmt: skip
    hours = forms.DecimalField(
        label=_("How many hours did volunteers give?"), required=False, min_value=0, max_value=1_000_000, decimal_places=2,
        widget=forms.NumberInput(attrs={"step": "0.25", "inputmode": "decimal"}),
    )  # fmt: skip
    pence = Pounds(label=_("What did you spend, in pounds?"), required=False)
    changed = forms.CharField(
        label=_("What changed for people?"), required=False, max_length=1500,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Please name nobody."),
    )  # fmt: skip
    quote = forms.CharField(
        label=_("What somebody said"), required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In their words, without their name. Leave it empty if you have none."),
    )  # fmt: skip
    quote_ok = forms.BooleanField(label=_("They agree that it may be shown to everybody"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        names = ("people", "pence", "changed", "quote", "quote_ok", "version")
        hours = None if report.minutes is None else (Decimal(report.minutes) / 60).quantize(Decimal("0.01")).normalize()
        kwargs["initial"] = {name: getattr(report, name) for name in names} | {
            "hours": None if hours is None else f"{hours:f}"
        }
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = new_id

    def clean_pence(self) -> int | None:
        """Not below nothing."""
        pence: int | None = self.cleaned_data["pence"]
        if pence is not None and pence < 0:
            raise forms.ValidationError(_("What was spent cannot be below nothing."))
        return pence

    def said(self) -> Said:
        """What was typed, as the action takes it."""
        told = self.cleaned_data
        hours = told["hours"]
        return Said(
            people=told["people"],
            minutes=None if hours is None else round(hours * 60),
            pence=told["pence"],
            changed=told["changed"],
            quote=told["quote"],
            quote_ok=told["quote_ok"],
        )

    def facts(self) -> dict[str, Any]:
        """The rest, as the action takes it."""
        key: UUID | None = self.cleaned_data.get("key")
        return {"said": self.said(), "version": self.cleaned_data["version"], "key": key}


class ToldForm(ReportForm):
    """The same, told to a worker."""

    told_by = forms.CharField(label=_("Who of the group told you?"), max_length=160)
    how = forms.ChoiceField(
        label=_("How?"), choices=[one for one in How.choices if one[0] in (How.PHONE, How.PAPER)], initial=How.PHONE
    )

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "told_by": self.cleaned_data["told_by"], "how": self.cleaned_data["how"]}


class CloseForm(ShellForm):
    """What the lead body says of a period."""

    words = forms.CharField(
        label=_("What do you want to say with it?"), required=False, max_length=1500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
