"""Writing down what public bodies say matters to them, in their words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.charter.actions.words import changed
from hedgerow.charter.models import BodyPriority, BodyPriorityLink, Priority
from hedgerow.charter.permissions import check_keep_priorities
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.spine.errors import InputError

FACTS = frozenset({"number", "words", "source", "source_url", "published_on", "starts", "ends"})


@transaction.atomic
def add_body_priority(
    *,
    by: User | None,
    body: Organisation,
    words: str,
    source: str,
    published_on: date,
    links: Iterable[str] = (),
    replaces: BodyPriority | None = None,
    **facts: Any,
) -> BodyPriority:
    """A priority as a body published it; with `replaces`, said anew: the earlier one ends the day before.

    `links` are codes of our priorities. Raises InputError where it is no public body, nothing is said, days are not in
    order, or the earlier one was said anew already.
    """
    if by is not None:
        check_keep_priorities(by, body)
    if body.kind != Kind.PUBLIC_BODY:
        raise InputError(_("Only public bodies have published priorities here."))
    facts = {"starts": published_on, **{name: value for name, value in facts.items() if value not in (None, "")}}
    given = {"words": _said(words), "source": _said(source), "published_on": published_on, **facts}
    _check(given)
    if replaces is not None:
        _end(by, replaces, given["starts"])
    made = BodyPriority.objects.create(body=body, replaces=replaces, recorded_by=by.pk if by else None, **given)
    _link(made, links)
    changed(by, "body_priority.added", made.ref)
    return made


@transaction.atomic
def change_body_priority(
    *, by: User | None, priority: BodyPriority, edition: int, links: Iterable[str], **facts: Any
) -> BodyPriority:
    """Put right what was written down wrongly. What the body says anew is another: `add_body_priority(replaces=)`.

    `edition` is that of the row which whoever changes it was shown. Raises InputError where another has been written since.
    """
    held = (
        BodyPriority.objects.select_for_update(of=("self",)).select_related("body").in_bulk([priority.pk])[priority.pk]
    )
    if by is not None:
        check_keep_priorities(by, held.body)
    if held.edition != edition:
        raise InputError(_("Somebody else has changed this since you opened it. Look again."))
    fields = [name for name, value in facts.items() if name in FACTS and getattr(held, name) != value]
    _check({name: facts.get(name, getattr(held, name)) for name in FACTS})
    for name in fields:
        setattr(held, name, facts[name])
    if _link(held, links):
        fields.append("priorities")
    if fields:
        held.edition = edition + 1
        held.save()
        changed(by, "body_priority.changed", held.ref, fields)
    return held


def _end(by: User | None, earlier: BodyPriority, starts: date) -> None:
    """The earlier words end the day before the new ones start."""
    held = BodyPriority.objects.select_for_update().in_bulk([earlier.pk])[earlier.pk]
    if BodyPriority.objects.filter(replaces=held).exists():
        raise InputError(_("This has been said anew already. Look again."))
    last = starts - timedelta(days=1)
    if last < held.starts:
        raise InputError(_("The new words start before the earlier ones did."))
    held.ends = min(held.ends, last) if held.ends else last
    held.edition += 1
    held.save(update_fields=["ends", "edition"])
    changed(by, "body_priority.ended", held.ref, ["ends"])


def _link(priority: BodyPriority, codes: Iterable[str]) -> bool:
    """Link it to exactly these of ours; whether anything changed. A code that is none is refused."""
    wanted = set(codes)
    known = set(Priority.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    if wanted - known:
        raise InputError(_("That is not one of our local priorities."))
    held = set(BodyPriorityLink.objects.filter(body_priority=priority).values_list("priority", flat=True))
    BodyPriorityLink.objects.filter(body_priority=priority, priority__in=held - wanted).delete()
    BodyPriorityLink.objects.bulk_create(
        BodyPriorityLink(body_priority=priority, priority_id=code) for code in sorted(wanted - held)
    )
    return held != wanted


def _check(given: dict[str, Any]) -> None:
    if not given["words"]:
        raise InputError(_("Write what the body says, in its own words."))
    if not given["source"]:
        raise InputError(_("Say where it is published."))
    if given["published_on"] > clock.today():
        raise InputError(_("It cannot be published after today."))
    if given.get("ends") and given["ends"] < given["starts"]:
        raise InputError(_("It ends before it starts."))


def _said(words: str) -> str:
    return " ".join(words.split())
