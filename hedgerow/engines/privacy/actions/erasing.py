"""Erasing somebody, and proving it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.files.storage import default_storage
from django.db import connection, models, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from hedgerow.engines import registry
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.privacy import rules
from hedgerow.engines.privacy.actions import listing
from hedgerow.engines.privacy.models import Erasure
from hedgerow.engines.privacy.queries import files, planning, rows
from hedgerow.engines.privacy.queries.catalogue import eraser_of, kind_of, model_of, personal, stored
from hedgerow.engines.privacy.queries.mentions import spots
from hedgerow.engines.privacy.queries.people import gathered
from hedgerow.engines.privacy.queries.rows import Found
from hedgerow.engines.privacy.types import AfterErasure, Erased, Fate, Mention, Person
from hedgerow.kernel import clock, refs
from hedgerow.spine.errors import InputError

NOTHING: dict[type, Any] = {dict: dict, list: list}


@dataclass
class Done:
    """What an erasure has done so far."""

    rows: int = 0
    emptied: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)


def erase(
    *, by: AbstractBaseUser | None, person: Person, mentions: Collection[str] = (), everywhere: bool = False
) -> Erased:
    """Remove a person for good: their rows, what hangs on them, and the words by which they are known elsewhere.

    `mentions` are the keys of what somebody looked at and found to mean this person (`everywhere`: all of it); where an
    address of theirs alone stands, it is taken out unasked. Answers with where their words are still found. Raises
    InputError, and changes nothing, where something hinders it.
    """
    with transaction.atomic():
        _overwrite_what_is_deleted()
        found = planning.plan(person)
        if found.hindered:
            raise InputError(found.hindered)
        done = Done()
        chosen = [one for one in found.mentions if one.sure or everywhere or one.key in mentions]
        _take_out(person, chosen, done)
        _let_go(person, done)
        for offer in registry.all_of(AfterErasure):
            offer.run(person)
        kept = _note(by, person, done)
        transaction.on_commit(lambda: _afterwards(kept, done))
    left = remains(person)
    Erasure.objects.filter(pk=kept.pk).update(left=list(left))
    return Erased(done.rows, len(done.emptied), left)


@transaction.atomic
def remove(*, by: AbstractBaseUser | None, ref: str, alone: bool = False) -> None:
    """Remove the rows of a person whose time is over, and what hangs on them. Other people's texts are not looked through:
    for that there is `erase`. `alone`: this one row of the person, and no other that is the same one."""
    named = refs.parse(ref)
    model = model_of(named.kind)
    found = gathered(model, model._meta.pk.to_python(named.id))
    if alone:
        found = replace(found, rows={model._meta.label: (model._meta.pk.to_python(named.id),)}, refs=(ref,))
    hindered = planning.hindrance(found)
    if hindered:
        raise InputError(hindered)
    _overwrite_what_is_deleted()
    done = Done()
    _let_go(found, done)
    for offer in registry.all_of(AfterErasure):
        offer.run(found)
    kept = _note(by, found, done)
    transaction.on_commit(lambda: _afterwards(kept, done))


def remains(person: Person) -> tuple[str, ...]:
    """Where the words of a person stand now: in which field of which record, or in which file. The proof of an erasure."""
    words = rules.pattern(person)
    found = [f"{one.table}.{one.column} {one.key if one.key is not None else ''}".strip() for one in spots(person)]
    return (*dict.fromkeys(found), *(files.holding(words) if words else ()))


def _take_out(person: Person, chosen: Iterable[Mention], done: Done) -> None:
    """Take the person's words out of rows that are not theirs; a copy that was only lent is emptied as a whole."""
    by_row: dict[str, set[str]] = {}
    for one in chosen:
        ref, _hash, column = one.key.rpartition("#")
        by_row.setdefault(ref, set()).add(column)
    words = rules.pattern(person)
    for ref, columns in by_row.items():
        named = refs.parse(ref.lower()) if "/" not in ref else None
        model = model_of(ref.partition(":")[0])
        pk = named.id if named else ref.partition(":")[2]
        eraser = eraser_of(model)
        if eraser and not eraser.goes:
            eraser.erase([model._meta.pk.to_python(pk)])
        elif words:
            _rewrite(model, pk, columns, words)
        done.emptied |= {f"{ref}#{column}" for column in columns}


