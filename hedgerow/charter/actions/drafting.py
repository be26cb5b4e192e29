"""Writing the draft of the agreement: its words, promises, who performs what, and what our words mean elsewhere.

Nothing can be changed once the draft is put to those who sign. Whoever changes a part says which `edition` of it they were
shown: where somebody has written since, it is refused, and nothing is written over unseen.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.charter import rules
from hedgerow.charter.models import Activity, Agreement, Performer, Promise, SchemeMatch
from hedgerow.charter.permissions import check_write
from hedgerow.charter.proposal import MATCHES
from hedgerow.charter.types import Function, Match, Side, State
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.places.queries import area_names
from hedgerow.spine.errors import InputError
from hedgerow.standards.infrastructure import SCHEMES

Part = TypeVar("Part", Agreement, Promise, Performer)
OURS = (Kind.PUBLIC_BODY, Kind.LIO)


@transaction.atomic
def begin(*, by: User | None, title: str = "") -> Agreement:
    """The draft of the next version, which starts from the last one agreed; the one that is open already, if there is one."""
    _may(by)
    last = Agreement.objects.select_for_update().order_by("-number").first()
    if last is not None and last.state != State.AGREED:
        return last
    title = title.strip() or (last.title if last else _("Our local agreement"))
    try:
        with transaction.atomic():
            draft = Agreement.objects.create(
                number=last.number + 1 if last else 1, title=title, definition=last.definition if last else ""
            )
    except IntegrityError:  # somebody began it at the same moment
        return Agreement.objects.filter(state=State.DRAFT)[0]
    if last is None:
        _propose_matches()
    audit.record(by=by, did="agreement.begun", ref=draft.ref)
    return draft


@transaction.atomic
def change_text(
    *, by: User | None, agreement: Agreement, edition: int, title: str, definition: str, review_by: date | None = None
) -> Agreement:
    """The title, the definition of infrastructure here, and by when to look at it again."""
    _may(by)
    draft = _held(Agreement, agreement.pk, edition)
    _check_open(draft)
    if not title.strip():
        raise InputError(_("Give it a title."))
    given = {"title": title.strip(), "definition": definition.strip(), "review_by": review_by}
    return _write(by, draft, given, draft.ref, "agreement.changed")


@transaction.atomic
def add_promise(*, by: User | None, side: Side | str, maker: str, to: str, text: str, seen: str = "") -> Promise:
    """A promise, at the end of its side's. Raises InputError where it says nothing, or nobody makes it."""
    _may(by)
    draft = the_draft()
    given = _promise(side, maker, to, text, seen)
    taken = set(Promise.objects.values_list("code", flat=True))
    promise = Promise.objects.create(
        code=rules.code_for(" ".join(text.split()[:6]), taken), position=len(taken), **given
    )
    audit.record(by=by, did="agreement.promise_added", ref=draft.ref)
    return promise


@transaction.atomic
def change_promise(
    *, by: User | None, promise: Promise, edition: int, side: Side | str, maker: str, to: str, text: str, seen: str = ""
) -> Promise:
    """The same promise in other words: its code stays."""
    _may(by)
    draft = the_draft()
    return _write(by, _held(Promise, promise.pk, edition), _promise(side, maker, to, text, seen), draft.ref)


@transaction.atomic
def drop_promise(*, by: User | None, promise: Promise, edition: int) -> Promise:
    """Take a promise out of the draft. The versions that hold it keep it."""
    _may(by)
    draft = the_draft()
    return _write(by, _held(Promise, promise.pk, edition), {"until": clock.today()}, draft.ref)


@transaction.atomic
def add_performer(
    *,
    by: User | None,
    organisation: Organisation,
    function: Function | str,
    activity: Activity | None = None,
    area: str = "",
    note: str = "",
) -> Performer:
    """An organisation performs a function here, or in one area. What is there already is answered with, once.

    Raises InputError for a group that is not in the public directory: the agreement is read by everybody.
    """
    _may(by)
    draft = the_draft()
    if not organisation.published and organisation.kind not in OURS:
        raise InputError(_("This group is not in the public directory. Ask it first."))
    if activity is not None and activity.function != function:
        raise InputError(_("That activity belongs to another function."))
    if area and area not in area_names([area]):
        raise InputError(_("That is no area of this place."))
    what: dict[str, Any] = {"organisation": organisation, "function": function, "activity": activity, "area": area}
    named = Performer.objects.filter(**what, until=None).first()
    if named is not None:
        return named
    audit.record(by=by, did="agreement.performer_added", ref=draft.ref)
    return Performer.objects.create(**what, note=note.strip())


