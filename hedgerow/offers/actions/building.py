"""Putting an offer together: its words, and the parts of groups."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.bodies.actions import tell_groups
from hedgerow.bodies.queries import interests_in
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.offers.actions import letters
from hedgerow.offers.models import Offer, Part, Problem
from hedgerow.offers.types import OPEN_TO_CHANGE, State, Word
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.people.models import Contact
from hedgerow.spine.errors import InputError

OFFER_FACTS = frozenset({"lead", "summary", "needs", "risks", "every", "owner"})
PART_FACTS = frozenset({
    "organisation", "what", "areas", "people", "pence", "since", "until", "evidence", "strength", "evidence_at",
})  # fmt: skip


@transaction.atomic
def begin_offer(*, by: User | None, problem: Problem, lead: Organisation, **facts: Any) -> Offer:
    """Begin the sector's one offer to a problem. Raises InputError where the problem is not open, or there is one."""
    _check_facts(facts, OFFER_FACTS)
    _check_lead(lead)
    if not Problem.objects.filter(pk=problem.pk, state=State.OPEN).exists():
        raise InputError(_("The problem is not open."))
    try:
        with transaction.atomic():
            made = Offer.objects.create(problem=problem, lead=lead, made_by=by.pk if by else None, **facts)
    except IntegrityError:
        raise InputError(_("There is an offer to this problem already. Put your groups into that one.")) from None
    audit.record(by=by, did="offer.begun", ref=made.ref)
    return made


@transaction.atomic
def change_offer(*, by: User | None, offer: Offer, **facts: Any) -> Offer:
    """Put the words of an offer right. Raises InputError once it is with the body."""
    _check_facts(facts, OFFER_FACTS)
    held = held_offer(offer.pk)
    check_open(held)
    _check_lead(facts.get("lead", held.lead))
    changed = [name for name, value in facts.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, facts[name])
    if changed:
        held.save(update_fields=changed)
        audit.record(by=by, did="offer.changed", ref=held.ref, fields=changed)
    return held


def _check_lead(lead: Organisation) -> None:
    if lead.kind == Kind.PUBLIC_BODY:
        raise InputError(_("A group leads the offer, or we do: not a public body."))


@transaction.atomic
def add_part(*, by: User | None, offer: Offer, organisation: Organisation, what: str, **facts: Any) -> Part:
    """One group's part. The group is not asked yet. Raises InputError once the offer is with the body."""
    given = {"organisation": organisation, "what": what, **facts}
    _check_facts(given, PART_FACTS)
    held = held_offer(offer.pk)
    check_open(held)
    _check_part(given)
    made = Part.objects.create(offer=held, **given)
    audit.record(by=by, did="offer.part_added", ref=held.ref, fields=["parts"])
    return made


@transaction.atomic
def change_part(*, by: User | None, part: Part, version: int | None = None, **facts: Any) -> Part:
    """Change a part: a new version, to which the group is asked to agree again, if it had been asked before.

    `version` is the one that was shown. Raises InputError where somebody else changed it since, or it is too late.
    """
    _check_facts(facts, PART_FACTS)
    check_open(held_offer(part.offer_id))
    held = held_part(part)
    if version is not None and held.version != version:
        raise InputError(_("Somebody else has changed this part meanwhile. Look at it again."))
    _check_part({**{name: getattr(held, name) for name in PART_FACTS}, **facts})
    changed = [name for name, value in facts.items() if getattr(held, name) != value]
    if not changed:
        return held
    for name in changed:
        setattr(held, name, facts[name])
    asked = held.asked_at is not None
    held.version, held.word, held.word_words, held.asked_at = held.version + 1, Word.WAITING, "", None
    held.save()
    audit.record(by=by, did="offer.part_changed", ref=held.offer.ref, fields=["parts"])
    return _ask(held) if asked else held


@transaction.atomic
def drop_part(*, by: User | None, part: Part) -> None:
    """Leave a part out. Raises InputError once the offer is with the body."""
    offer = held_offer(part.offer_id)
    check_open(offer)
    Part.objects.filter(pk=part.pk).delete()
    audit.record(by=by, did="offer.part_dropped", ref=offer.ref, fields=["parts"])


