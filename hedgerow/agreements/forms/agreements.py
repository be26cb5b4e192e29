"""An agreement as a manager writes it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.queries import colleagues
from hedgerow.agreements.models import Agreement
from hedgerow.agreements.types import Every, Terms
from hedgerow.charter.types import Function
from hedgerow.ledger.models import Payer
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.shell.forms import Chips, DayInput, Pounds, ShellForm
from hedgerow.shell.meanwhile import MeanwhileMixin

HOW_OFTEN = [("", _("I write them down later")), *Every.choices]
FIRST = ("title", "funder", "starts", "ends", "pence", "purpose")
LAST = ("reference", "owner")


class AgreementForm(MeanwhileMixin, ShellForm):
    """What an agreement says. Its name, days and amount are needed."""

    title = forms.CharField(label=_("Name"), max_length=120, help_text=_("As your team says it: “Council core grant”."))
    funder = forms.ModelChoiceField(
        label=_("Who pays"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("nobody here: a funder elsewhere"),
    )
    starts = forms.DateField(label=_("First day"), widget=DayInput)
    ends = forms.DateField(label=_("Last day"), widget=DayInput)
    pence = Pounds(label=_("How much in all, in pounds"))
    purpose = forms.CharField(
        label=_("What it pays for"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    budget_funding = Pounds(label=Function.FUNDING.label, required=False)
    budget_development = Pounds(label=Function.DEVELOPMENT.label, required=False)
    budget_advocacy = Pounds(label=Function.ADVOCACY.label, required=False)
    budget_volunteering = Pounds(label=Function.VOLUNTEERING.label, required=False)
    budget_convening = Pounds(label=Function.CONVENING.label, required=False)
    reference = forms.CharField(label=_("Their reference"), required=False, max_length=80)
    owner = forms.ChoiceField(
        label=_("Who answers for it"),
        required=False,
        help_text=_("Reports that are due stand on their list of to-dos."),
    )
    pay = forms.ChoiceField(label=_("They pay once for"), required=False, choices=HOW_OFTEN, widget=Chips)
    report = forms.ChoiceField(label=_("They want a report for"), required=False, choices=HOW_OFTEN, widget=Chips)

    def __init__(
        self, *args: Any, agreement: Agreement | None = None, payer: Payer | None = None, **kwargs: Any
    ) -> None:
        if agreement is not None:
            kwargs["initial"] = initial_of(agreement)
        elif payer is not None:
            kwargs["initial"] = _of_payer(payer)
        super().__init__(*args, **kwargs)
        if agreement is not None:
            del self.fields["pay"], self.fields["report"]
        funders = organisations.live().exclude(kind__in=(Kind.GROUP, Kind.BRANCH)).order_by("name")
        cast(forms.ModelChoiceField[Organisation], self.fields["funder"]).queryset = funders
        people = [(str(pk), name) for pk, name in colleagues().values_list("pk", "name")]
        cast(forms.ChoiceField, self.fields["owner"]).choices = [("", _("nobody yet")), *people]

    def terms(self) -> Terms:
        """What was typed, as the actions take it."""
        told = self.cleaned_data
        budgets = {code: told[f"budget_{code}"] for code in Function.values if told[f"budget_{code}"]}
        return Terms(
            title=told["title"],
            starts=told["starts"],
            ends=told["ends"],
            pence=told["pence"],
            purpose=told["purpose"],
            funder=told["funder"].pk if told["funder"] else None,
            reference=told["reference"],
            owner=int(told["owner"]) if told["owner"] else None,
            budgets=budgets,
        )

    def take_errors(self, error: ValidationError) -> None:
        """Show, at their fields, what an action would not have."""
        told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, sentences in told.items():
            for sentence in sentences:
                self.add_error(name if name in self.fields else None, sentence)

    @property
    def first(self) -> list[forms.BoundField]:
        """What every agreement says."""
        return [self[name] for name in FIRST]

    @property
    def budgets(self) -> list[forms.BoundField]:
        """How much is for which function."""
        return [self[f"budget_{code}"] for code in Function.values]

    @property
    def last(self) -> list[forms.BoundField]:
        """What else there is to say."""
        return [self[name] for name in (*LAST, "pay", "report") if name in self.fields]


def initial_of(agreement: Agreement) -> dict[str, Any]:
    """What stands there now, by field."""
    return {
        **_of_payer(agreement.payer),
        "pence": agreement.pence,
        "purpose": agreement.purpose,
        "reference": agreement.reference,
        "owner": str(agreement.owner_id or ""),
        **{f"budget_{one.function}": one.pence for one in agreement.budgets.all()},
    }


def _of_payer(payer: Payer) -> dict[str, Any]:
    return {"title": payer.name, "funder": payer.organisation, "starts": payer.starts, "ends": payer.ends}


class EndForm(ShellForm):
    """That an agreement ends before its time."""

    on = forms.DateField(label=_("Its last day"), widget=DayInput)
    why = forms.CharField(label=_("Why it ends"), max_length=300, help_text=_("Only our team reads it."))
