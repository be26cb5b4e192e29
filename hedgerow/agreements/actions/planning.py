"""The payments and reports that an agreement asks for, written down at once."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from hedgerow.agreements.models import Agreement, Payment, Report
from hedgerow.agreements.rules.sharing import split
from hedgerow.agreements.rules.terms import parts
from hedgerow.agreements.types import Every, Part, Terms
from hedgerow.kernel.clock import financial_year, quarter

REPORT_WITHIN = timedelta(days=28)  # after the days that it is about


def plan(row: Agreement, terms: Terms, pay: Every | str, report: Every | str) -> None:
    """Payments in equal parts, each due when its days begin; and reports, each due four weeks after its days."""
    if pay:
        days = parts(terms.starts, terms.ends, Every(pay))
        shares = split(terms.pence, [1] * len(days))
        due = [Payment(agreement=row, due=part.since, pence=pence) for part, pence in zip(days, shares, strict=True)]
        Payment.objects.bulk_create(payment for payment in due if payment.pence)
    if report:
        asked = Every(report)
        Report.objects.bulk_create(_report(row, part, asked) for part in parts(terms.starts, terms.ends, asked))


def _report(row: Agreement, part: Part, every: Every) -> Report:
    due: date = part.until + REPORT_WITHIN
    return Report(agreement=row, due=due, title=_title(part, every), since=part.since, until=part.until)


def _title(part: Part, every: Every) -> str:
    if every == Every.QUARTER:
        return _("Report for %(quarter)s") % {"quarter": quarter(part.since).name}
    if every == Every.YEAR:
        return _("Report for %(year)s") % {"year": financial_year(part.since).name}
    return _("Report at the end")
