"""Reports that a funder wants, and those that went."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.agreements.actions.agreements import held, today_or
from hedgerow.agreements.models import Agreement, Report
from hedgerow.agreements.permissions import check_keep
from hedgerow.engines.audit.actions import record
from hedgerow.spine.errors import InputError


@transaction.atomic
def add_report(
    *, by: User, agreement: Agreement, due: date, title: str, since: date | None = None, until: date | None = None
) -> Report:
    """A report that is due. Raises ValidationError where the very same is due already, or its days are not in order."""
    check_keep(by)
    row, told = held(agreement), " ".join(title.split())[:120]
    if not told:
        raise ValidationError({"title": _("Say what they want.")})
    if (since is None) != (until is None) or (since and until and until < since):
        raise ValidationError({"until": _("Write both days, the first before the last.")})
    if Report.objects.filter(agreement=row, due=due, title=told).exists():
        raise ValidationError({"title": _("This report is written down already.")})
    made = Report.objects.create(agreement=row, due=due, title=told, since=since, until=until)
    record(by=by, did="agreement.report_added", ref=row.ref, fields=["due", "title"])
    return made


@transaction.atomic
def mark_sent(*, by: User, report: Report, on: date | None = None) -> Report:
    """It went, on a day (today). Whoever owns the agreement may say so, or a manager. Raises InputError where it went
    already."""
    row = _held(report)
    _check_owner(by, row)
    if row.sent_on is not None:
        raise InputError(_("Somebody has written down already that it went."))
    row.sent_on, row.sent_by = today_or(on), by.pk
    row.save(update_fields=["sent_on", "sent_by"])
    record(by=by, did="agreement.reported", ref=row.agreement.ref, fields=["sent_on"])
    return row


@transaction.atomic
def mark_unsent(*, by: User, report: Report) -> Report:
    """It was a mistake: it has not gone."""
    row = _held(report)
    _check_owner(by, row)
    row.sent_on, row.sent_by = None, None
    row.save(update_fields=["sent_on", "sent_by"])
    record(by=by, did="agreement.not_reported", ref=row.agreement.ref, fields=["sent_on"])
    return row


@transaction.atomic
def remove_report(*, by: User, report: Report) -> None:
    """They do not want it after all. Raises InputError where it went."""
    check_keep(by)
    row = _held(report)
    if row.sent_on is not None:
        raise InputError(_("This went. Take that back first, if it is wrong."))
    record(by=by, did="agreement.report_removed", ref=row.agreement.ref)
    row.delete()


def _check_owner(by: User, row: Report) -> None:
    if row.agreement.owner_id != by.pk:
        check_keep(by)


def _held(report: Report) -> Report:
    """The report as it is now. Raises InputError where it is gone."""
    row = Report.objects.select_for_update(of=("self",)).select_related("agreement").filter(pk=report.pk).first()
    if row is None:
        raise InputError(_("This report is not here any more."))
    return row
