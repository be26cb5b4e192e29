"""Forms of what follows: a decision, an answer to an offer, payments, reports, and how we publish."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, ids
from hedgerow.programmes.models import Application, Decision, Payment, Publisher, Report
from hedgerow.programmes.rules.deciding import seen
from hedgerow.programmes.types import TOLD_IN_PROPORTION, Outcome, PaymentPlan, ReportKind, Ruling
from hedgerow.programmes.types.deciding import RulingFault, Told
from hedgerow.shell.forms import DayInput, Pounds, ShellForm

ROWS = 4  # payments that a form shows at the least


def _text(label: Any, rows: int = 3, *, needed: RulingFault | None = None, **more: Any) -> forms.CharField:
    errors = {"required": needed.label} if needed else None
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=bool(needed), error_messages=errors, widget=widget, **more)


class DecideForm(ShellForm):
    """A decision on one application. `seen` is how it stood when this form was shown."""

    outcome = forms.ChoiceField(
        label=_("What do you decide?"), widget=forms.RadioSelect,
        choices=[(Outcome.AWARDED, _("Fund it, in whole or in part")), (Outcome.REFUSED, _("Do not fund it"))],
    )  # fmt: skip
    pence = Pounds(
        label=_("How much, in pounds"), required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    reasons = _text(_("Why? For our own record"), needed=RulingFault.REASONS, max_length=4000)
    feedback = _text(
        _("What the group is told"), needed=RulingFault.FEEDBACK, max_length=4000,
        help_text=_("Everybody hears why: what was good, and what would have made it stronger."),
    )  # fmt: skip
    conditions = _text(_("On what conditions"), 2, max_length=2000, help_text=_("Only for an award."))
    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, application: Application, held: Decision | None, **kwargs: Any) -> None:
        first = {"pence": application.pence, "seen": ""}
        if held is not None:
            first = {name: getattr(held, name) for name in ("outcome", "reasons", "feedback", "conditions")}
            first |= {"pence": held.pence or application.pence, "seen": seen(held.outcome, held.pence)}
        super().__init__(*args, initial=first, **kwargs)

    def clean(self) -> dict[str, Any]:
        """An award says how much."""
        told = super().clean() or self.cleaned_data
        if told.get("outcome") == Outcome.AWARDED and told.get("pence") is None and "pence" not in self.errors:
            self.add_error("pence", _("Say how much."))
        return told

    def ruling(self) -> Ruling:
        """What is decided."""
        told = self.cleaned_data
        pence = told["pence"] if told["outcome"] == Outcome.AWARDED else None
        return Ruling(pence, told["reasons"], told["feedback"], told["conditions"])


class AcceptForm(ShellForm):
    """Somebody who signs for the group accepts."""

    signed = forms.CharField(label=_("Your name, and what you are in the group"), max_length=150)
    may_sign = forms.BooleanField(
        label=_("I may sign for the group, and we accept the grant on its conditions"),
        error_messages={"required": _("Only somebody who may sign for the group accepts.")},
    )
    shares_led_by = forms.BooleanField(
        label=_("You may publish which people lead our group"), required=False,
        help_text=_("Beside the award, as open data. Leave it out if somebody could be known by it."),
    )  # fmt: skip

    def __init__(self, *args: Any, asks_led_by: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_led_by:
            del self.fields["shares_led_by"]


class PayForm(ShellForm):
    """It was paid."""

    on = forms.DateField(label=_("Paid on"), widget=DayInput)
    reference = forms.CharField(
        label=_("Reference of the transfer"), required=False, max_length=60,
        help_text=_("No account numbers: they are not kept here."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": clock.today()}, **kwargs)


class PlanForm(ShellForm):
    """What is still to be paid: a row each; an empty row is none."""

    def __init__(self, *args: Any, payments: list[Payment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count = max(ROWS, len(payments) + 1)
        for n in range(self.count):
            one = payments[n] if n < len(payments) else None
            number = n + 1
            self.fields[f"pence_{n}"] = Pounds(
                label=_("Payment %(n)d, in pounds") % {"n": number}, required=False, initial=one.pence if one else None
            )
            self.fields[f"due_{n}"] = forms.DateField(
                label=_("On"), required=False, widget=DayInput, initial=one.due_on if one else None
            )
            self.fields[f"condition_{n}"] = forms.CharField(
                label=_("What has to be there first"), required=False, max_length=200,
                initial=one.condition if one else "",
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A row has a sum and a day."""
        told = super().clean() or self.cleaned_data
        for n in range(self.count):
            pence, due = told.get(f"pence_{n}"), told.get(f"due_{n}")
            if pence is not None and due is None and f"due_{n}" not in self.errors:
                self.add_error(f"due_{n}", _("Say when."))
            if due is not None and pence is None and f"pence_{n}" not in self.errors:
                self.add_error(f"pence_{n}", _("Say how much."))
        return told

    def plans(self) -> list[PaymentPlan]:
        """The rows that say something."""
        told = self.cleaned_data
        return [
            PaymentPlan(told[f"pence_{n}"], told[f"due_{n}"], told[f"condition_{n}"])
            for n in range(self.count)
            if told[f"pence_{n}"] is not None
        ]

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """The fields of each row."""
        return [[self[f"{name}_{n}"] for name in ("pence", "due", "condition")] for n in range(self.count)]


class BackForm(ShellForm):
    """Money that came back."""

    pence = Pounds(label=_("How much came back, in pounds"))
    on = forms.DateField(label=_("On"), widget=DayInput)
    why = forms.CharField(label=_("Why"), required=False, max_length=300)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": clock.today(), "key": ids.new_id()}, **kwargs)


class ReportForm(ShellForm):
    """How it went, in proportion to the grant: one line for a tiny one."""

    words = forms.CharField(label="", max_length=8000, widget=forms.Textarea(attrs={"rows": 8}))
    people = forms.IntegerField(label=_("How many people took part?"), required=False, min_value=0, max_value=1_000_000)
    spent = Pounds(label=_("How much of it was spent, in pounds?"), required=False)

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = ReportKind(report.kind)
        words = self.fields["words"]
        words.label = TOLD_IN_PROPORTION[kind]
        if kind == ReportKind.LINE:
            words.widget = forms.TextInput()
            del self.fields["people"]
        self.fields["spent"].required = kind == ReportKind.FULL

    def told(self) -> Told:
        """What was told."""
        found = self.cleaned_data
        return Told(found["words"], found.get("people"), found.get("spent"))


class PublisherForm(ShellForm):
    """Under which identifiers we publish."""

    name = forms.CharField(label=_("Our name, as published"), max_length=200)
    org_id = forms.CharField(
        label=_("Our organisation identifier"), max_length=60,
        help_text=_("Of a charity: GB-CHC- and its number. Of a company: GB-COH- and its number."),
    )  # fmt: skip
    giving_prefix = forms.CharField(
        label=_("Our 360Giving prefix"), max_length=60,
        help_text=_("It begins with 360G-. It stands before the number of each grant, for ever."),
    )  # fmt: skip

    def __init__(self, *args: Any, held: Publisher | None, name: str, org_id: str, **kwargs: Any) -> None:
        first = {"name": name, "org_id": org_id}
        if held is not None:
            first = {"name": held.name, "org_id": held.org_id, "giving_prefix": held.prefix}
        super().__init__(*args, initial=first, **kwargs)