@transaction.atomic
def ask_groups(*, by: User | None, offer: Offer) -> int:
    """Ask every group that has neither agreed nor been asked to agree to its part; answers how many were asked."""
    held = held_offer(offer.pk)
    check_open(held)
    asked = 0
    for part in (
        Part.objects.filter(offer=held)
        .select_for_update(of=("self",))
        .select_related("organisation__merged_into", "offer__problem__body")
    ):
        if not part.is_agreed and part.asked_at is None:
            _ask(part)
            asked += 1
    if asked:
        audit.record(by=by, did="offer.groups_asked", ref=held.ref, fields=["parts"])
    return asked


def _ask(part: Part) -> Part:
    part.asked_at = clock.now()
    part.save(update_fields=["asked_at"])
    letters.agree(part)
    return part


@transaction.atomic
def say(
    *,
    by: User | None,
    part: Part,
    word: Word | str,
    version: int,
    words: str = "",
    how: str = "space",
    spoke_with: str = "",
    on: Any = None,
    contact: Contact | None = None,
) -> Part:
    """What a group says to its part, in the version that it was shown: itself, or through us (`how`, `spoke_with`, `on`).

    The same said twice is once. Raises InputError where the part has changed since, the offer is with the body, or a
    change or a no gives no reason; on the telephone, where it is not said with whom.
    """
    chosen, day = Word(word), on or clock.today()
    held_of = held_offer(part.offer_id)
    held = held_part(part)
    if held.version == version and held.word == chosen and held.word_words == words.strip():
        return held
    check_open(held_of)
    if held.version != version:
        raise InputError(_("This part has been changed since you saw it. Read it again before you agree."))
    if chosen in (Word.CHANGE, Word.NO) and not words.strip():
        raise InputError(_("Say what should be different, or why not."))
    if how != "space" and not spoke_with.strip():
        raise InputError(_("Say with whom of the group you spoke."))
    if day > clock.today():
        raise InputError(_("The day is in the future."))
    held.word, held.word_words, held.word_on, held.word_how = chosen, " ".join(words.split()), day, how
    held.word_with, held.word_by = " ".join(spoke_with.split()), by.pk if by else None
    held.agreed_version = held.version if chosen == Word.AGREED else None
    held.contact = contact or held.contact
    held.save()
    audit.record(by=by, did=f"offer.part_{chosen.value or 'waiting'}", ref=held.offer.ref, fields=["parts"])
    return held


def _check_facts(facts: dict[str, Any], known: frozenset[str]) -> None:
    unknown = set(facts) - known
    assert not unknown, f"there is no {', '.join(sorted(unknown))}"


def _check_part(told: dict[str, Any]) -> None:
    if not str(told.get("what", "")).strip():
        raise InputError(_("Say what the group would do."))
    if told["organisation"].kind == Kind.PUBLIC_BODY:
        raise InputError(_("A part is done by a group, not by a public body."))
    if (told.get("pence") or 0) < 0:
        raise InputError(_("Money cannot be below nothing."))
    since, until = told.get("since"), told.get("until")
    if since and until and until < since:
        raise InputError(_("It ends before it begins."))
    if told.get("evidence") and not told.get("strength"):
        raise InputError(_("Say how strong the evidence is."))


def check_open(offer: Offer) -> None:
    """Raise InputError unless the offer may still be changed."""
    if offer.stage not in OPEN_TO_CHANGE:
        raise InputError(_("The offer is not being put together any more, so its parts stay as they are."))


def held_offer(pk: int) -> Offer:
    """The offer, held until the end of the transaction: every change of its parts and stage goes by it."""
    rows = Offer.objects.select_for_update(of=("self",)).select_related("problem__body__merged_into", "lead")
    return rows.in_bulk([pk])[pk]


def held_part(part: Part) -> Part:
    """The part, held until the end of the transaction."""
    rows = Part.objects.select_for_update(of=("self",))
    rows = rows.select_related("offer__problem__body", "organisation__merged_into", "contact")
    found = rows.in_bulk([part.pk]).get(part.pk)
    if found is None:
        raise InputError(_("This part has been left out of the offer."))
    return found


def tell_of_interests(offer: Offer) -> None:
    """Groups with a part hear of our own interest in an offer, if we have one: each once, from when it has been put."""
    for held in interests_in((offer.ref, offer.problem.ref)).values():
        for one in held:
            tell_groups(one)
