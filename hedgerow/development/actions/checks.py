"""Taking a health check, alone or with a worker: begun, saved area by area, finished once."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import can_open
from hedgerow.development.models import CheckAnswer, HealthCheck
from hedgerow.development.permissions import check_check
from hedgerow.development.queries.checks import replies, traits_of, under_way
from hedgerow.development.queries.questions import AREAS
from hedgerow.development.queries.words import activity
from hedgerow.development.rules.checks import asked, score
from hedgerow.development.types import Given, Reply
from hedgerow.engines.audit.actions import record
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience as Reader
from hedgerow.ledger.types import Work
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError

COMMENT = 500


def begin(*, by: User, organisation: Organisation) -> HealthCheck:
    """The check that is under way, or a new one with the questions that fit the group as it is now."""
    check_check(by, organisation)
    found = under_way(organisation)
    if found:
        return found
    try:
        with transaction.atomic():
            return _begun(by, organisation)
    except IntegrityError:
        found = under_way(organisation)  # two began at one moment
        if found is None:
            raise
        return found


def _begun(by: User, organisation: Organisation) -> HealthCheck:
    made = HealthCheck.objects.create(
        organisation=organisation,
        band=organisation.band,
        asked=asked(AREAS, band=organisation.band, holds=traits_of(organisation)),
        started_at=clock.now(),
        started_by=by.pk,
        worker=by if can_open(by, Audience.WORKER) else None,
    )
    record(by=by, did="healthcheck.begun", ref=made.ref)
    return made


@transaction.atomic
def answer(*, by: User, check: HealthCheck, given: Sequence[Given]) -> HealthCheck:
    """Save answers; one to a question that was answered already takes its place. Raises InputError for a question that is
    not asked, an answer that is none, or a check that is finished."""
    held = _held(by, check)
    if held.finished_at is not None:
        raise InputError(_("This health check is finished. Begin another one to answer anew."))
    if any(each.question not in held.asked or each.reply not in Reply.values for each in given):
        raise InputError(_("Choose yes, no or not sure."))
    rows = {
        each.question: CheckAnswer(
            check_of=held, question=each.question, reply=each.reply, comment=each.comment.strip()[:COMMENT]
        )
        for each in given
    }
    CheckAnswer.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=("check_of", "question"),
        update_fields=("reply", "comment"),
    )
    if held.worker_id is None and can_open(by, Audience.WORKER):
        held.worker = by
        held.save(update_fields=["worker"])
    return held


@transaction.atomic
def finish(*, by: User, check: HealthCheck) -> HealthCheck:
    """All is answered: it counts, in one entry, and is not changed any more. Finishing it twice is finishing it once.

    Raises InputError where questions are open.
    """
    held = _held(by, check)
    if held.finished_at is not None:
        return held
    said = replies(held)
    missing = len([code for code in held.asked if code not in said])
    if missing:
        words = ngettext("One question is still open.", "%(n)d questions are still open.", missing)
        raise InputError(words % {"n": missing})
    scores = [score(area, held.asked, said) for area in AREAS]
    held.yes, held.duties = sum(each.yes for each in scores), sum(each.duties for each in scores)
    held.finished_at, held.finished_by = clock.now(), by.pk
    held.save(update_fields=["yes", "duties", "finished_at", "finished_by"])
    record(by=by, did="healthcheck.finished", ref=held.ref, fields=["finished_at"])
    tell(by, held, "healthcheck.finished", "health-check")
    return held


def tell(by: User, check: HealthCheck, act: str, word: str) -> None:
    """One entry about a check, which its group reads."""
    ledger.record(
        by=by,
        work=Work(
            activity=activity(word, "one-to-one-advice"),
            on=clock.today(),
            act=act,
            groups=[check.organisation_id],
            ref=str(check.ref),
            audience=Reader.GROUP,
        ),
    )


def _held(by: User, check: HealthCheck) -> HealthCheck:
    """The check as it is now, held until the transaction ends."""
    rows = HealthCheck.objects.select_for_update(of=("self",)).select_related("organisation", "worker")
    row = rows.prefetch_related("answers").filter(pk=check.pk)[0]
    check_check(by, row.organisation)
    return row
