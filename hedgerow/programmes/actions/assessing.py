"""Asking assessors, what they say of their interests, and what they give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts import actions as accounts
from hedgerow.accounts.models import User
from hedgerow.accounts.queries import user_at
from hedgerow.accounts.types import LioRole
from hedgerow.engines.audit.actions import record
from hedgerow.kernel import clock
from hedgerow.programmes.actions import award_letters as letters
from hedgerow.programmes.models import Application, Assessor, Conflict, Round, Score
from hedgerow.programmes.permissions import UNDECIDED, assessor_of, check_assess, check_decide, check_team
from hedgerow.programmes.queries.assessing import found_interests, guide_of
from hedgerow.programmes.types import ApplicationState, RoundState
from hedgerow.spine.errors import InputError


@transaction.atomic
def ask(*, by: User, held: Round, user: User) -> Assessor:
    """Ask somebody to assess a round, and write to them, once. Raises InputError where it is over, or they cannot sign in."""
    check_team(by)
    if held.state not in UNDECIDED:
        raise InputError(_("Assessors are asked while a round is open or being assessed."))
    if not user.is_active:
        raise InputError(_("%(name)s cannot sign in any more.") % {"name": user.name})
    made, new = Assessor.objects.get_or_create(round=held, user=user, defaults={"asked_by": by.pk})
    if new:
        record(by=by, did="assessor.asked", ref=held.ref)
        letters.asked_to_assess(made)
    return made


@transaction.atomic
def ask_outsider(*, by: User, held: Round, email: str, name: str) -> Assessor:
    """Ask somebody who is not of our team: they are let in for this round alone. Raises InputError where the address is none."""
    check_team(by)
    user = user_at(email) or accounts.invite(by=by, email=email, name=name, role=LioRole.NONE)
    return ask(by=by, held=held, user=user)


@transaction.atomic
def let_go(*, by: User, assessor: Assessor) -> None:
    """They do not assess after all. Raises InputError once they have given scores: those stand in the comparison."""
    check_team(by)
    if Score.objects.filter(assessor=assessor).exists():
        raise InputError(_("They have given scores, which count. Ask them to stop instead."))
    record(by=by, did="assessor.let_go", ref=assessor.round.ref)
    Assessor.objects.filter(pk=assessor.pk).delete()


@transaction.atomic
def declare(*, by: User, held: Round, interests: Mapping[int, str]) -> Assessor:
    """An assessor says in which applications they have an interest, and why, before they read any; what our record gives away is
    added. Said again, it only grows, and counts for what came in meanwhile. Raises InputError once the round is decided."""
    row = _own(by, held)
    if row.round.state not in UNDECIDED:
        raise InputError(_("This round has been decided."))
    sent = set(
        Application.objects.filter(round=held, state=ApplicationState.SENT).values_list("pk", flat=True)
    )  # fmt: skip
    said = {pk: why.strip()[:300] for pk, why in interests.items() if pk in sent}
    rows = [Conflict(application_id=pk, user=by, why=why) for pk, why in said.items()]
    rows += [Conflict(application_id=pk, user=by, found=True) for pk in found_interests(row) if pk not in said]
    _keep_from(by, rows)
    row.declared_at = clock.now()
    row.save(update_fields=["declared_at"])
    record(by=by, did="assessor.declared", ref=held.ref, fields=["declared_at"])
    return row


@transaction.atomic
def keep_from(*, by: User, application: Application, user: User, why: str = "") -> None:
    """Our team keeps an application from somebody, with what they scored of it."""
    check_decide(by, application)
    _keep_from(user, [Conflict(application=application, user=user, why=why.strip()[:300])])
    record(by=by, did="application.kept_from", ref=application.ref)


def _keep_from(user: User, rows: Sequence[Conflict]) -> None:
    """Interests, written down; scores that were given in spite of them go."""
    Conflict.objects.bulk_create(rows, ignore_conflicts=True)
    Score.objects.filter(application__in=[one.application_id for one in rows], assessor__user=user).delete()


@transaction.atomic
def score(*, by: User, application: Application, marks: Mapping[str, tuple[int | None, str]]) -> int:
    """Keep what an assessor gives: by criterion a value, and why. None leaves one open, and takes it out. Answers with how
    many are still open. Raises InputError where a value is none of the scale, or the round is not being assessed."""
    check_assess(by, application)
    if application.round.state != RoundState.ASSESSING:
        raise InputError(_("Scores are given after the last day, and before the decision."))
    assessor = _own(by, application.round)
    guide = guide_of(application.round)
    for one in guide:
        value = marks.get(one.key, (None, ""))[0]
        if value is not None and not 0 <= value <= one.most:
            raise InputError(_("“%(what)s” is scored from 0 to %(most)d.") % {"what": one.label, "most": one.most})
    given = [
        Score(application=application, assessor=assessor, criterion=one.key, value=value, words=words.strip()[:1500])
        for one in guide
        for value, words in [marks.get(one.key, (None, ""))]
        if value is not None
    ]
    # their own row is held, so a form that is sent twice at one moment is kept once
    Score.objects.filter(application=application, assessor=assessor).delete()
    Score.objects.bulk_create(given)
    record(by=by, did="application.scored", ref=application.ref)
    return len(guide) - len(given)


@transaction.atomic
def finish(*, by: User, held: Round) -> Assessor:
    """An assessor is done."""
    row = _own(by, held)
    if row.finished_at is None:
        row.finished_at = clock.now()
        row.save(update_fields=["finished_at"])
        record(by=by, did="assessor.finished", ref=held.ref, fields=["finished_at"])
    return row


def _own(by: User, held: Round) -> Assessor:
    found = assessor_of(by, held)
    if found is None:
        raise PermissionDenied
    return Assessor.objects.select_for_update(of=("self",)).select_related("round", "user").get(pk=found.pk)
