"""What the apps tell the privacy engine: who is a person, how rows are erased, what is kept for how long and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.privacy import FieldClasses
from hedgerow.kernel.words import Words


@dataclass(frozen=True)
class PersonKind:
    """A model whose rows are people, by its label ("people.Contact"), and the fields by which somebody is known.

    same: the fields, forwards or backwards, that lead to other rows of the same person (their sign-in, a merged record).
    made: the field that says when the row was added.
    """

    model: str
    names: tuple[str, ...]
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    made: str = "created_at"


@dataclass(frozen=True)
class Catalogue:
    """Every installed model, and how its fields are classified (None where nobody has said). Offered by config.

    secrets: fields that are never shown or given away, not even to the person: "accounts.User.password". derived: models
    whose rows are made from others and follow them, such as words to find records by: nobody has to look at those.
    """

    models: Callable[[], Sequence[type[Any]]]
    classes_of: Callable[[type[Any]], FieldClasses | None]
    people: tuple[PersonKind, ...]
    secrets: frozenset[str] = frozenset()
    derived: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Person:
    """One person, as all the rows that are this person: primary keys by model label, and the refs of those rows."""

    rows: Mapping[str, tuple[Any, ...]]
    refs: tuple[str, ...]
    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.names[0] if self.names else ""


@dataclass(frozen=True)
class Eraser:
    """How rows of one model are erased, where the plain way will not do.

    The plain way: a row that cannot stand without the person goes, another loses its link to the person, and a row that
    names the person by ref is kept with all its personal fields emptied. `erase` is given primary keys and runs inside
    the transaction of the whole erasure. `goes` tells the preview whether the rows are gone afterwards.
    """

    model: str
    erase: Callable[[Sequence[Any]], None]
    goes: bool = True
    words: Words = ""


@dataclass(frozen=True)
class Finder:
    """Rows of one model that are a person's, where neither a look-up nor a ref leads to them: their primary keys."""

    model: str
    find: Callable[[Person], Sequence[Any]]


@dataclass(frozen=True)
class AfterErasure:
    """Something to tidy once a person's rows are gone, in the same transaction, such as words left in an index."""

    name: str
    run: Callable[[Person], None]


@dataclass(frozen=True)
class MayNotErase:
    """A reason why somebody cannot be erased yet, as a sentence that says what to do first; "" where there is none."""

    name: str
    reason: Callable[[Person], str]


@dataclass(frozen=True)
class RetentionRule:
    """How long something is kept and on what ground; nightly, what is older goes.

    kind: unique, "people.quiet". title: what it is, as a heading. does: what happens to it, as a sentence. after: days.
    find(before) answers the primary keys of what became old before that day; act(keys) removes them or empties them, in
    the caller's transaction, and is given at most a few hundred at a time. A rule acts only after a manager has looked at
    what it would do and switched it on, unless `always`: then it was promised when the data were asked for. names: how
    refs to such records begin, "people.contact", so that the preview can name some; "" where they have no names.
    """

    kind: str
    title: Words
    does: Words
    after: int
    ground: Words
    find: Callable[[date], Collection[Any]]
    act: Callable[[Sequence[Any]], None]
    always: bool = False
    names: str = ""


@dataclass(frozen=True)
class Processing:
    """One line of the record of processing activities (UK GDPR article 30). Models by label; their PRIVACY says which
    data. `kept` are kinds of retention rules."""

    name: Words
    purpose: Words
    people: Words
    basis: Words
    models: tuple[str, ...]
    recipients: Words = ""
    kept: tuple[str, ...] = ()
    until: Words = ""


class Fate(TextChoices):
    """What becomes of a row when somebody is erased."""

    GOES = "goes", _("is removed")
    EMPTIED = "emptied", _("stays, with everything personal taken out")
    UNLINKED = "unlinked", _("stays, and no longer leads to them")
    STAYS = "stays", _("stays: it holds a number, and no name")
    LOOK = "look", _("somebody has to look: it may mean another person")


@dataclass(frozen=True)
class Line:
    """One kind of row in the preview of an erasure: how many, and what becomes of them."""

    model: str
    title: str
    count: int
    fate: Fate
    ground: str = ""


@dataclass(frozen=True)
class Mention:
    """Words of a person found in a field that is not theirs by any link: `key` is "app.model:id#field"."""

    key: str
    title: str
    field: str
    words: str
    around: str
    sure: bool = False


@dataclass(frozen=True)
class Plan:
    """What erasing somebody would do. `hindered` says why it cannot be done yet, "" where nothing hinders it."""

    person: Person
    lines: tuple[Line, ...]
    mentions: tuple[Mention, ...]
    hindered: str = ""


@dataclass(frozen=True)
class Erased:
    """What was done, and where the person's words are still found: table and field, or file."""

    rows: int
    emptied: int
    left: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """One table's share of what is held about a person. `why` says how it was found: theirs, by ref, done by them."""

    model: str
    title: str
    why: str
    rows: tuple[Mapping[str, Any], ...] = ()
    more: int = 0


@dataclass(frozen=True)
class Held:
    """Everything held about a person, but for what is told in confidence: only that this must be looked at is said."""

    person: Person
    parts: tuple[Part, ...]
    mentions: tuple[Mention, ...]
    confidential: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
