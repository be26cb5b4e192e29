"""Which quarter, which report, which outcomes."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from hedgerow.agreements import queries as agreements
from hedgerow.charter.types import Function
from hedgerow.evidence.names import name_of
from hedgerow.evidence.queries.quarters import first_day
from hedgerow.evidence.queries.readings import labels
from hedgerow.evidence.rules import reports as rules
from hedgerow.evidence.types import NONE, Dimension
from hedgerow.evidence.types.indicators import Cut
from hedgerow.evidence.types.reports import Reader
from hedgerow.kernel.clock import Period, quarter
from hedgerow.ledger.types import Pathway, Strength
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.shell.forms import FilterForm
from hedgerow.spine.errors import InputError


def quarters(today: date) -> list[tuple[str, str]]:
    """The quarters that there is work in, the newest first."""
    return [(rules.code_of(one), one.name) for one in rules.quarters_back(first_day() or today, today)]


class QuarterForm(FilterForm):
    """One quarter; the one of today unless another is asked for."""

    quarter = forms.ChoiceField(label=_("Quarter"))
    first: tuple[str, ...] = ("quarter",)

    def __init__(self, data: QueryDict, today: date) -> None:
        asked = data.copy()
        if not asked.get("quarter"):
            asked["quarter"] = rules.code_of(quarter(today))
        super().__init__(asked)
        self.today = today
        self.fields["quarter"].choices = quarters(today)  # type: ignore[attr-defined]

    def period(self) -> Period:
        """The quarter as far as it has come."""
        try:
            return rules.three(rules.quarter_of(str(self.chosen().get("quarter", ""))), self.today)[0]
        except InputError:
            return rules.three(quarter(self.today), self.today)[0]


#: of which dimensions a number may be of one cell
CELLS = (Dimension.FUNCTION, Dimension.ACTIVITY, Dimension.ACT, Dimension.WARD, Dimension.FIFTH, Dimension.BAND)


class PartForm(FilterForm):
    """Which part of the record a number is of, as its address says: days, local priorities, who funds it, and cells."""

    start = forms.DateField()
    end = forms.DateField()
    towards = forms.MultipleChoiceField()
    payer = forms.ChoiceField()

    def __init__(self, data: QueryDict) -> None:
        self.labels = {one: labels(one) for one in CELLS if one.value in data}
        super().__init__(data)
        self.priorities = labels(Dimension.PRIORITY) if "towards" in data else {}
        self.payers = labels(Dimension.PAYER) if "payer" in data else {}
        self.fields["towards"].choices = [one for one in self.priorities.items() if one[0] != NONE]  # type: ignore[attr-defined]
        self.fields["payer"].choices = [one for one in self.payers.items() if one[0] != NONE]  # type: ignore[attr-defined]
        for one in self.labels:
            self.fields[one.value] = forms.CharField(max_length=60, required=False)

    def days(self) -> Period | None:
        """The days, where they are said and follow each other."""
        told = self.chosen()
        start, end = told.get("start"), told.get("end")
        return Period(start, end) if start and end and start <= end else None

    def cut(self) -> Cut:
        """The local priorities, and the payer."""
        told = self.chosen()
        return Cut(tuple(sorted(told.get("towards", ()))), int(told["payer"]) if "payer" in told else None)

    def where(self) -> tuple[tuple[Dimension, str], ...]:
        """The cells."""
        told = self.chosen()
        return tuple((one, told[one.value]) for one in CELLS if one.value in told)

    def words(self) -> list[tuple[str, str]]:
        """What it is narrowed to, by the name in the address."""
        cut = self.cut()
        found = [(one.value, f"{one.label}: {name_of(one, key, self.labels[one])}") for one, key in self.where()]
        if cut.priorities:
            names = "; ".join(self.priorities[one] for one in cut.priorities)
            found.append(("towards", _("Towards: %(names)s") % {"names": names}))
        if cut.payer is not None:
            found.append(("payer", f"{Dimension.PAYER.label}: {self.payers[str(cut.payer)]}"))
        return found


class ReportForm(QuarterForm):
    """Which report: of which quarter, for whom; by whose priorities, or by which agreement."""

    reader = forms.ChoiceField(label=_("For"), choices=Reader.choices)
    body = forms.ChoiceField(label=_("By the priorities of"))
    agreement = forms.ChoiceField(label=_("By the targets of"))
    first = ("quarter", "reader", "body", "agreement")

    def __init__(self, data: QueryDict, today: date) -> None:
        super().__init__(data, today)
        bodies = Organisation.objects.filter(kind=Kind.PUBLIC_BODY, merged_into=None).order_by("name")
        named = [(str(pk), name) for pk, name in bodies.values_list("pk", "name")]
        paid = [(one.code, one.title) for one in agreements.agreements() if one.code]
        nobody = ("", _("nobody: all of it"))
        self.fields["body"].choices = [nobody, *named]  # type: ignore[attr-defined]
        self.fields["agreement"].choices = [("", _("none")), *paid]  # type: ignore[attr-defined]


class OutcomeForm(FilterForm):
    """Which outcomes."""

    quarter = forms.ChoiceField(label=_("Quarter"))
    pathway = forms.ChoiceField(
        label=_("What changed"), choices=[("", _("All")), *(one for one in Pathway.choices if one[0])]
    )
    strength = forms.ChoiceField(
        label=_("How we know"), choices=[("", _("All")), *(one for one in Strength.choices if one[0])]
    )
    function = forms.ChoiceField(label=_("Function"), choices=[("", _("All")), *Function.choices])
    first = ("quarter", "pathway", "strength", "function")

    def __init__(self, data: QueryDict, today: date) -> None:
        super().__init__(data)
        self.fields["quarter"].choices = [("", _("All time")), *quarters(today)]  # type: ignore[attr-defined]

    def period(self) -> Period | None:
        """The quarter, or None for all time."""
        code = self.chosen().get("quarter")
        return rules.quarter_of(str(code)) if code else None
