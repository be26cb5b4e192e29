"""Who funds the time, as a manager writes it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.ledger.models import Payer
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.shell.forms import DayInput, ShellForm


class PayerForm(ShellForm):
    """A grant, a contract, core funds: with the days between which it holds."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("As your team says it: “Council core grant”."))
    organisation = forms.ModelChoiceField(
        label=_("Whose money is it?"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("nobody here: core funds, or a funder elsewhere"),
    )
    starts = forms.DateField(label=_("From"), required=False, widget=DayInput)
    ends = forms.DateField(label=_("Until"), required=False, widget=DayInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Whoever gives money here is seldom a group; there may be thousands of those.
        funders = organisations.live().exclude(kind__in=(Kind.GROUP, Kind.BRANCH)).order_by("name")
        cast(forms.ModelChoiceField[Organisation], self.fields["organisation"]).queryset = funders

    def clean(self) -> dict[str, Any]:
        """It ends after it starts."""
        said = super().clean() or self.cleaned_data
        if said.get("starts") and said.get("ends") and said["ends"] < said["starts"]:
            self.add_error("ends", _("This is before it starts."))
        return said


def initial_of(payer: Payer) -> dict[str, Any]:
    """What the form begins with that changes a payer."""
    return {"name": payer.name, "organisation": payer.organisation, "starts": payer.starts, "ends": payer.ends}
