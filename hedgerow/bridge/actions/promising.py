"""Writing down promises, and what became of them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.bridge import rules
from hedgerow.bridge.actions.recording import tell_of_promise
from hedgerow.bridge.models import Promise
from hedgerow.bridge.types import Fact, Kept, Side, Source
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.models import Entry
from hedgerow.organisations.types import Kind
from hedgerow.spine.errors import InputError

FACTS = frozenset({
    "promiser", "promisee", "body", "office", "group", "words", "source", "source_words", "source_ref", "link", "made_on",
    "due", "public",
})  # fmt: skip
ACTS = {Kept.KEPT: "promise.kept", Kept.PARTLY: "promise.partly", Kept.BROKEN: "promise.broken"}


@transaction.atomic
def note_promise(*, by: User | None, **facts: Any) -> Promise:
    """Write a promise down; `facts` are FACTS. One entry in the record of work.

    Raises InputError where it has not two sides, says nothing, or its days are in the wrong order.
    """
    told = _prepared(facts)
    made = Promise.objects.create(noted_by=by.pk if by else None, **told)
    audit.record(by=by, did="promise.made", ref=made.ref)
    tell_of_promise(by, made, "promise.made")
    return made


@transaction.atomic
def change_promise(*, by: User | None, promise: Promise, **facts: Any) -> Promise:
    """Put right what is known of a promise that is open. Raises InputError once it is settled."""
    held = _held(promise)
    if held.state != Kept.OPEN:
        raise InputError(_("It is settled. Open it again first."))
    told = _prepared(facts)
    changed = [name for name, value in told.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, told[name])
    if changed:
        held.save(update_fields=changed)
        audit.record(by=by, did="promise.changed", ref=held.ref, fields=changed)
    return held


def _prepared(facts: dict[str, Any]) -> dict[str, Any]:
    assert facts.keys() <= FACTS, f"not facts of a promise: {sorted(facts.keys() - FACTS)}"
    told = {"body": None, "office": None, "group": None, "due": None, **facts}
    told["promiser"], told["promisee"] = Side(told["promiser"]), Side(told["promisee"])
    told["source"] = Source(told.get("source") or Source.MEETING)
    rules.check_sides(told["promiser"], told["promisee"], body=told["body"])
    told["words"] = " ".join(told["words"].split())
    if not told["words"] or len(told["words"]) > 400:
        raise InputError(_("Say in up to 400 letters what was promised, in their words."))
    _check_sides(told)
    if told["made_on"] > clock.today():
        raise InputError(_("It cannot have been promised in the future."))
    if told["due"] and told["due"] < told["made_on"]:
        raise InputError(_("It is due before it was promised."))
    return told


def _check_sides(told: dict[str, Any]) -> None:
    sides = {told["promiser"], told["promisee"]}
    if Side.BODY not in sides:
        told["body"] = told["office"] = None
    if Side.SECTOR not in sides:
        told["group"] = None
    if told["body"] is not None and told["body"].kind != Kind.PUBLIC_BODY:
        raise InputError(_("This is no public body."))
    if told["office"] is not None and told["office"].body_id != told["body"].pk:
        raise InputError(_("That officer belongs to another body."))


@transaction.atomic
def settle(*, by: User | None, promise: Promise, fact: Fact) -> Promise:
    """Say what became of a promise. One entry in the record of work; a broken one belongs to what did not happen.

    Raises InputError where it is settled already, nothing is said, or the day cannot be.
    """
    held = _held(promise)
    if held.state != Kept.OPEN:
        raise InputError(_("It is settled already."))
    said = _fact(held, fact)
    held.state, held.happened, held.evidence, held.settled_on = fact.state, said, fact.evidence.strip()[:300], fact.on
    _forget_proposal(held)
    held.save()
    audit.record(by=by, did="promise.settled", ref=held.ref, fields=["state", "happened", "evidence"])
    if fact.state in ACTS:
        tell_of_promise(by, held, ACTS[fact.state], unmet=fact.state == Kept.BROKEN)
    return held


def _fact(promise: Promise, fact: Fact) -> str:
    said = " ".join(fact.words.split())
    if fact.state == Kept.OPEN:
        raise InputError(_("Say what became of it."))
    if not said or len(said) > 600:
        raise InputError(_("Say in up to 600 letters what happened."))
    if fact.on > clock.today() or fact.on < promise.made_on:
        raise InputError(_("The day lies between the promise and today."))
    return said


@transaction.atomic
def propose(*, by: User | None, promise: Promise, fact: Fact) -> Promise:
    """A body says what became of its own promise: it counts once our team has confirmed it.

    Raises InputError where it is not the body's promise, or is settled.
    """
    held = _held(promise)
    if held.promiser != Side.BODY or held.state != Kept.OPEN:
        raise InputError(_("This is not open, or not yours to keep."))
    held.proposed, held.proposed_words, held.proposed_evidence = (
        fact.state,
        _fact(held, fact),
        fact.evidence.strip()[:300],
    )
    held.proposed_at, held.proposed_by, held.declined = clock.now(), by.pk if by else None, ""
    held.save(
        update_fields=["proposed", "proposed_words", "proposed_evidence", "proposed_at", "proposed_by", "declined"]
    )
    audit.record(by=by, did="promise.proposed", ref=held.ref, fields=["proposed"])
    return held


@transaction.atomic
def confirm(*, by: User | None, promise: Promise) -> Promise:
    """Our team agrees with what the body says. Raises InputError where it says nothing."""
    held = _held(promise)
    if not held.proposed or held.proposed_at is None:
        raise InputError(_("Nobody has said what became of it."))
    fact = Fact(Kept(held.proposed), held.proposed_words, clock.day_of(held.proposed_at), held.proposed_evidence)
    return settle(by=by, promise=held, fact=fact)


@transaction.atomic
def decline(*, by: User | None, promise: Promise, reason: str) -> Promise:
    """Our team does not agree with what the body says, and says why. Raises InputError without a reason."""
    held, why = _held(promise), " ".join(reason.split())
    if not held.proposed:
        raise InputError(_("Nobody has said what became of it."))
    if not why or len(why) > 300:
        raise InputError(_("Say why, in up to 300 letters."))
    _forget_proposal(held)
    held.declined = why
    held.save()
    audit.record(by=by, did="promise.declined", ref=held.ref, fields=["declined"])
    return held


def _forget_proposal(held: Promise) -> None:
    held.proposed = held.proposed_words = held.proposed_evidence = ""
    held.proposed_at = held.proposed_by = None


@transaction.atomic
def reopen(*, by: User | None, promise: Promise) -> Promise:
    """What was said of it was wrong: it is open again, and its entry in the record of work is cancelled.

    Raises InputError where it is open.
    """
    held = _held(promise)
    if held.state == Kept.OPEN:
        raise InputError(_("It is open."))
    if held.state in ACTS:
        told = Entry.objects.counting().filter(ref=str(held.ref), act=ACTS[Kept(held.state)])
        for entry in told.order_by("recorded_at"):
            ledger.reverse(by=by, entry=entry)
    held.state, held.happened, held.evidence, held.settled_on = Kept.OPEN, "", "", None
    held.save(update_fields=["state", "happened", "evidence", "settled_on"])
    audit.record(by=by, did="promise.reopened", ref=held.ref, fields=["state"])
    return held


def _held(promise: Promise) -> Promise:
    rows = Promise.objects.select_for_update(of=("self",)).select_related("body", "group", "office")
    return rows.in_bulk([promise.pk])[promise.pk]
