"""A fund as our team writes it, and the report that one has closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports.types import Licence
from hedgerow.funding.forms.criteria import CriteriaForm
from hedgerow.funding.models import Fund
from hedgerow.funding.rules.criteria import load
from hedgerow.funding.types import FundKind
from hedgerow.shell.forms import DayInput, Pounds, ShellForm
from hedgerow.shell.meanwhile import MeanwhileMixin

FIRST = ("title", "payer", "summary", "amount_min", "amount_max", "ends_on", "link")
SECTIONS = (
    (_("More about it"), ("own_title", "decider", "kind", "covers", "how", "opens_on", "weeks_to_decide")),
    (_("Where this is from"), ("payer_id", "source", "licence")),
)
FACTS = frozenset({
    "title", "own_title", "payer", "payer_id", "decider", "kind", "summary", "covers", "how", "amount_min",
    "amount_max", "opens_on", "ends_on", "weeks_to_decide", "link", "source", "licence",
})  # fmt: skip


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class FundForm(MeanwhileMixin, CriteriaForm):
    """Everything that is said of a fund. Only what it is for and who pays are needed."""

    title = forms.CharField(
        label=_("What it is for, in a line"), max_length=200, help_text=_("Like: small sums for growing food together.")
    )
    payer = forms.CharField(label=_("Who pays"), max_length=200)
    summary = forms.CharField(label=_("What it is for"), required=False, max_length=4000, widget=_text(4))
    amount_min = Pounds(label=_("Smallest amount, in pounds"), required=False)
    amount_max = Pounds(label=_("Largest amount, in pounds"), required=False)
    ends_on = forms.DateField(
        label=_("Closing date"),
        required=False,
        widget=DayInput,
        help_text=_("Leave it empty if it is open all the time."),
    )
    link = forms.URLField(label=_("Its page"), required=False, max_length=300, assume_scheme="https")
    own_title = forms.CharField(label=_("The funder’s own name for it"), required=False, max_length=200)
    decider = forms.CharField(label=_("Who decides, if it is somebody else"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("What is given"), choices=FundKind.choices, initial=FundKind.GRANT)
    covers = forms.CharField(
        label=_("What it pays for, and what not"), required=False, max_length=2000, widget=_text(3)
    )
    how = forms.CharField(label=_("How to apply"), required=False, max_length=2000, widget=_text(3))
    opens_on = forms.DateField(label=_("Opens on"), required=False, widget=DayInput)
    weeks_to_decide = forms.IntegerField(label=_("Weeks until they decide"), required=False, min_value=1, max_value=200)
    payer_id = forms.CharField(
        label=_("Identifier of who pays"), required=False, max_length=60, help_text=_("Like GB-CHC-1000003.")
    )
    source = forms.CharField(label=_("Where you have this from"), required=False, max_length=200)
    licence = forms.ChoiceField(label=_("Licence"), choices=Licence.choices, initial=Licence.OWN)

    def __init__(self, *args: Any, fund: Fund | None = None, **kwargs: Any) -> None:
        if fund is not None:
            kwargs |= {"initial": initial_of(fund), "criteria": load(fund.criteria)}
        super().__init__(*args, **kwargs)

    def facts(self) -> dict[str, Any]:
        """What was typed, as `actions.add_fund` and `change_fund` take it."""
        told = self.cleaned_data
        return {**{name: told[name] for name in FACTS}, "needs": self.needs()}

    def take_errors(self, error: ValidationError) -> None:
        """Show, at their fields, what an action would not have."""
        told: Mapping[str, list[str]] = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, sentences in told.items():
            for sentence in sentences:
                self.add_error(name if name in self.fields else None, sentence)

    @property
    def first(self) -> list[forms.BoundField]:
        """The fields that are always seen."""
        return [self[name] for name in FIRST]

    @property
    def sections(self) -> list[dict[str, Any]]:
        """The parts that fold away: who can get it always open, the others where something is written, or wrong."""
        more = [
            {"title": title, "fields": [self[name] for name in names], "open": self._matter(names)}
            for title, names in SECTIONS
        ]
        return [*self.whom, *more]

    def _matter(self, names: tuple[str, ...]) -> bool:
        return any(self[name].errors or (self[name].value() and name not in ("kind", "licence")) for name in names)


def initial_of(fund: Fund) -> dict[str, Any]:
    """What stands there now, by field, besides what it asks for."""
    return {name: getattr(fund, name) for name in FACTS}


class ClosedForm(ShellForm):
    """What somebody without an account says of a fund that is over, or wrong."""

    reason = forms.CharField(
        label=_("What have you found?"),
        max_length=1000,
        widget=_text(3),
        help_text=_("Like: its page says that it closed on 3 May; or the link leads nowhere."),
    )
    reply_to = forms.EmailField(
        label=_("Your e-mail address"), required=False, help_text=_("Only if we may write back. It is never shown.")
    )
