"""A group changes its own record: looked at by our team the first time, used at once when the group is trusted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import check_open
from hedgerow.engines.audit.actions import record
from hedgerow.engines.moderation import actions as moderation
from hedgerow.engines.moderation.models import Submission
from hedgerow.engines.verification.actions import check
from hedgerow.engines.verification.types import How
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.organisations.actions.access import hold
from hedgerow.organisations.actions.changing import change
from hedgerow.organisations.actions.facts import names, prepare
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import OWN_FACTS, can_change_own, check_act_for
from hedgerow.organisations.queries.own_record import LISTS, OWN_RECORD, as_facts, facts_now, waiting_change


@transaction.atomic
def change_own(*, by: User, organisation: Organisation, **facts: Any) -> Submission | None:
    """Somebody who acts for a group changes what is said of it.

    Answers with what now waits to be checked, or None where it was used at once or nothing differs. A change that
    waited already gives way to the new one. Raises PermissionDenied for others, or for facts that are not the group's
    to change; ValidationError, by fact, for what cannot be.
    """
    held = hold(organisation)
    check_act_for(by, held)
    if not facts.keys() <= OWN_FACTS:
        raise PermissionDenied
    if can_change_own(by, held):
        change(by=by, organisation=held, **facts)
        check(by=by, ref=held.ref, how=How.PAGE)
        return None
    return _propose(by, held, _differing(held, facts))


def _differing(held: Organisation, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Those facts that are not what stands there, as they would be stored."""
    now = facts_now(held)
    values = {name: value for name, value in prepare(facts).items() if name in facts}
    values |= {name: sorted(set(facts[name])) for name in LISTS if name in facts}
    if "other_names" in values:
        values["other_names"] = sorted(names(values["other_names"], but=values.get("name", held.name)))
    return {name: value for name, value in values.items() if value != now[name]}


def _propose(by: User, held: Organisation, news: Mapping[str, Any]) -> Submission | None:
    before = waiting_change(held)
    if before is not None:
        moderation.withdraw(submission=before, answer=_("A later change has taken its place."))
    if not news:
        return None
    told = {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in news.items()}
    reason = _("%(name)s, who acts for them") % {"name": by.name}
    return moderation.submit(kind=OWN_RECORD, proposed=told, ref=held.ref, reason=reason, reply_to=by.email)


@transaction.atomic
def accept_own(*, by: User, submission: Submission, organisation: Organisation) -> Organisation:
    """Our team has looked at a group's change: it is used, and from now on the group's changes are used at once."""
    changed = change(by=by, organisation=organisation, **as_facts(submission.proposed))
    check(by=by, ref=changed.ref, how=How.PAGE)
    return trust(by=by, organisation=changed)


@transaction.atomic
def trust(*, by: User, organisation: Organisation) -> Organisation:
    """What a group changes of its own record is used at once from now on."""
    check_open(by, Audience.WORKER)
    held = hold(organisation)
    if held.trusted_at is None:
        held.trusted_at, held.trusted_by = clock.now(), by.pk
        held.save(update_fields=["trusted_at", "trusted_by"])
        record(by=by, did="organisation.trusted", ref=held.ref, fields=["trusted_at"])
    return held


@transaction.atomic
def distrust(*, by: User, organisation: Organisation) -> Organisation:
    """What a group changes is looked at again before it is used."""
    check_open(by, Audience.WORKER)
    held = hold(organisation)
    if held.trusted_at is not None:
        held.trusted_at, held.trusted_by = None, None
        held.save(update_fields=["trusted_at", "trusted_by"])
        record(by=by, did="organisation.trust_ended", ref=held.ref, fields=["trusted_at"])
    return held
