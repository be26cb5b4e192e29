"""What groups tell of a grant, in proportion to it; and asking for it, once."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.funding.actions.telling import activity
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.programmes.actions import award_letters as letters
from hedgerow.programmes.actions.deciding import ACTIVITY, hold
from hedgerow.programmes.actions.offering import hold_award
from hedgerow.programmes.models import Decision, Payment, Report, Round
from hedgerow.programmes.permissions import can_read, check_decide, check_team
from hedgerow.programmes.types import Outcome, ReportKind, RoundState
from hedgerow.programmes.types.deciding import Told
from hedgerow.spine.errors import InputError

ASK_BEFORE = timedelta(days=14)


@transaction.atomic
def send_report(*, by: User, report: Report, told: Told) -> Report:
    """The group tells how it went, or our team writes down what it was told. Once. Raises InputError."""
    if not can_read(by, report.decision.application):
        raise PermissionDenied
    decision = hold_award(report.decision)
    row = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    row.decision = decision
    if row.sent_at is not None:
        return row
    if not told.words.strip():
        raise InputError(_("Tell us what you did. A line is enough for us to begin with."))
    if row.kind == ReportKind.FULL and told.spent is None:
        raise InputError(_("Say how much of it was spent."))
    if told.spent is not None and not 0 <= told.spent <= (decision.pence or 0):
        raise InputError(_("The grant was %(sum)s: no more of it can be spent.") % {"sum": pounds(decision.pence or 0)})
    row.words, row.people, row.spent = told.words.strip()[:8000], told.people, told.spent
    row.sent_at, row.sent_by = clock.now(), by.pk
    row.save(update_fields=["words", "people", "spent", "sent_at", "sent_by"])
    record(by=by, did="award.reported", ref=decision.application.ref, fields=["sent_at"])
    work = Work(
        activity=activity(ACTIVITY, clock.today()), act="grant.reported", on=clock.today(), people=row.people or None,
        groups=[decision.application.organisation_id], ref=str(decision.application.ref), audience=Audience.GROUP,
    )  # fmt: skip
    ledger.record(by=by, work=work)
    return row


@transaction.atomic
def mark_read(*, by: User, report: Report) -> Report:
    """Somebody of our team has read it."""
    check_decide(by, report.decision.application)
    row = Report.objects.select_for_update(of=("self",)).select_related("decision__application").get(pk=report.pk)
    if row.sent_at is not None and row.read_at is None:
        row.read_at, row.read_by = clock.now(), by.pk
        row.save(update_fields=["read_at", "read_by"])
        record(by=by, did="award.report_read", ref=row.decision.application.ref, fields=["read_at"])
    return row


@transaction.atomic
def finish_round(*, by: User, held: Round) -> Round:
    """All is paid and told of: the round is finished. Raises InputError while something is still to come."""
    check_team(by)
    row = hold(held)
    if row.state == RoundState.FINISHED:
        return row
    if row.state != RoundState.DECIDED:
        raise InputError(_("Everybody is told first."))
    awards = Decision.objects.filter(application__round=row, outcome=Outcome.AWARDED, declined_at__isnull=True)
    if awards.filter(accepted_at__isnull=True).exists():
        raise InputError(_("An offer is neither accepted nor declined yet."))
    if Payment.objects.filter(decision__in=awards, paid_on__isnull=True).exists():
        raise InputError(_("A payment is still to be made."))
    if Report.objects.filter(decision__in=awards, sent_at__isnull=True).exists():
        raise InputError(_("A report is still to come."))
    row.state = RoundState.FINISHED
    row.save(update_fields=["state"])
    record(by=by, did="round.finished", ref=row.ref, fields=["state"])
    return row


def remind_reports(today: date) -> str:
    """Each night: ask for reports that are due within a fortnight, each once."""
    rows = Report.objects.filter(sent_at__isnull=True, reminded_at__isnull=True, due_on__lte=today + ASK_BEFORE)
    count = 0
    for pk in list(rows.order_by("pk").values_list("pk", flat=True)):
        count += _remind(pk)
    return f"{count} reports asked for"


@transaction.atomic
def _remind(pk: int) -> bool:
    found = Report.objects.select_for_update(of=("self",)).select_related(
        "decision__application__organisation", "decision__application__round"
    )  # fmt: skip
    row = found.filter(pk=pk, sent_at__isnull=True, reminded_at__isnull=True).first()
    if row is None:
        return False
    row.reminded_at = clock.now()
    row.save(update_fields=["reminded_at"])
    letters.report_due(row)
    return True
