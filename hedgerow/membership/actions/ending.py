"""Asking members to renew, and ending memberships: by leaving, or by night where nobody renewed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.charter.queries import word_for
from hedgerow.engines.audit.actions import record
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.membership import queries, rules
from hedgerow.membership.actions import telling
from hedgerow.membership.actions.joining import ACTIVITY
from hedgerow.membership.actions.renewing import held_spell
from hedgerow.membership.models import Spell
from hedgerow.membership.permissions import check_join_for
from hedgerow.membership.queries import current
from hedgerow.membership.types import Ending
from hedgerow.spine.errors import InputError


@transaction.atomic
def leave(*, by: User, spell: Spell, reason: str = "") -> Spell:
    """The group leaves: today is the first day without it. Raises InputError where the membership has ended already."""
    held = held_spell(spell)
    check_join_for(by, current(held))
    return _end(by, held, Ending.LEFT, clock.today(), reason.strip()[:300])


def _end(by: User | None, held: Spell, ending: Ending, day: date, reason: str = "") -> Spell:
    group = current(held)
    held.until, held.ending, held.reason = day, ending, reason
    held.save(update_fields=["until", "ending", "reason"])
    record(by=by, did=f"membership.{ending.value}", ref=group.ref, fields=["until"])
    told: dict[str, Any] = {"act": f"member.{ending.value}", "ref": str(held.ref), "audience": Audience.GROUP}
    ledger.record(by=by, work=Work(word_for(ACTIVITY, day), day, groups=[group.pk], **told))
    return held


def look_at_ends(today: date) -> str:
    """Nightly: ask those whose membership runs out to renew, ask once more after its last day, and end what nobody
    renewed within the time of grace. A night that was missed is made up by the next; none asks twice."""
    asked = sum(_ask(spell, today) for spell in queries.to_warn(today))
    asked += sum(_ask(spell, today, again=True) for spell in queries.to_warn_again(today))
    ended = sum(_lapse(spell, today) for spell in queries.to_lapse(today))
    return f"{asked} members asked to renew, {ended} memberships lapsed"


@transaction.atomic
def _ask(spell: Spell, today: date, *, again: bool = False) -> bool:
    try:
        held = held_spell(spell)
    except InputError:
        return False
    field = "warned_again_for" if again else "warned_for"
    if held.runs_to != spell.runs_to or getattr(held, field) == held.runs_to:
        return False
    setattr(held, field, held.runs_to)
    held.save(update_fields=[field])
    return telling.ask_to_renew(held, again=again)


@transaction.atomic
def _lapse(spell: Spell, today: date) -> bool:
    try:
        held = held_spell(spell)
    except InputError:
        return False
    if today < rules.lapses_on(held.runs_to, held.kind.grace_days):  # renewed a moment ago
        return False
    _end(None, held, Ending.LAPSED, today, _("Nobody renewed it."))
    telling.lapsed(held)
    return True