@transaction.atomic
def drop_performer(*, by: User | None, performer: Performer, edition: int) -> Performer:
    """Take a performer out of the draft. The versions that name it keep it."""
    _may(by)
    draft = the_draft()
    return _write(by, _held(Performer, performer.pk, edition), {"until": clock.today()}, draft.ref)


@transaction.atomic
def add_match(*, by: User | None, word: str, scheme: str, concept: str, how: Match | str) -> SchemeMatch:
    """A word of ours, and what it is near to in another scheme. Said again, it is said in the new way."""
    _may(by)
    draft = the_draft()
    if word not in Function.values and not Activity.objects.filter(pk=word).exists():
        raise InputError(_("That is not one of our words."))
    if scheme not in SCHEMES or concept not in SCHEMES[scheme].concepts:
        raise InputError(_("That is not a word of that scheme."))
    found, _new = SchemeMatch.objects.update_or_create(
        word=word, scheme=scheme, concept=concept, defaults={"how": Match(how)}
    )
    audit.record(by=by, did="agreement.match_added", ref=draft.ref)
    return found


@transaction.atomic
def drop_match(*, by: User | None, match: SchemeMatch) -> None:
    """Say no longer that they are near to each other."""
    _may(by)
    draft = the_draft()
    if SchemeMatch.objects.filter(pk=match.pk).delete()[0]:
        audit.record(by=by, did="agreement.match_dropped", ref=draft.ref)


def the_draft() -> Agreement:
    """The draft, held until the transaction ends. Raises InputError where none is being written."""
    draft = Agreement.objects.select_for_update().filter(state=State.DRAFT).first()
    if draft is None:
        raise InputError(_("No version is being written. Begin one, or take back the one that was put."))
    return draft


def _held(kind: type[Part], pk: int, edition: int) -> Part:
    """A part, held, as it was shown. Raises InputError where somebody has written since."""
    held: Part = kind._default_manager.select_for_update().in_bulk([pk])[pk]
    if held.edition != edition:
        raise InputError(_("Somebody else has changed this since you opened it. Look again: nothing was written over."))
    return held


def _write(
    by: User | None, held: Part, given: Mapping[str, Any], ref: Ref, did: str = "agreement.part_changed"
) -> Part:
    changed: list[str] = [name for name, value in given.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, given[name])
    if changed:
        held.edition += 1
        held.save(update_fields=[*changed, "edition"])
        audit.record(by=by, did=did, ref=ref, fields=changed)
    return held


def _promise(side: Side | str, maker: str, to: str, text: str, seen: str) -> dict[str, Any]:
    if not text.strip() or not maker.strip() or not to.strip():
        raise InputError(_("Say who promises what, and to whom."))
    said = {"maker": maker, "to": to, "text": text, "seen": seen}
    return {"side": Side(side), **{name: " ".join(words.split()) for name, words in said.items()}}


def _propose_matches() -> None:
    """The matches to start with, for words that this place has."""
    words = {*Function.values, *Activity.objects.values_list("code", flat=True)}
    SchemeMatch.objects.bulk_create(
        (
            SchemeMatch(word=word, scheme=scheme, concept=concept, how=how)
            for word, scheme, concept, how in MATCHES
            if word in words
        ),
        ignore_conflicts=True,
    )


def _check_open(agreement: Agreement) -> None:
    if agreement.state != State.DRAFT:
        raise InputError(_("These words are put to those who sign. Take them back first."))


def _may(by: User | None) -> None:
    """Without `by` it is the demonstration, or a test, that writes."""
    if by is not None:
        check_write(by)
