"""Recording work, and what follows: reversals, corrections, outcomes, and the erasing of notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.charter.models import Activity, Priority
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock, ids
from hedgerow.ledger import queries, rules
from hedgerow.ledger.models import Entry, EntryGroup, EntryPriority, Note, Payer
from hedgerow.ledger.queries.facts import facts_of
from hedgerow.ledger.types import EntryFacts, EntryKind, GroupFact, Pathway, Problem, Strength, Work
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError

BATCH = 500
DID = {
    EntryKind.WORK: "work.recorded",
    EntryKind.UNMET: "work.recorded",
    EntryKind.OUTCOME: "outcome.claimed",
    EntryKind.REVERSAL: "work.reversed",
}


def record(*, by: User | None, work: Work) -> Entry:
    """Write one act into the ledger, with its note beside it. An `id` that is there already is not doubled.

    Raises InputError with a sentence where the act cannot be recorded (see `rules.problems`).
    """
    if found := recorded_already(work.id):
        return found
    _check_act(work)
    facts = _facts(by, work)  # looked up before anything is written: on SQLite all others who write wait meanwhile
    try:
        with transaction.atomic():
            return _write(by, facts, note=work.note, names=work.names)
    except IntegrityError:
        if found := recorded_already(work.id):  # the same form, sent twice at one moment
            return found
        raise


def _check_act(work: Work) -> None:
    """An act that no app offers is a mistake in the program, for evidence would have no line for it."""
    if work.act:
        act = queries.acts().get(work.act)
        assert act is not None, f"no app offers the act “{work.act}”"
        assert act.unmet == work.unmet, f"“{work.act}” says otherwise whether we could help"


def recorded_already(key: UUID | None) -> Entry | None:
    """The entry that a form's key has made already."""
    return Entry.objects.filter(pk=key).first() if key else None


def reverse(*, by: User | None, entry: Entry, reason: str = "") -> Entry:
    """Cancel an entry, with the outcomes claimed of it. Raises InputError where it is cancelled already."""
    with transaction.atomic():
        _check_stands(entry)
        for outcome in queries.outcomes(entry):
            _write(by, _reversal(by, outcome))
        return _write(by, _reversal(by, entry), note=reason)


def correct(*, by: User | None, entry: Entry, work: Work) -> Entry:
    """Say an act anew: a reversal of the entry, and a new one that names it. Its outcomes stay claimed.

    The note moves: what was written beside the old entry is erased, for it may be what had to be corrected.
    Raises InputError where the entry is cancelled already, or the new act cannot be recorded.
    """
    with transaction.atomic():
        if found := recorded_already(work.id):
            return found
        _check_stands(entry)
        _write(by, _reversal(by, entry))
        _clear([entry.pk])
        return record(by=by, work=_as_told(work, entry))


def _as_told(work: Work, entry: Entry) -> Work:
    """An act said anew: what no form asks stays as the record that made it said it."""
    told = work if work.act else replace(work, act=entry.act, unmet=entry.kind == EntryKind.UNMET)
    given = entry.given if work.given is None else work.given
    return replace(told, corrects=entry.pk, given=given, ref=work.ref or entry.ref)


def claim_outcome(
    *,
    by: User | None,
    about: Entry,
    pathway: Pathway,
    strength: Strength,
    on: date,
    text: str,
    dissent: str = "",
    id: UUID | None = None,
) -> Entry:
    """Claim that something changed because of an entry. It has the entry's groups, priorities, function and audience.

    Raises InputError where pathway, strength or words are missing, or the entry is cancelled.
    """
    if not pathway or not strength or not text.strip():
        raise InputError(_("Say what changed, which of the three it belongs to, and how strong the evidence is."))
    if on > clock.today() + rules.AHEAD:
        raise InputError(str(Problem.FUTURE.label))
    with transaction.atomic():
        if found := recorded_already(id):
            return found
        _check_stands(about)
        told = facts_of(about)
        outcome = EntryFacts(
            id=id or ids.new_id(),
            kind=EntryKind.OUTCOME,
            on=on,
            recorded_at=clock.now(),
            recorded_by=by.pk if by else None,
            function=told.function,
            audience=told.audience,
            about=about.pk,
            pathway=pathway,
            strength=strength,
            groups=group_facts([group.organisation for group in told.groups]),
            priorities=told.priorities,
        )
        return _write(by, outcome, note=text.strip(), dissent=dissent.strip())


@transaction.atomic
def erase_note(*, by: User, entry: Entry) -> int:
    """Erase what was written beside an entry and beside all its corrections. Returns how many notes were erased."""
    chain = queries.lineage(entry)
    reversals = Entry.objects.filter(reverses__in=chain).values_list("pk", flat=True)
    erased = _clear([*chain, *reversals])
    audit.record(by=by, did="note.erased", ref=entry.own_ref, fields=["text", "names", "dissent"])
    return erased


@transaction.atomic
def append(*, facts: Sequence[EntryFacts]) -> None:
    """Insert many entries at once, as they are given: for histories brought from elsewhere, and for made-up places.

    Their hashes are made here. Nothing is checked but what the database checks.
    """
    for start in range(0, len(facts), BATCH):
        _insert(facts[start : start + BATCH])


