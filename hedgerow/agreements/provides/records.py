"""Names of agreements, what of them is due, and what they say of how strong our funding is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.agreements.models import Agreement, Payment, Report
from hedgerow.agreements.permissions import can_keep, can_read
from hedgerow.agreements.queries import chosen
from hedgerow.agreements.queries.months import funded_months, secure
from hedgerow.agreements.rules.terms import ENDS_SOON, REPORT_AHEAD
from hedgerow.agreements.types import Filters
from hedgerow.charter.types import Condition, ConditionOffer, Strengthens
from hedgerow.engines.audit.types import AuditWords
from hedgerow.engines.registry import Deed, Hit, RefOffer, SearchOffer
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel.clock import Period

AGREEMENT = "agreements.agreement"
MOST = 20


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Names of agreements by id."""
    rows = Agreement.objects.filter(pk__in=list(ids)).values_list("pk", "payer__name")
    return {str(pk): name for pk, name in rows}


def line_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Lines of our accounts by id."""
    return {pk: _("A line of our accounts") for pk in ids}


def find(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Agreements by their name, funder and what they are for."""
    if not can_read(somebody):
        return []
    rows = chosen(Filters(words=words))[:limit]
    return [Hit(row.title, url(row.pk), row.body.name if row.body else "") for row in rows]


def url(pk: object) -> str:
    """An agreement's page."""
    return reverse("agreements:agreement", args=[pk])


def due(user: Any, today: date) -> Iterator[Due]:
    """Reports that are due in two weeks or late, for the agreement's owner; payments that are late and agreements that end
    within six months, for the owner or, where it has none, managers."""
    if not is_team(user):
        return
    reports = Report.objects.filter(sent_on=None, due__lte=today + REPORT_AHEAD)
    for report in reports.select_related("agreement__payer")[:MOST]:
        if _is_for(user, report.agreement):
            yield _due(report.agreement, _("Send “%(title)s”") % {"title": report.title}, report.due)
    for payment in Payment.objects.filter(paid_on=None, due__lt=today).select_related("agreement__payer")[:MOST]:
        if _is_for(user, payment.agreement):
            yield _due(payment.agreement, _("Ask where the payment is"), payment.due)
    ending = Agreement.objects.filter(payer__ends__gte=today, payer__ends__lte=today + ENDS_SOON, ended_on=None)
    for row in ending.select_related("payer").order_by("payer__ends")[:MOST]:
        if _is_for(user, row):
            yield _due(row, _("It ends soon: what comes after it?"), row.ends)


def _is_for(user: Any, agreement: Agreement) -> bool:
    return agreement.owner_id == user.pk if agreement.owner_id else can_keep(user)


def _due(agreement: Agreement, what: str, day: date | None) -> Due:
    return Due(what, day, str(agreement.ref), url(agreement.pk), owner=agreement.owner_id, about=agreement.title)


def months(period: Period) -> Condition:
    """For how many months our work was paid for, as it stood on the last day."""
    return Condition(funded_months(period.end), unit=_("months"))


def longer(period: Period) -> Condition:
    """How much of a year's income was from agreements with more than a year to run, as it stood on the last day."""
    part, whole = secure(period.end)
    return Condition(round(100 * part / whole), 100, _("per cent")) if whole else Condition(None)


REFS = (
    RefOffer(AGREEMENT, titles, url),
    RefOffer("agreements.costline", line_titles, lambda _pk: reverse("agreements:costs")),
)
TODO = (TodoOffer("agreements", due),)
SEARCHES = (SearchOffer(gettext_lazy("Our agreements"), find),)
BOX = (
    Deed(
        gettext_lazy("Write down an agreement with a funder"),
        lambda: reverse("agreements:add"),
        can_keep,
        gettext_lazy("contract grant core funder agreement add new"),
    ),
    Deed(
        gettext_lazy("What our own work costs"),
        lambda: reverse("agreements:by_function"),
        can_read,
        gettext_lazy("costs accounts budget spending function"),
    ),
    Deed(
        gettext_lazy("Bring in our accounts"),
        lambda: reverse("imports:upload", args=["costs"]),
        can_keep,
        gettext_lazy("import csv costs accounts spreadsheet upload"),
    ),
)
CONDITIONS = (
    ConditionOffer(
        "funding-months",
        gettext_lazy("Months for which our work is paid for"),
        gettext_lazy("Whole months until the last of our running agreements ends."),
        months,
        Strengthens.FUNDING,
    ),
    ConditionOffer(
        "funding-long",
        gettext_lazy("Income that is sure for more than a year"),
        gettext_lazy(
            "Of what our running agreements pay in a year, the part from those that run for over a year more."
        ),
        longer,
        Strengthens.FUNDING,
    ),
)
AUDIT = (
    AuditWords(
        AGREEMENT,
        {
            "agreement.added": gettext_lazy("Written down"),
            "agreement.changed": gettext_lazy("Changed"),
            "agreement.ended": gettext_lazy("Ended before its time"),
            "agreement.payment_added": gettext_lazy("A payment was written down"),
            "agreement.payment_removed": gettext_lazy("A payment was removed"),
            "agreement.paid": gettext_lazy("A payment came"),
            "agreement.not_paid": gettext_lazy("A payment had not come after all"),
            "agreement.report_added": gettext_lazy("A report due was written down"),
            "agreement.report_removed": gettext_lazy("A report due was removed"),
            "agreement.reported": gettext_lazy("A report went to the funder"),
            "agreement.not_reported": gettext_lazy("A report had not gone after all"),
            "agreement.target_set": gettext_lazy("A target was set"),
            "agreement.target_removed": gettext_lazy("A target was removed"),
        },
        {},
        lambda user, _pk: can_read(user),
    ),
    AuditWords(
        "agreements.costline",
        {
            "costs.imported": gettext_lazy("Brought in from our accounts"),
            "costs.import_undone": gettext_lazy("An import was undone"),
        },
        {},
        lambda user, _pk: can_keep(user),
    ),
)
