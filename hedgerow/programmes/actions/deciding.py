"""Deciding on applications, never over the pot, and telling everybody in one press."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.funding.actions.telling import activity
from hedgerow.funding.types import StepKind
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.programmes.actions import award_letters as letters
from hedgerow.programmes.actions import bids
from hedgerow.programmes.models import Application, Decision, Round
from hedgerow.programmes.permissions import check_decide, check_team
from hedgerow.programmes.rules import deciding as rules
from hedgerow.programmes.types import ApplicationState, Outcome, RoundState, Ruling
from hedgerow.spine.errors import InputError

ACTIVITY = "small-grants"


class WrongRuling(InputError):
    """What is wrong with a decision: sentences by field."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__(next(iter(fields.values())))
        self.fields = fields


@transaction.atomic
def decide(*, by: User, application: Application, ruling: Ruling, seen: str) -> Decision:
    """Decide, or decide anew before the group is told. `seen` is how it stood when the form was opened (`rules.seen`): whoever
    comes second is told what the first decided. Raises InputError (WrongRuling by field), PermissionDenied."""
    check_decide(by, application)
    held = hold(application.round)
    row = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if held.state != RoundState.ASSESSING or row.state != ApplicationState.SENT:
        raise InputError(_("It is decided after the last day, and before everybody is told."))
    before = Decision.objects.filter(application=row).first()
    outcome = Outcome.REFUSED if ruling.pence is None else Outcome.AWARDED
    _check_seen(before, seen, rules.seen(outcome, ruling.pence))
    others = Decision.objects.filter(application__round=held, outcome=Outcome.AWARDED, declined_at__isnull=True)
    sums = [pence or 0 for pence in others.exclude(application=row).values_list("pence", flat=True)]
    wrong = rules.wrong_ruling(ruling, asked=row.pence or 0, pot=held.pot, awarded=sums)
    if wrong:
        raise WrongRuling(wrong)
    facts = {
        "outcome": outcome,
        "pence": ruling.pence,
        "reasons": ruling.reasons.strip()[:4000],
        "feedback": ruling.feedback.strip()[:4000],
        "conditions": ruling.conditions.strip()[:2000] if ruling.pence is not None else "",
        "decided_on": clock.today(),
        "decided_by": by.pk,
    }
    made, _new = Decision.objects.update_or_create(application=row, defaults=facts)
    record(by=by, did="application.decided", ref=row.ref, fields=["outcome", "pence"])
    return made


def _check_seen(before: Decision | None, seen: str, wanted: str) -> None:
    now = rules.seen(before.outcome, before.pence) if before else ""
    if before is None or now in (seen, wanted):
        return
    said = pounds(before.pence) if before.pence else before.get_outcome_display()
    raise InputError(_("Somebody has decided this meanwhile: %(said)s. Look at it again.") % {"said": said})


@transaction.atomic
def tell_everybody(*, by: User, held: Round) -> int:
    """Tell every group what was decided, once, however often it is pressed; answers with how many were told. Raises InputError
    while an application is not decided."""
    check_team(by)
    row = hold(held)
    if row.state in (RoundState.DECIDED, RoundState.FINISHED):
        return 0
    if row.state != RoundState.ASSESSING:
        raise InputError(_("It is not being assessed."))
    sent = Application.objects.filter(round=row, state=ApplicationState.SENT)
    left = sent.filter(decision__isnull=True).count()
    if left:
        raise InputError(_("%(n)d applications are not decided yet: everybody is told in one press.") % {"n": left})
    rows = Decision.objects.select_for_update(of=("self",)).filter(application__in=sent, told_at__isnull=True)
    told = list(rows.select_related("application__organisation", "application__round"))
    now = clock.now()
    for decision in told:
        decision.told_at = now
        decision.save(update_fields=["told_at"])
        _write(by, decision)
        letters.decided(decision)
    row.state = RoundState.DECIDED
    row.save(update_fields=["state"])
    record(by=by, did="round.told", ref=row.ref, fields=["state"])
    return len(told)


def _write(by: User, decision: Decision) -> None:
    """That it was decided is only between the group and us; money counts when it is accepted."""
    application = decision.application
    refused = decision.outcome == Outcome.REFUSED
    if refused:
        bids.moved(by=by, application=application, to=StepKind.REFUSED, words=decision.feedback)
    work = Work(
        activity=activity(ACTIVITY, clock.today()),
        act="grant.refused" if refused else "grant.offered",
        on=clock.today(),
        groups=[application.organisation_id],
        ref=str(application.ref),
        audience=Audience.STAFF,
    )
    ledger.record(by=by, work=work)


def hold(held: Round) -> Round:
    """A round, held while its pot is shared out."""
    return Round.objects.select_for_update(of=("self",)).select_related("programme").get(pk=held.pk)
