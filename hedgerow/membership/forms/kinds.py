"""The shape of a kind of membership: a field for the fee of each band of income."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.membership.models import Kind
from hedgerow.membership.rules import GRACE_DAYS, MONTHS, MOST_GRACE, MOST_MONTHS
from hedgerow.organisations.types import Band
from hedgerow.shell.forms import Pounds, ShellForm
from hedgerow.shell.meanwhile import MeanwhileMixin

FACTS = ("name", "about", "months", "grace_days", "votes", "open", "place")


class KindForm(MeanwhileMixin, ShellForm):
    """Who it is for, for how long, and what it costs."""

    name = forms.CharField(label=_("Name"), max_length=80)
    about = forms.CharField(
        label=_("Who it is for, and what it gives"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    months = forms.IntegerField(
        label=_("Runs for how many months?"), min_value=1, max_value=MOST_MONTHS, initial=MONTHS
    )  # fmt: skip
    grace_days = forms.IntegerField(
        label=_("Days of grace"), min_value=0, max_value=MOST_GRACE, initial=GRACE_DAYS,
        help_text=_("After its last day it still counts for so long; then it lapses by itself."),
    )  # fmt: skip
    votes = forms.BooleanField(label=_("Has a vote"), required=False, initial=True)
    open = forms.BooleanField(label=_("Can be applied for"), required=False, initial=True)
    place = forms.IntegerField(label=_("Place in the list"), min_value=0, max_value=1000, initial=0)

    def __init__(self, *args: Any, kind: Kind | None = None, **kwargs: Any) -> None:
        if kind is not None:
            kwargs["initial"] = {name: getattr(kind, name) for name in FACTS}
        super().__init__(*args, **kwargs)
        for band, label in Band.choices:
            pence = kind.fees.get(band) if kind else None
            self.fields[f"fee_{band or 'unknown'}"] = Pounds(label=label, required=False, initial=pence)

    @property
    def fee_fields(self) -> list[forms.BoundField]:
        """The fields of the fees, smallest income first."""
        return [self[name] for name in self.fields if name.startswith("fee_")]

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """All the others that are seen."""
        return [field for field in self.visible_fields() if not field.name.startswith("fee_")]

    def facts(self) -> dict[str, Any]:
        """What was typed, as the actions take it."""
        said = self.cleaned_data
        fees = {band: said[f"fee_{band or 'unknown'}"] for band in Band.values}
        given = {band: pence for band, pence in fees.items() if pence is not None}
        return {**{name: said[name] for name in FACTS}, "fees": given}
