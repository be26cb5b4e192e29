"""Putting a letter together: its words, what is in it, in which order, and whom it is for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.newsletters import queries, rules
from hedgerow.newsletters.models import Aimed, Issue, Part, Subject
from hedgerow.newsletters.permissions import check_write
from hedgerow.newsletters.types import PartKind, State
from hedgerow.spine.errors import InputError


@transaction.atomic
def begin(*, by: User, title: str, subjects: Sequence[Subject] = ()) -> Issue:
    """A new letter, being written. Raises InputError without a subject line."""
    check_write(by)
    issue = Issue.objects.create(title=_title(title), made_by=by.pk, made_at=clock.now())
    _aim(issue, subjects)
    record(by=by, did="newsletter.begun", ref=issue.ref, fields=["title"])
    return issue


def _title(text: str) -> str:
    told = " ".join(text.split())
    if not 0 < len(told) <= 150:
        raise InputError(_("Give it a subject line of 150 letters or fewer."))
    return told


def held_draft(by: User, issue: Issue) -> Issue:
    """The letter, held until the transaction ends. Raises InputError once it is being sent: its words are frozen."""
    check_write(by)
    held = Issue.objects.select_for_update().in_bulk([issue.pk]).get(issue.pk)
    if held is None:
        raise InputError(_("A colleague has thrown this letter away."))
    if held.state != State.DRAFT:
        raise InputError(_("This letter has been sent: it does not change any more."))
    return held


@transaction.atomic
def change(
    *, by: User, issue: Issue, title: str, subjects: Sequence[Subject], audiences: Iterable[str], public: bool = True
) -> Issue:
    """Its subject line, and whom it is for."""
    held = held_draft(by, issue)
    known = dict(queries.audiences())
    held.title, held.public = _title(title), public
    held.audiences = [ref for ref in dict.fromkeys(audiences) if ref in known]
    held.save(update_fields=["title", "audiences", "public"])
    Aimed.objects.filter(issue=held).delete()
    _aim(held, subjects)
    return held


def _aim(issue: Issue, subjects: Sequence[Subject]) -> None:
    """To everybody who asked for one of these."""
    pks = dict.fromkeys(subject.pk for subject in subjects)
    Aimed.objects.bulk_create([Aimed(issue=issue, subject_id=pk) for pk in pks])


@transaction.atomic
def add_words(*, by: User, issue: Issue, text: str, heading: str = "") -> Part:
    """Words of our own, at the end. Raises InputError where nothing is said."""
    held = held_draft(by, issue)
    return Part.objects.create(issue=held, kind=PartKind.WORDS, place=_next(held), **_words(text, heading))


def _words(text: str, heading: str) -> dict[str, str]:
    told = text.strip()
    if not told or len(told) > 5000 or len(heading) > 150:
        raise InputError(_("Write something, of up to 5,000 letters."))
    return {"text": told, "heading": " ".join(heading.split())}


@transaction.atomic
def change_words(*, by: User, part: Part, text: str, heading: str = "") -> Part:
    """Say it otherwise: our own words, or the line about something that is here."""
    held_draft(by, part.issue)
    given: dict[str, Any] = _words(text, heading) if part.kind == PartKind.WORDS else {"text": text.strip()[:5000]}
    Part.objects.filter(pk=part.pk).update(**given)
    part.refresh_from_db()
    return part


@transaction.atomic
def add_items(*, by: User, issue: Issue, refs: Sequence[str]) -> int:
    """Put things that are here into a letter, as they stand now, under the heading of their list. How many were put in:
    what is in it already, or is no more, is left out."""
    held = held_draft(by, issue)
    wanted, place, made = set(refs), _next(held), []
    for offered in queries.lists(held):
        for item, _new in offered.items:
            if item.ref in wanted:
                facts = {"heading": offered.title, "title": item.title[:250], "text": item.line, "url": item.url[:500]}
                made.append(Part(issue=held, kind=PartKind.ITEM, place=place, item=item.ref, **facts))
                wanted.discard(item.ref)
                place += 1
    if place > rules.MOST_PARTS:
        raise InputError(_("That is too much for one letter: %(most)d parts at most.") % {"most": rules.MOST_PARTS})
    Part.objects.bulk_create(made)
    return len(made)


def _next(issue: Issue) -> int:
    last: int | None = Part.objects.filter(issue=issue).aggregate(last=Max("place"))["last"]
    return 0 if last is None else last + 1


@transaction.atomic
def move(*, by: User, part: Part, places: int) -> None:
    """Up (-1) or down (1) in the letter."""
    held_draft(by, part.issue)
    rows = {row.pk: row for row in queries.parts(part.issue)}
    if part.pk not in rows:
        raise InputError(_("A colleague has taken this out."))
    for place, pk in enumerate(rules.moved(rows, part.pk, places)):
        rows[pk].place = place
    Part.objects.bulk_update(rows.values(), ["place"])


@transaction.atomic
def remove(*, by: User, part: Part) -> None:
    """Take a part out. Safe to press again."""
    held_draft(by, part.issue)
    Part.objects.filter(pk=part.pk).delete()


@transaction.atomic
def discard(*, by: User, issue: Issue) -> None:
    """Throw away a letter that was never sent."""
    held = held_draft(by, issue)
    record(by=by, did="newsletter.discarded", ref=held.ref)
    held.delete()


def note_download(*, by: User, filters: Iterable[str]) -> None:
    """Somebody took a list of addresses away: who, when, and by which filters it was narrowed."""
    record(by=by, did="newsletter.list_downloaded", ref=Ref("newsletters", "subscriber", "list"), fields=filters)
