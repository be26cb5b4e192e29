"""What follows the last day offers: acts, the trail, to-dos, and asking for reports by night."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import Somebody, can_open, is_team
from hedgerow.engines.audit.types import AuditWords
from hedgerow.engines.registry import Deed, NightlyJob
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel.audience import Audience
from hedgerow.kernel.money import pounds
from hedgerow.ledger.types import Act
from hedgerow.programmes.actions.reporting import remind_reports
from hedgerow.programmes.models import Application, Payment, Report
from hedgerow.programmes.permissions import withheld
from hedgerow.programmes.queries.assessing import assessing_of, to_score
from hedgerow.programmes.types import RoundState, Standing

NEAR = timedelta(days=7)
SHOWN = 20

ACTS = (
    Act("grant.offered", gettext_lazy("Grants of ours offered")),
    Act("grant.refused", gettext_lazy("Applications for our grants not funded")),
    Act("grant.awarded", gettext_lazy("Grants of ours accepted")),
    Act("grant.paid", gettext_lazy("Grants of ours paid, in whole or in part")),
    Act("grant.reported", gettext_lazy("Reports on our grants received")),
    Act("grant.returned", gettext_lazy("Grants of ours of which money came back")),
    Act("grants.published", gettext_lazy("Rounds whose awards were published")),
)
ROUND_DEEDS = {
    "assessor.asked": gettext_lazy("An assessor was asked"),
    "assessor.let_go": gettext_lazy("An assessor was removed"),
    "assessor.declared": gettext_lazy("An assessor said where they have an interest"),
    "assessor.finished": gettext_lazy("An assessor is done"),
    "round.told": gettext_lazy("Everybody was told"),
    "round.published": gettext_lazy("Its awards were published"),
    "round.finished": gettext_lazy("Finished"),
}
APPLICATION_DEEDS = {
    "application.kept_from": gettext_lazy("Kept from somebody with an interest"),
    "application.scored": gettext_lazy("Scored"),
    "application.decided": gettext_lazy("Decided"),
    "award.accepted": gettext_lazy("The offer was accepted"),
    "award.declined": gettext_lazy("The offer was declined"),
    "award.planned": gettext_lazy("Its payments were planned"),
    "award.paid": gettext_lazy("Paid"),
    "award.returned": gettext_lazy("Money came back"),
    "award.reported": gettext_lazy("The report came"),
    "award.report_read": gettext_lazy("The report was read"),
}
AUDIT = (AuditWords("programmes.publisher", deeds={"publisher.changed": gettext_lazy("Said anew")}, fields={}),)


def due(somebody: Somebody, today: date) -> Iterator[Due]:
    """Applications to score; for our team also payments that are due and reports to read, none of what is kept from them."""
    if not isinstance(somebody, User):
        return
    yield from _to_score(somebody)
    if is_team(somebody):
        yield from _payments(somebody, today)
        yield from _reports(somebody)


def _to_score(user: User) -> Iterator[Due]:
    for one in assessing_of(user):
        held, at = one.round, reverse("programmes:assess", args=[one.round_id])
        told = {"round": held.title}
        if one.declared_at is None:
            yield Due(_("Say where you have an interest: %(round)s") % told, held.decision_by, str(held.ref), at)
        elif held.state == RoundState.ASSESSING and one.finished_at is None:
            left = sum(row.standing == Standing.TO_READ for row in to_score(one))
            if left:
                words = _("Score %(n)d applications: %(round)s") % {**told, "n": left}
                yield Due(words, held.decision_by, str(held.ref), at)


def _payments(user: User, today: date) -> Iterator[Due]:
    kept = Application.objects.filter(withheld(user)).values("pk")
    rows = Payment.objects.filter(
        paid_on__isnull=True, due_on__lte=today + NEAR, decision__accepted_at__isnull=False
    ).exclude(decision__application__in=kept)  # fmt: skip
    for one in rows.select_related("decision__application__organisation").order_by("due_on", "pk")[:SHOWN]:
        group = one.decision.application.organisation
        at = reverse("programmes:award", args=[one.decision_id])
        words = _("Pay %(sum)s") % {"sum": pounds(one.pence)}
        yield Due(words, one.due_on, str(one.decision.application.ref), at, about=group.name)


def _reports(user: User) -> Iterator[Due]:
    kept = Application.objects.filter(withheld(user)).values("pk")
    rows = Report.objects.filter(sent_at__isnull=False, read_at__isnull=True).exclude(decision__application__in=kept)
    for one in rows.select_related("decision__application__organisation").order_by("sent_at", "pk")[:SHOWN]:
        application = one.decision.application
        at = reverse("programmes:award", args=[one.decision_id])
        yield Due(_("Read how it went"), one.due_on, str(application.ref), at, about=application.organisation.name)


TODO = (TodoOffer("programmes.awards", due),)
NIGHTLY = (NightlyJob("programmes.remind_reports", remind_reports),)
BOX = (
    Deed(
        gettext_lazy("Score applications"), lambda: reverse("programmes:assessing"), is_team,
        gettext_lazy("assess panel grants mark conflict interest"),
    ),
    Deed(
        gettext_lazy("Publish our awards"), lambda: reverse("programmes:publishing"),
        lambda somebody: can_open(somebody, Audience.MANAGER), gettext_lazy("360giving grants open data prefix"),
    ),
)  # fmt: skip