def _rewrite(model: type[Model], pk: Any, columns: Iterable[str], words: Any) -> None:
    row = model._base_manager.filter(pk=pk).values(*columns).first() or {}
    changed = {name: _fitting(model, name, rules.without(value, words)) for name, value in row.items()}
    model._base_manager.filter(pk=pk).update(**changed)


def _fitting(model: type[Model], name: str, value: Any) -> Any:
    """A text as its field can hold it: one that may not be empty says that something was removed."""
    held: Any = model._meta.get_field(name)
    if not isinstance(value, str):
        return value
    text = value or ("" if held.blank else rules.REMOVED)
    return text[: held.max_length] if held.max_length else text


def _let_go(person: Person, done: Done) -> None:
    """The person's own rows, and what hangs on them or names them."""
    found = [one for one in rows.found(person) if one.why != "done"]
    for one in found:
        if one.why != "person":
            _each(one, done)
    for one in found:
        if one.why == "person":
            done.files |= _files_of(one)
            _unlink_own(one)
            done.rows += one.rows.delete()[0]


def _each(found: Found, done: Done) -> None:
    what, eraser = planning.fate(found), eraser_of(found.model)
    keys = list(found.rows.values_list("pk", flat=True))
    if not keys or what == Fate.STAYS:
        return
    held = found.model._base_manager.filter(pk__in=keys)
    if what == Fate.GOES:
        done.files |= _files_of(found)
    if eraser:
        eraser.erase(keys)
    elif what == Fate.GOES:
        done.rows += held.delete()[0]
    elif what == Fate.EMPTIED:
        held.update(**empty(found.model))
    else:
        held.update(**{found.fields[0]: None} if "__" not in found.fields[0] else {})
    if what == Fate.EMPTIED:
        done.emptied |= {f"{found.model._meta.label_lower}:{pk}#" for pk in keys}


def empty(model: type[Model]) -> dict[str, Any]:
    """What to set a model's personal fields to, so that nothing personal is left in a row that stays."""
    return {held.name: _nothing(held) for held in personal(model)}


def _nothing(held: Any) -> Any:
    if held.null:
        return None
    if isinstance(held, models.CharField | models.TextField):
        return "" if held.blank else rules.REMOVED
    default = held.get_default()
    return type(default)() if type(default) in NOTHING else default


def _unlink_own(found: Found) -> None:
    """Rows of one person may hold on to each other: a merged record to the one it went into."""
    kind = kind_of(found.model)
    for name in kind.same if kind else ():
        link: Any = found.model._meta.get_field(name)
        if link.concrete and link.null:
            found.rows.update(**{name: None})


def _files_of(found: Found) -> set[str]:
    """Names of the files that rows hold, which are removed once the rows are."""
    held = [f.name for f in stored(found.model) if isinstance(f, models.FileField)]
    values = found.rows.values_list(*held) if held else ()
    return {str(name) for row in values for name in row if name}


def _note(by: AbstractBaseUser | None, person: Person, done: Done) -> Erasure:
    """Keep that it was done, without a word about whom, so that it is done again after an old backup is restored."""
    kept = Erasure.objects.create(
        refs=list(person.refs), emptied=sorted(done.emptied), rows=done.rows, by=by.pk if by else None
    )
    for ref in person.refs or (str(kept.own_ref),):
        audit.record(by=by, did="person.erased", ref=refs.parse(ref))
    return kept


def _afterwards(kept: Erasure, done: Done) -> None:
    """What cannot be undone: only once the erasure is certain."""
    for name in done.files:
        default_storage.delete(name)
    listing.append(kept)


def _overwrite_what_is_deleted() -> None:
    """SQLite leaves what was deleted in its file until the space is used again, unless it is told to write over it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")


def tidy() -> str:
    """Nightly, and after `hedgerow person erase`: write the database's file anew, so that no earlier state of an erased
    row is left in it. PostgreSQL does so by itself; here it is asked to."""
    waiting = Erasure.objects.filter(tidied_at__isnull=True)
    if not waiting.exists() or connection.in_atomic_block:
        return ""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    waiting.update(tidied_at=clock.now())
    return _("The database's file was written anew.")
