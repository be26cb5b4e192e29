"""Awards, their payments and reports, as pages and files show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.kernel.money import pounds
from hedgerow.programmes.models import Decision, Payment, Report, Return
from hedgerow.programmes.rules.deciding import underspend
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import plain_date


@dataclass(frozen=True)
class AwardRow:
    """An award, with what was paid, told and came back of it. Money is pence."""

    decision: Decision
    paid: int
    back: int
    due: date | None
    report: Report | None
    today: date

    @property
    def pk(self) -> int:
        return self.decision.pk

    @property
    def left(self) -> int:
        """What should still come back."""
        return underspend(paid=self.paid, spent=self.report.spent if self.report else None, back=self.back)


def standing(row: AwardRow) -> tuple[str, str]:
    """How an award stands in words, and the tone of its badge."""
    decision = row.decision
    if decision.declined_at:
        return _("declined by the group"), ""
    if decision.told_at is None:
        return _("not told yet"), "calm"
    if decision.accepted_at is None:
        return _("offered, not accepted yet"), "warn"
    if row.due is not None:
        late = row.due < row.today
        words = _("to be paid since %(day)s") if late else _("to be paid on %(day)s")
        return words % {"day": plain_date(row.due)}, "late" if late else "accent"
    return _report_standing(row)


def _report_standing(row: AwardRow) -> tuple[str, str]:
    report = row.report
    if report is not None and report.sent_at is None:
        late = report.due_on < row.today
        words = _("report since %(day)s") if late else _("report by %(day)s")
        return words % {"day": plain_date(report.due_on)}, "late" if late else "accent"
    if row.left:
        return _("%(sum)s is to come back") % {"sum": pounds(row.left)}, "warn"
    if report is not None and report.read_at is None:
        return _("report to be read"), "warn"
    return _("all done"), "leaf"


AWARDS: Table[AwardRow] = Table(
    "awards",
    gettext_lazy("Awards"),
    (
        Column(
            "group", gettext_lazy("Group"), lambda row: row.decision.application.organisation.name, heading=True,
            url=lambda row: reverse("programmes:award", args=[row.decision.pk]),
            note=lambda row: row.decision.application.title,
        ),
        Column("state", gettext_lazy("How far"), lambda row: standing(row)[0], tone=lambda row: standing(row)[1]),
        Column("pence", gettext_lazy("Awarded"), lambda row: row.decision.pence, Kind.MONEY),
        Column("paid", gettext_lazy("Paid"), lambda row: row.paid, Kind.MONEY),
        Column("back", gettext_lazy("Came back"), lambda row: row.back or None, Kind.MONEY),
        Column("people", gettext_lazy("People"), lambda row: row.report.people if row.report else None, Kind.NUMBER),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class AwardParts:
    """Everything that is said of one award."""

    row: AwardRow
    payments: list[Payment]
    reports: list[Report]
    returns: list[Return]
