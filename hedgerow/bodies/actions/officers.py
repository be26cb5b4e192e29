"""Departments and officers of public bodies: adding, moving, leaving."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.bodies.models import Department, Office
from hedgerow.bodies.queries.officers import on_day
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.people.models import Contact
from hedgerow.spine.errors import InputError

FACTS = frozenset({"department", "title", "patch"})


@transaction.atomic
def add_department(*, by: User | None, body: Organisation, name: str, about: str = "") -> Department:
    """A department of a public body. Raises InputError where it has no name, or one of that name is there."""
    _check_body(body)
    said = _named(name)
    try:
        with transaction.atomic():
            made = Department.objects.create(body=body, name=said, about=" ".join(about.split())[:400])
    except IntegrityError:
        raise InputError(_("A department of this name is there already.")) from None
    audit.record(by=by, did="department.added", ref=made.ref)
    return made


@transaction.atomic
def change_department(
    *, by: User | None, department: Department, name: str, about: str = "", retired_on: date | None = None
) -> Department:
    """Put a department right, or say that it is no more. Raises InputError where officers are still in it."""
    held = (
        Department.objects.select_for_update(of=("self",))
        .select_related("body")
        .in_bulk([department.pk])[department.pk]
    )
    if retired_on and held.offices.filter(on_day(retired_on)).exists():
        raise InputError(_("Somebody works there still. Say first where they move."))
    held.name, held.about, held.retired_on = _named(name), " ".join(about.split())[:400], retired_on
    try:
        with transaction.atomic():
            held.save(update_fields=["name", "about", "retired_on"])
    except IntegrityError:
        raise InputError(_("A department of this name is there already.")) from None
    audit.record(by=by, did="department.changed", ref=held.ref, fields=["name", "about", "retired_on"])
    return held


def _named(name: str) -> str:
    said = " ".join(name.split())
    if not said or len(said) > 160:
        raise InputError(_("Say what the department is called (up to 160 letters)."))
    return said


def _check_body(body: Organisation) -> None:
    if body.kind != Kind.PUBLIC_BODY or body.merged_into_id is not None:
        raise InputError(_("This is no public body."))


@transaction.atomic
def add_officer(
    *,
    by: User | None,
    body: Organisation,
    contact: Contact,
    department: Department | None = None,
    title: str = "",
    patch: str = "",
    since: date | None = None,
) -> Office:
    """Somebody works for a public body from a day. Raises InputError where they do so already in that department."""
    _check_body(body)
    day = since or clock.today()
    _check_department(body, department)
    Contact.objects.select_for_update().in_bulk([contact.pk])  # the same officer is not added twice at one moment
    held = Office.objects.filter(on_day(max(day, clock.today())), body=body, contact=contact, department=department)
    if held.exists():
        raise InputError(_("They are there already."))
    made = Office.objects.create(
        body=body,
        contact=contact,
        department=department,
        title=" ".join(title.split())[:120],
        patch=" ".join(patch.split())[:120],
        since=day,
        made_by=by.pk if by else None,
    )
    audit.record(by=by, did="officer.added", ref=made.ref)
    return made


def _check_department(body: Organisation, department: Department | None) -> None:
    if department is None:
        return
    if department.body_id != body.pk:
        raise InputError(_("That department belongs to another body."))
    if department.retired_on is not None:
        raise InputError(_("That department is no more."))


@transaction.atomic
def change_officer(*, by: User | None, office: Office, **facts: Any) -> Office:
    """Put right what is known of an officer: any of FACTS. For a real move see `move_officer`."""
    held = _held(office)
    assert not facts.keys() - FACTS, f"not facts of an officer: {sorted(facts)}"
    _check_department(held.body, facts.get("department"))
    changed = [name for name, value in facts.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, facts[name])
    if changed:
        held.save(update_fields=changed)
        audit.record(by=by, did="officer.changed", ref=held.ref, fields=changed)
    return held


@transaction.atomic
def end_office(*, by: User | None, office: Office, on: date | None = None) -> Office:
    """An officer leaves: `on` is the first day without them. What was theirs needs somebody else.

    Raises InputError where they left already, or on a day before they came.
    """
    held, day = _held(office), on or clock.today()
    if held.until is not None:
        raise InputError(_("They have left already."))
    if day < held.since:
        raise InputError(_("They came on a later day than this."))
    held.until = day
    held.save(update_fields=["until"])
    audit.record(by=by, did="officer.left", ref=held.ref, fields=["until"])
    return held


@transaction.atomic
def move_officer(
    *,
    by: User | None,
    office: Office,
    department: Department | None,
    title: str = "",
    patch: str = "",
    on: date | None = None,
) -> Office:
    """An officer moves within the body: the old office ends and a new one begins. What was theirs stays with the old
    office, and needs somebody else. Raises InputError where they left already, or they would move to where they are."""
    held, day = _held(office), on or clock.today()
    if held.contact is None:
        raise InputError(_("Nobody knows any more who they were."))
    if department == held.department and " ".join(title.split()) == held.title:
        raise InputError(_("That is where they are already."))
    ended = end_office(by=by, office=held, on=day)
    made = add_officer(
        by=by, body=held.body, contact=held.contact, department=department, title=title, patch=patch, since=day
    )
    ended.moved_to = made
    ended.save(update_fields=["moved_to"])
    return made


def _held(office: Office) -> Office:
    rows = Office.objects.select_for_update(of=("self",)).select_related("body", "contact", "department")
    return rows.in_bulk([office.pk])[office.pk]
