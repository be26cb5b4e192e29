"""What people can ask for letters about."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.newsletters.models import Subject
from hedgerow.newsletters.permissions import check_set_subjects
from hedgerow.spine.errors import InputError

FACTS = ("name", "about", "open", "place")


@transaction.atomic
def add_subject(*, by: User | None, name: str, **facts: Any) -> Subject:
    """A new subject. Raises InputError for a name that is taken or empty. `by` None: when a place opens."""
    if by is not None:
        check_set_subjects(by)
    made = Subject(**_checked({"name": name, **facts}))
    _only(made)
    made.save(force_insert=True)
    record(by=by, did="newsletter.subject_added", ref=made.ref, fields=["name", *facts])
    return made


@transaction.atomic
def change_subject(*, by: User, subject: Subject, **facts: Any) -> Subject:
    """Call it otherwise, or let nobody ask for it any more: who gets its letters goes on doing so."""
    check_set_subjects(by)
    held = Subject.objects.select_for_update().in_bulk([subject.pk])[subject.pk]
    changed = [name for name, value in _checked(facts).items() if getattr(held, name) != value]
    for name, value in _checked(facts).items():
        setattr(held, name, value)
    _only(held)
    if changed:
        held.save(update_fields=changed)
        record(by=by, did="newsletter.subject_changed", ref=held.ref, fields=changed)
    return held


def seed(by: User | None = None) -> None:
    """A place begins with one subject."""
    if not Subject.objects.exists():
        about = _("What is new here for groups and charities, about once a month.")
        add_subject(by=by, name=_("News and events"), about=about)


def _checked(facts: dict[str, Any]) -> dict[str, Any]:
    unknown = facts.keys() - set(FACTS)
    assert not unknown, f"not facts of a subject: {unknown}"
    given = {name: " ".join(value.split()) if isinstance(value, str) else value for name, value in facts.items()}
    if not 0 < len(given.get("name", "–")) <= 80 or len(given.get("about", "")) > 300:
        raise InputError(_("Give it a name of 80 letters or fewer, and say in 300 what such letters hold."))
    return given


def _only(subject: Subject) -> None:
    if Subject.objects.filter(name=subject.name).exclude(pk=subject.pk).exists():
        raise InputError(_("There is a subject called “%(name)s” already.") % {"name": subject.name})
