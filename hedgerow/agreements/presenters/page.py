"""One agreement on its page: targets, budgets, payments, reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.accounts.permissions import Somebody
from hedgerow.agreements.models import Agreement, Payment, Report, Target
from hedgerow.agreements.permissions import can_keep
from hedgerow.agreements.presenters.lists import funder, left
from hedgerow.agreements.queries.agreements import in_pence, indicators, targets
from hedgerow.agreements.rules.terms import payment_state, report_state
from hedgerow.agreements.types import PaymentState, ReportState
from hedgerow.charter.types import Function
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.shell.types import Bar, Fact

TONES = {
    PaymentState.PAID: "leaf", PaymentState.DUE: "calm", PaymentState.LATE: "late",
    ReportState.SENT: "leaf", ReportState.DUE: "calm", ReportState.LATE: "late",
}  # fmt: skip


@dataclass(frozen=True)
class TargetLine:
    """A target as its page shows it."""

    target: Target
    title: str
    amount: str


@dataclass(frozen=True)
class PromiseLine:
    """A payment or report with its state in a word, its colour, and a line about it."""

    row: Payment | Report
    state: str
    tone: str
    line: str


def facts(agreement: Agreement, reader: Somebody) -> list[Fact]:
    """What there is to know about it at a glance."""
    ends = plain_date(agreement.ends) if agreement.ends else _("no end")
    begins = plain_date(agreement.starts) if agreement.starts else _("no first day")
    days = _("%(since)s until %(until)s") % {"since": begins, "until": ends}
    at = reverse("ledger:payer", args=[agreement.payer_id]) if can_keep(reader) else ""
    told = [
        Fact(_("Who pays"), funder(agreement) or _("a funder elsewhere")),
        Fact(_("Days"), days),
        Fact(_("Left"), months_in_words(agreement)),
        Fact(_("In all"), pounds(agreement.pence)),
        Fact(_("Who answers for it"), agreement.owner.name if agreement.owner else _("nobody yet")),
        Fact(_("Their reference"), agreement.reference) if agreement.reference else None,
        Fact(_("Code"), agreement.code, url=at),
    ]
    return [fact for fact in told if fact is not None]


def months_in_words(agreement: Agreement) -> str:
    """How many months are left."""
    months = left(agreement)
    if months is None:
        return _("it has no end")
    return (
        ngettext("%(n)d month", "%(n)d months", months) % {"n": months} if months else _("less than a month, or over")
    )


def target_lines(agreement: Agreement) -> list[TargetLine]:
    """What we promised, with the amount as people write it."""
    named, money = indicators(), in_pence()
    return [
        TargetLine(
            one,
            named.get(one.indicator, one.indicator),
            pounds(one.amount) if one.indicator in money else f"{one.amount:,}",
        )
        for one in targets(agreement)
    ]


def budget_bars(agreement: Agreement) -> list[Bar]:
    """How much is for which function; what is left over is for all of them."""
    budgets = [(str(Function(one.function).label), one.pence) for one in agreement.budgets.all()]
    over = agreement.pence - sum(pence for _label, pence in budgets)
    if over:
        budgets.append((_("For all functions together"), over))
    return [Bar(label, pence / agreement.pence, pounds(pence)) for label, pence in budgets]


def payments(agreement: Agreement) -> Sequence[PromiseLine]:
    """Payments in the order in which they are due."""
    return [_payment(one) for one in agreement.payments.all()]


def _payment(one: Payment) -> PromiseLine:
    state = payment_state(one.due, one.paid_on, clock.today())
    line = one.words
    if one.paid_on and one.paid_pence is not None:
        came = {"sum": pounds(one.paid_pence), "day": plain_date(one.paid_on)}
        line = " · ".join(filter(None, (one.words, _("%(sum)s came on %(day)s") % came)))
    return PromiseLine(one, str(state.label), TONES[state], line)


def reports(agreement: Agreement) -> Sequence[PromiseLine]:
    """Reports in the order in which they are due."""
    return [_report(one) for one in agreement.reports.all()]


def _report(one: Report) -> PromiseLine:
    state = report_state(one.due, one.sent_on, clock.today())
    line = ""
    if one.sent_on:
        line = _("went on %(day)s") % {"day": plain_date(one.sent_on)}
    elif one.since and one.until:
        line = _("about %(since)s to %(until)s") % {"since": plain_date(one.since), "until": plain_date(one.until)}
    return PromiseLine(one, str(state.label), TONES[state], line)
