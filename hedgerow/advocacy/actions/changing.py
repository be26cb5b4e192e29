"""Changes: what became different, claimed with its evidence, and looked at again a year later."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.advocacy import rules
from hedgerow.advocacy.actions import chain, letters
from hedgerow.advocacy.models import Ask, Change, Issue
from hedgerow.advocacy.types import Still
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Pathway, Strength
from hedgerow.spine.errors import InputError


@transaction.atomic
def claim_change(
    *,
    by: User,
    issue: Issue,
    what: str,
    strength: str,
    on: date | None = None,
    ask: Ask | None = None,
    evidence: str = "",
    link: str = "",
    part: str = "",
    others: str = "",
    dissent: str = "",
) -> Change:
    """Something is different now: an entry in the record of work, and an outcome claimed of it with its strength. Groups
    concerned are told, once. It is a contribution that is claimed: who else had a part is asked for.

    Raises InputError where it says nothing, or what is stronger than our own word does not say how we know.
    """
    held, day = chain.hold(issue), on or clock.today()
    if not what.strip():
        raise InputError(_("Say what is different now."))
    if day > clock.today():
        raise InputError(_("That day is still to come."))
    if strength not in Strength.values or not strength:
        raise InputError(_("Say how strong the evidence is."))
    if strength != Strength.ASSERTED and not (evidence.strip() or link):
        raise InputError(_("Say how we know: who agrees, what is in writing, or who checked it."))
    change = Change.objects.create(
        issue=held, ask=ask, what=what.strip()[:2000], on=day, strength=strength, evidence=evidence.strip(), link=link,
        part=part.strip(), others=others.strip(), dissent=dissent.strip(), look_again=day + rules.LOOK_AGAIN,
        made_by=by.pk,
    )  # fmt: skip
    body = ask.body_id if ask else held.body_id
    entry = chain.write(by=by, issue=held, act=chain.CHANGED, ref=change.ref, on=day, body=body)
    ledger.claim_outcome(
        by=by, about=entry, pathway=Pathway.POLICY, strength=Strength(strength), on=day, text=change.what,
        dissent=change.dissent,
    )  # fmt: skip
    change.entry = entry.pk
    change.save(update_fields=["entry"])
    audit.record(by=by, did="change.claimed", ref=held.ref)
    letters.tell_change(change)
    chain.advance(held)
    return change


@transaction.atomic
def look_again(*, by: User, change: Change, still: str, words: str = "") -> Change:
    """Say whether it is still so. Where it is, it is looked at again a year later."""
    issue = chain.hold(change.issue_id)
    held = Change.objects.select_for_update(of=("self",)).in_bulk([change.pk])[change.pk]
    if still not in Still.values or not still:
        raise InputError(_("Say whether it is still so."))
    if still != Still.YES and not words.strip():
        raise InputError(_("Say in a line what you found."))
    held.still, held.still_words = still, words.strip()[:400]
    if still == Still.YES:
        held.look_again = clock.today() + rules.LOOK_AGAIN
    else:
        held.looked_on = clock.today()
    held.save(update_fields=["still", "still_words", "look_again", "looked_on"])
    audit.record(by=by, did="change.looked_at_again", ref=issue.ref)
    return held
