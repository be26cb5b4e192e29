"""Raising a concern, reading it, saying what was done, and who else may read it.

Nothing of it goes to the audit trail that managers read: the record's own trail holds who did what. Letters say that a
concern is waiting, and no more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.kernel import clock
from hedgerow.people.actions.waiting import tell_added, tell_waiting
from hedgerow.people.models import Confidential, Reader, Trace
from hedgerow.people.queries import confidential as queries
from hedgerow.people.rules.keeping import keep_until
from hedgerow.people.rules.sealing import is_current, seal, unseal
from hedgerow.people.types import Confidence, Did, Standing
from hedgerow.spine.errors import InputError

LOOK_WITHIN = timedelta(days=1)  # a lead looks at a new concern within a day
LONGEST = 20_000


@transaction.atomic
def raise_concern(
    *,
    by: User,
    text: str,
    title: str = "",
    person: str = "",
    group: str = "",
    readers: Sequence[User] | None = None,
) -> Confidential:
    """Write down a concern about somebody's safety. It goes to the leads, or to `readers`; whoever raised it cannot read
    it again unless they are one of them. Where nobody is lead yet, it waits for one.

    Raises InputError where nothing is said.
    """
    told = [lead.user for lead in queries.leads()] if readers is None else list(readers)
    look = clock.today() + LOOK_WITHIN
    made = _write(by, Confidence.CONCERN, title, text, person=person, group=group, look_on=look)
    _let_read(by, made, told)
    tell_waiting(made, told, by)
    return made


@transaction.atomic
def write_note(
    *, by: User, title: str, text: str, readers: Iterable[User] = (), person: str = "", group: str = ""
) -> Confidential:
    """Write a confidential note for named readers; its author is one of them. Raises InputError where nothing is said."""
    if not title.strip():
        raise InputError(_("Give it a few words to be found by, without names."))
    made = _write(by, Confidence.NOTE, title, text, person=person, group=group, look_on=None)
    others = [user for user in readers if user.pk != by.pk]
    _let_read(by, made, [by, *others])
    tell_added(made, others, by)
    return made


def _write(
    by: User, kind: Confidence, title: str, text: str, *, person: str, group: str, look_on: date | None
) -> Confidential:
    words = {"title": title.strip()[:120], "text": _said(text)}
    row = Confidential.objects.create(
        kind=kind,
        person=person,
        group=group,
        sealed=seal(words, queries.secrets()),
        raised_by=by.pk,
        look_on=look_on,
        keep_until=keep_until(kind, clock.today()) if kind == Confidence.NOTE else None,
    )
    Trace.objects.create(confidential=row, by=by.pk, did=Did.RAISED, standing=row.standing)
    return row


def _said(text: str) -> str:
    said = text.strip().replace("\r\n", "\n")
    if not said or len(said) > LONGEST:
        raise InputError(_("Write down what happened, in up to 20,000 letters."))
    return said


@transaction.atomic
def open_one(*, by: User, pk: UUID) -> Confidential:
    """Open one to read it: the reading is recorded, the author's too. Raises Confidential.DoesNotExist for all but its
    readers."""
    row = queries.for_reader(by, pk)
    Trace.objects.create(confidential=row, by=by.pk, did=Did.READ)
    return row


@transaction.atomic
def act(*, by: User, row: Confidential, text: str, standing: str, look_on: date | None = None) -> Confidential:
    """Say what was done, and how far it has come. Raises InputError where nothing is said."""
    held = _held(by, row)
    if standing not in Standing.values:
        raise InputError(_("Say whether it is open, passed on or closed."))
    sealed = seal({"text": _said(text)}, queries.secrets())
    closed = standing == Standing.CLOSED
    held.standing = standing
    held.closed_on = clock.today() if closed else None
    held.look_on = None if closed else look_on
    if closed and held.kind == Confidence.CONCERN:
        held.keep_until = keep_until(held.kind, clock.today())
    held.save(update_fields=["standing", "closed_on", "look_on", "keep_until"])
    Trace.objects.create(confidential=held, by=by.pk, did=Did.ACTED, standing=standing, sealed=sealed)
    return held


@transaction.atomic
def add_reader(*, by: User, row: Confidential, user: User) -> None:
    """Let somebody else of our team read it; the other readers are told. Raises InputError where they may already."""
    held = _held(by, row)
    if not user.is_worker:
        raise InputError(_("Only somebody of our team can be a reader."))
    if Reader.objects.filter(confidential=held, user=user, until__isnull=True).exists():
        raise InputError(_("They can read it already."))
    others = [reader.user for reader in queries.readers_of(held) if reader.user_id != by.pk]
    _let_read(by, held, [user])
    tell_added(held, [user, *others], by)


@transaction.atomic
def end_reader(*, by: User, row: Confidential, user: User) -> None:
    """Take a reader off. Raises InputError where nobody of our team could read it any more."""
    held = _held(by, row)
    left = [reader for reader in queries.readers_of(held) if reader.user_id != user.pk and reader.user.is_worker]
    if not left:
        raise InputError(_("Somebody must be able to read it. Add another reader first."))
    ended = Reader.objects.filter(confidential=held, user=user, until__isnull=True).update(until=clock.now())
    if ended:
        Trace.objects.create(confidential=held, by=by.pk, did=Did.ENDED, whom=user.pk)


@transaction.atomic
def keep(*, by: User, row: Confidential, until: date) -> None:
    """Say until when it is kept. Raises InputError for a day that is past."""
    held = _held(by, row)
    if until < clock.today():
        raise InputError(_("Give a day to come, or erase its words."))
    held.keep_until = until
    held.save(update_fields=["keep_until"])
    Trace.objects.create(confidential=held, by=by.pk, did=Did.KEPT)


@transaction.atomic
def erase(*, by: User | None, row: Confidential) -> None:
    """Erase its words, and whom it is about; that it was there, and who read it, stays. Raises
    Confidential.DoesNotExist where `by` is no reader of it."""
    held = _held(by, row) if by else Confidential.objects.select_for_update().in_bulk([row.pk])[row.pk]
    held.sealed = held.person = held.group = ""
    held.look_on, held.erased_at = None, clock.now()
    held.standing = Standing.CLOSED
    held.closed_on = held.closed_on or clock.today()
    held.save(update_fields=["sealed", "person", "group", "look_on", "erased_at", "standing", "closed_on"])
    _empty_trail(held)
    Trace.objects.create(confidential=held, by=by.pk if by else None, did=Did.ERASED)


def erase_old_notes(today: date) -> None:
    """Nightly: the words of notes whose day is over go."""
    for row in queries.notes_over(today):
        erase(by=None, row=row)


@transaction.atomic
def person_erased(*, refs: Collection[str]) -> None:
    """Somebody has been erased. Notes about them go. A safeguarding concern stays where the law needs it (UK GDPR, article
    17(3)(b) and (e)): its readers are asked to decide, and the reference left in it is a number without a name."""
    day = clock.today()
    for row in queries.about(refs):
        if row.kind == Confidence.NOTE:
            erase(by=None, row=row)
        elif row.closed_on:
            Confidential.objects.filter(pk=row.pk).update(keep_until=day - timedelta(days=1))
        else:
            Confidential.objects.filter(pk=row.pk).update(look_on=day)


def _empty_trail(held: Confidential) -> None:
    """What was done goes with what was said; the lines of the trail stay."""
    for line in Trace.objects.filter(confidential=held).exclude(sealed=""):
        line.sealed = ""
        line.save(update_fields=["sealed"])


def reseal() -> int:
    """Seal with the present key what a former one sealed. Returns how many texts were sealed anew."""
    keys, done = queries.secrets(), 0
    if len(keys) == 1:
        return 0
    for model in (Confidential, Trace):
        for pk, sealed in list(model.objects.exclude(sealed="").values_list("pk", "sealed")):
            if not is_current(sealed, keys):
                done += _reseal(model, pk)
    return done


@transaction.atomic
def _reseal(model: type[Confidential] | type[Trace], pk: object) -> int:
    row = model.objects.select_for_update().in_bulk([pk])[pk]
    row.sealed = seal(unseal(row.sealed, queries.secrets()), queries.secrets())
    row.save(update_fields=["sealed"])
    return 1


def _held(by: User, row: Confidential) -> Confidential:
    """The record, held until the transaction ends. Raises Confidential.DoesNotExist for all but its readers, InputError
    where its words are erased."""
    queries.for_reader(by, row.pk)
    held = Confidential.objects.select_for_update().in_bulk([row.pk])[row.pk]
    if held.erased_at:
        raise InputError(_("Its words have been erased."))
    return held


def _let_read(by: User, row: Confidential, users: Iterable[User]) -> None:
    for user in {each.pk: each for each in users}.values():
        Reader.objects.create(confidential=row, user=user)
        Trace.objects.create(confidential=row, by=by.pk, did=Did.ADDED, whom=user.pk)
