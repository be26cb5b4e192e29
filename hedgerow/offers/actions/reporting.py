"""What groups report of their parts: saved once, put right until the period is closed, nothing lost between two people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Work
from hedgerow.offers.actions import letters
from hedgerow.offers.actions.recording import of_report
from hedgerow.offers.models import Period, Report
from hedgerow.offers.rules.periods import REMIND_AFTER
from hedgerow.offers.types import How, Said, Stage
from hedgerow.spine.errors import InputError

MOST_PEOPLE, MOST_MINUTES, MOST_PENCE = 1_000_000, 100_000_000, 10**12


@transaction.atomic
def report(
    *,
    by: User | None,
    report: Report,
    said: Said,
    version: int,
    key: UUID | None = None,
    how: How | str = How.LINK,
    told_by: str = "",
) -> Report:
    """A group says what it did in a period; the record of work has one entry, put right when the report is.

    `version` is the one that was shown: where somebody has saved meanwhile, InputError says so and nothing is written.
    `key` is the form's: the same sent twice is saved once. Raises InputError too where the period is closed or has not
    begun, nothing is said, a number cannot be, or a quote that may be shown is empty.
    """
    period = Period.objects.select_for_update().in_bulk([report.period_id])[report.period_id]
    held = _held(report)
    if key is not None and held.key == key:
        return held
    _check(held, period, said, version)
    _check_told(how, told_by)
    if held.is_said and _same(held, said):
        return held
    _write(held, said, version + 1, key)
    held.how, held.told_by = How(how), " ".join(told_by.split())
    held.said_at, held.said_by = clock.now(), by.pk if by else None
    held.entry = _recorded(by, held, of_report(held.part, people=said.people, minutes=said.minutes, on=_day(period)))
    held.save()
    audit.record(by=by, did="offer.reported", ref=held.part.offer.ref, fields=["reports"])
    return held


def _held(report: Report) -> Report:
    rows = Report.objects.select_for_update(of=("self",))
    return rows.select_related("part__offer__problem__body", "part__organisation__merged_into").in_bulk([report.pk])[
        report.pk
    ]


def _check(held: Report, period: Period, said: Said, version: int) -> None:
    if period.closed_at is not None or held.part.offer.stage != Stage.DELIVERY:
        raise InputError(
            _("This period is closed: what was reported has gone to the public body. Ring us if it is wrong.")
        )
    if period.starts > clock.today():
        raise InputError(_("This period has not begun yet."))
    if held.version != version:
        raise InputError(
            _("Somebody else has reported meanwhile. What they wrote is shown; put it right if it is wrong.")
        )
    if said.people is None and said.minutes is None and said.pence is None and not said.changed.strip():
        raise InputError(_("Say at least one thing. Where nothing happened, write 0 and why."))
    for value, most in ((said.people, MOST_PEOPLE), (said.minutes, MOST_MINUTES), (said.pence, MOST_PENCE)):
        if value is not None and not 0 <= value <= most:
            raise InputError(_("A number is too large, or below nothing."))
    if said.quote_ok and not said.quote.strip():
        raise InputError(_("Write what they said, or untick that it may be shown."))


def _check_told(how: How | str, told_by: str) -> None:
    if How(how) in (How.PHONE, How.PAPER) and not told_by.strip():
        raise InputError(_("Say who of the group told us."))


def _same(held: Report, said: Said) -> bool:
    return Said(held.people, held.minutes, held.pence, held.changed, held.quote, held.quote_ok) == replace(
        said, changed=said.changed.strip(), quote=said.quote.strip()
    )


def _write(held: Report, said: Said, version: int, key: UUID | None) -> None:
    held.people, held.minutes, held.pence = said.people, said.minutes, said.pence
    held.changed, held.quote, held.quote_ok = said.changed.strip(), said.quote.strip(), said.quote_ok
    held.version, held.key = version, key


def _recorded(by: User | None, held: Report, work: Work) -> UUID:
    """The entry: the first, or the one that puts the last right; where somebody took that out by hand, a new one."""
    last = Entry.objects.filter(pk=held.entry).first() if held.entry else None
    if last is None or Entry.objects.filter(reverses=last.pk).exists():
        return ledger.record(by=by, work=work).pk
    return ledger.correct(by=by, entry=last, work=work).pk


def _day(period: Period) -> date:
    """The day that the work counts on: the period's last, or today while it runs."""
    return min(period.ends, clock.today())


def ask_for_reports(today: date) -> str:
    """Nightly: when a period has ended, each group that has not reported is asked by letter, and reminded once."""
    running = Period.objects.filter(closed_at__isnull=True, ends__lt=today, offer__stage=Stage.DELIVERY)
    asked = sum(_ask(pk, "asked_at") for pk in running.filter(asked_at__isnull=True).values_list("pk", flat=True))
    late = running.filter(asked_at__isnull=False, reminded_at__isnull=True, ends__lt=today - REMIND_AFTER)
    reminded = sum(_ask(pk, "reminded_at") for pk in late.values_list("pk", flat=True))
    return f"{asked} asked to report, {reminded} reminded"


@transaction.atomic
def _ask(pk: int, field: str) -> int:
    if not Period.objects.filter(pk=pk, **{f"{field}__isnull": True}).update(**{field: clock.now()}):
        return 0
    rows = Report.objects.filter(period=pk, version=0).select_related(
        "period", "part__contact", "part__organisation__merged_into", "part__offer__problem__body"
    )
    return sum(letters.ask_to_report(row, again=field == "reminded_at") for row in rows)
