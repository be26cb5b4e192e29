"""Moving a record from state to state, and closing by night what is full, past or unverified."""

from __future__ import annotations

import logging
from datetime import date
from typing import TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.engines import registry
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.lifecycle import rules
from hedgerow.engines.lifecycle.models import Lifecycle
from hedgerow.engines.lifecycle.types import Closing, LifecycleOffer, State
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.spine.errors import InputError

Record = TypeVar("Record", bound=Lifecycle)
log = logging.getLogger(__name__)


@transaction.atomic
def move(*, by: AbstractBaseUser | None, record: Record, ref: Ref, to: State, why: Closing = Closing.HAND) -> Record:
    """Let a record go to another state. Raises InputError where it may not from the one it is in now.

    `why` is kept where it closes. One that is there already stays as it is.
    """
    held = type(record)._default_manager.select_for_update().filter(pk=record.pk)[0]
    before = State(held.state)
    if before == to:
        return held
    if not rules.may_move(before, to):
        raise InputError(
            _("What is “%(before)s” cannot become “%(after)s”.") % {"before": before.label, "after": to.label}
        )
    closed = to == State.CLOSED
    held.state, held.closed_at, held.closed_why = to, clock.now() if closed else None, why if closed else ""
    held.save(update_fields=["state", "closed_at", "closed_why"])
    audit.record(by=by, did=f"{ref.model}.{to}", ref=ref, fields=["state"])
    return held


def close_due(today: date) -> str:
    """Nightly: close what is full, past or unverified. One that fails stops no other."""
    closed = 0
    for offer in registry.all_of(LifecycleOffer):
        for pk, standing in list(offer.standings()):
            why = rules.closes(standing, today)
            closed += _close(offer, pk, why) if why else 0
    return f"{closed} closed"


def _close(offer: LifecycleOffer, pk: str, why: Closing) -> int:
    try:
        with transaction.atomic():
            offer.close(pk, why)
    except InputError:
        log.warning("%s %s could not be closed", offer.kind, pk)
        return 0
    return 1
