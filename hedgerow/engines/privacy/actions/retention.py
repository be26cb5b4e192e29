"""Letting go of what was kept long enough: looked at first, switched on by a manager, then each night."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.privacy.models import RuleState
from hedgerow.engines.privacy.queries import retention
from hedgerow.engines.privacy.queries.retention import Standing
from hedgerow.engines.privacy.types import RetentionRule
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError

AT_ONCE = 200
SHORTEST = 30
LONGEST = 36_500


@transaction.atomic
def look(*, by: AbstractBaseUser, rule: RetentionRule, count: int) -> RuleState:
    """Somebody has seen what a rule would do today; it does not act yet."""
    state, _made = RuleState.objects.update_or_create(
        kind=rule.kind, defaults={"seen_at": clock.now(), "seen_count": count}
    )
    return state


@transaction.atomic
def switch_on(*, by: AbstractBaseUser, rule: RetentionRule, after: int | None = None) -> RuleState:
    """Let a rule act each night from now on, after so many days (its own number where none is given). Raises InputError
    where nobody has looked at what it would do, or the days are out of reach."""
    state = RuleState.objects.select_for_update().filter(kind=rule.kind).first()
    if state is None:
        raise InputError(_("Look first at what this would do."))
    if after is not None and not SHORTEST <= after <= LONGEST:
        raise InputError(_("Give a number of days from %(from)s to %(to)s.") % {"from": SHORTEST, "to": LONGEST})
    state.after, state.on_at, state.on_by = after, clock.now(), by.pk
    state.save(update_fields=["after", "on_at", "on_by"])
    audit.record(by=by, did="retention.switched_on", ref=state.own_ref, fields=["after"] if after else [])
    return state


@transaction.atomic
def switch_off(*, by: AbstractBaseUser, rule: RetentionRule) -> None:
    """Let a rule rest: nothing more goes by it."""
    state = RuleState.objects.select_for_update().filter(kind=rule.kind, on_at__isnull=False).first()
    if state:
        state.on_at = state.on_by = None
        state.save(update_fields=["on_at", "on_by"])
        audit.record(by=by, did="retention.switched_off", ref=state.own_ref)


def run(today: date) -> str:
    """Nightly: what each rule that is switched on lets go of. A rule that nobody has looked at does nothing."""
    done = [(one, _act(one, today)) for one in retention.standings() if one.on]
    told = [f"{one.rule.kind} {count}" for one, count in done if count]
    return ", ".join(told) or "nothing to let go of"


def _act(one: Standing, today: date) -> int:
    count = 0
    for keys in _batches(retention.ripe(one, today)):
        with transaction.atomic():
            one.rule.act(keys)
            RuleState.objects.filter(kind=one.rule.kind).update(
                acted_at=clock.now(), acted_count=F("acted_count") + len(keys)
            )
        count += len(keys)
    return count


def _batches(keys: Iterable[object]) -> Iterable[list[object]]:
    waiting = iter(keys)
    return iter(lambda: list(itertools.islice(waiting, AT_ONCE)), [])
