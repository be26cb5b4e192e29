"""Giving roles, changing and ending them; and the to-do that asks when somebody leaves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.todo import actions as todo
from hedgerow.engines.todo.queries import open_tasks
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import resolved_ids
from hedgerow.people.models import Contact, Role
from hedgerow.people.queries.roles import is_asked_about, on_day
from hedgerow.people.rules import post_of, tidy
from hedgerow.people.types import Post, RoleKind

#: what may be given of a role besides who, where and what
FACTS = frozenset({"title", "team", "patch", "main", "since", "until", "source"})
LONGEST = 120  # letters of title, team and patch
ASK_WITHIN = timedelta(days=14)
ASK = {
    Post.TREASURER: lambda: _("Ask who the treasurer is now"),
    Post.REPRESENTATIVE: lambda: _("Ask who speaks for them now"),
    Post.ADMINISTRATOR: lambda: _("Ask who looks after their page now"),
}


@transaction.atomic
def give_role(
    *, by: User | None, contact: Contact, organisation: Organisation, kind: str, since: date | None = None, **facts: Any
) -> Role:
    """Say that somebody is something in an organisation, from a day if it is known. `facts` are any of FACTS.

    A to-do that asked who it is now is done by that. Raises ValidationError where they are that already.
    """
    if kind not in RoleKind.values:
        raise ValidationError({"kind": _("Choose a role.")})
    now = resolved_ids([organisation.pk])[organisation.pk]
    group = Organisation.objects.in_bulk([now])[now]
    role = Role(contact=contact, organisation=group, kind=kind, **_prepared({"since": since, **facts}))
    _check(role)
    role.save(force_insert=True)
    _only_main(role)
    record(by=by, did="role.given", ref=contact.ref, fields=_said(role))
    record(by=by, did="role.given", ref=group.ref, fields=_said(role))
    _answered(by, role)
    return role


@transaction.atomic
def change_role(*, by: User | None, role: Role, **facts: Any) -> Role:
    """Change what is said of a role: any of FACTS. Raises ValidationError for days that cannot be."""
    held = _held(role)
    values = _prepared(facts)
    changed = [name for name, value in values.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, values[name])
    if changed:
        _check(held)
        held.save(update_fields=changed)
        _only_main(held)
        record(by=by, did="role.changed", ref=held.contact.ref, fields=changed)
        record(by=by, did="role.changed", ref=held.organisation.ref, fields=changed)
        if "until" in changed and held.until is None:
            _answered(by, held)
    return held


@transaction.atomic
def end_role(*, by: User | None, role: Role, on: date | None = None) -> Role:
    """Say that somebody leaves a role: the day (today) is the first without them.

    Where that leaves the group without a treasurer or a representative, a to-do asks who it is now: once, however often
    somebody looks. Raises ValidationError for a day before they came, or a role that has ended.
    """
    held = _held(role)
    if held.until is not None:
        raise ValidationError({"on": _("This has ended already.")})
    day = on or clock.today()
    if held.since is not None and day < held.since:
        raise ValidationError({"on": _("They came on a later day than this.")})
    held.until, held.main = day, False
    held.save(update_fields=["until", "main"])
    record(by=by, did="role.ended", ref=held.contact.ref, fields=["until"])
    record(by=by, did="role.ended", ref=held.organisation.ref, fields=["until"])
    _ask(by, held, day)
    return held


def _held(role: Role) -> Role:
    rows = Role.objects.select_for_update(of=("self",)).select_related("organisation", "contact")
    return rows.in_bulk([role.pk])[role.pk]


def _prepared(facts: dict[str, Any]) -> dict[str, Any]:
    unknown = facts.keys() - FACTS
    assert not unknown, f"not facts of a role: {unknown}"
    return {name: tidy(value) if isinstance(value, str) else value for name, value in facts.items()}


def _check(role: Role) -> None:
    """Raise ValidationError for what the database would refuse, in words."""
    for name in ("title", "team", "patch"):
        if len(getattr(role, name)) > LONGEST:
            raise ValidationError({name: _("This is too long.")})
    if role.since and role.until and role.until < role.since:
        raise ValidationError({"until": _("They cannot have left before they came.")})
    same = Role.objects.filter(contact=role.contact_id, organisation=role.organisation_id, kind=role.kind)
    if role.until is None and same.filter(until__isnull=True).exclude(pk=role.pk).exists():
        raise ValidationError({"kind": _("They are that already.")})


def _said(role: Role) -> list[str]:
    told = ("title", "team", "patch", "main", "since", "until")
    return ["kind", *(name for name in told if getattr(role, name))]


def _only_main(role: Role) -> None:
    """There is one person to speak to first."""
    if role.main:
        Role.objects.filter(organisation=role.organisation_id, main=True).exclude(pk=role.pk).update(main=False)


def _ask(by: User | None, role: Role, day: date) -> None:
    """A to-do for whoever recorded it, unless somebody holds the post, or one asks already."""
    post, group = post_of(role.kind), role.organisation
    if post is None or not is_asked_about(group):
        return
    others = Role.objects.filter(on_day(day), kind=role.kind, organisation=group).exclude(pk=role.pk)
    words = ASK[post]()
    if others.exists() or open_tasks().filter(ref=str(group.ref), what=words).exists():
        return
    owner = by if by is not None and by.is_worker else None
    todo.add(by=by, what=words, due=max(day, clock.today()) + ASK_WITHIN, owner=owner, ref=group.ref)


def _answered(by: User | None, role: Role) -> None:
    """Somebody holds the post again: what asked for it is done."""
    post = post_of(role.kind)
    if post is None or by is None or role.until is not None:
        return
    for task in open_tasks().filter(ref=str(role.organisation.ref), what=ASK[post]()):
        todo.finish(by=by, task=task)