def group_facts(organisations: Sequence[int]) -> frozenset[GroupFact]:
    """Groups by id, with their area and band as they are now. Raises InputError where one is not known."""
    wanted = set(organisations)
    rows = Organisation.objects.filter(pk__in=wanted).values_list("pk", "lsoa", "ward", "authority", "band")
    found = frozenset(GroupFact(pk, rules.finest_area(lsoa, ward, area), band) for pk, lsoa, ward, area, band in rows)
    if len(found) != len(wanted):
        raise InputError(str(Problem.UNKNOWN_GROUP.label))
    return found


def _facts(by: User | None, work: Work) -> EntryFacts:
    activity = _checked(work)
    return EntryFacts(
        id=work.id or ids.new_id(),
        kind=EntryKind.UNMET if work.unmet else EntryKind.WORK,
        on=work.on,
        recorded_at=clock.now(),
        recorded_by=by.pk if by else None,
        function=activity.function,
        activity=activity.code,
        act=work.act,
        area=work.where.area,
        area_basis=work.where.basis,
        minutes=work.minutes,
        people=work.people,
        given=work.given,
        pence=work.money.pence if work.money else None,
        pence_kind=work.money.kind if work.money else "",
        payer=work.payer,
        public_body=work.public_body,
        ref=work.ref,
        audience=work.audience,
        corrects=work.corrects,
        groups=group_facts(work.groups),
        priorities=frozenset(work.priorities),
    )


def _checked(work: Work) -> Activity:
    """The activity of an act that may be recorded. Raises InputError with the first sentence that says why not."""
    activity = Activity.objects.filter(pk=work.activity).first()
    known = {activity.code: activity.retired_on} if activity else {}
    priorities = (
        set(Priority.objects.filter(pk__in=work.priorities).values_list("pk", flat=True)) if work.priorities else ()
    )
    wrong = rules.problems(work, today=clock.today(), activities=known, priorities=priorities)
    if work.payer and not Payer.objects.filter(pk=work.payer).exists():
        wrong.append(Problem.UNKNOWN_PAYER)
    if work.public_body and not Organisation.objects.filter(pk=work.public_body).exists():
        wrong.append(Problem.UNKNOWN_GROUP)
    if wrong or activity is None:
        raise InputError(str((wrong or [Problem.NO_ACTIVITY])[0].label))
    return activity


def _check_stands(entry: Entry) -> None:
    if entry.kind == EntryKind.REVERSAL or Entry.objects.filter(reverses=entry.pk).exists():
        raise InputError(_("This has been changed or removed already. Open the latest of it and try again."))


def _reversal(by: User | None, entry: Entry) -> EntryFacts:
    return EntryFacts(
        id=ids.new_id(),
        kind=EntryKind.REVERSAL,
        on=clock.today(),
        recorded_at=clock.now(),
        recorded_by=by.pk if by else None,
        function=entry.function,
        audience=entry.audience,
        reverses=entry.pk,
    )


def _write(by: User | None, facts: EntryFacts, *, note: str = "", names: str = "", dissent: str = "") -> Entry:
    """Insert one entry and what is said beside it, and note who did it: of a reversal, on the entry that it cancels."""
    entry = _insert([facts])[0]
    audit.record(by=by, did=DID[facts.kind], ref=replace(entry.own_ref, id=str(facts.reverses or facts.id)))
    if note.strip() or names.strip() or dissent.strip():
        Note.objects.create(entry=entry, text=note.strip(), names=names.strip(), dissent=dissent.strip())
    return entry


def _insert(many: Sequence[EntryFacts]) -> list[Entry]:
    """The one place where entries are inserted, each with the hash of its facts."""
    entries = Entry.objects.bulk_create([_entry(facts) for facts in many])
    links = [
        EntryGroup(entry_id=facts.id, organisation_id=g.organisation, on=facts.on, area=g.area, band=g.band)
        for facts in many
        for g in sorted(facts.groups)
    ]
    tags = [EntryPriority(entry_id=facts.id, priority_id=code) for facts in many for code in sorted(facts.priorities)]
    if links:
        EntryGroup.objects.bulk_create(links)
    if tags:
        EntryPriority.objects.bulk_create(tags)
    return entries


def _entry(facts: EntryFacts) -> Entry:
    return Entry(
        id=facts.id,
        format=facts.format,
        kind=facts.kind,
        on=facts.on,
        function=facts.function,
        activity_id=facts.activity,
        act=facts.act,
        area=facts.area,
        area_basis=facts.area_basis,
        minutes=facts.minutes,
        people=facts.people,
        given=facts.given,
        pence=facts.pence,
        pence_kind=facts.pence_kind,
        payer_id=facts.payer,
        public_body_id=facts.public_body,
        ref=facts.ref,
        audience=facts.audience,
        about_id=facts.about,
        pathway=facts.pathway,
        strength=facts.strength,
        corrects_id=facts.corrects,
        reverses_id=facts.reverses,
        recorded_by=facts.recorded_by,
        recorded_at=facts.recorded_at,
        hash=rules.digest(facts),
    )


def _clear(entries: Sequence[UUID]) -> int:
    held = Note.objects.filter(Q(entry__in=entries), ~Q(text="", names="", dissent=""))
    return held.update(text="", names="", dissent="", erased_at=clock.now())
