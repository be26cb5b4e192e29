"""Letting people act for an organisation, and ending it.

Every write first holds the organisation's row, so that two administrators cannot leave at one moment, each believing
that the other stays.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import can_open
from hedgerow.engines.audit.actions import record
from hedgerow.engines.todo import actions as todo
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.organisations import queries
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.permissions import check_let_in
from hedgerow.organisations.types import Kind, Level
from hedgerow.spine.errors import InputError


@transaction.atomic
def grant_access(*, by: User, user: User, organisation: Organisation, level: Level | str) -> Access:
    """Let a user act for an organisation. One who does already gets the level, unless it was the last administrator's.

    Raises PermissionDenied unless `by` is of our team or an administrator there; InputError for a record that was
    merged, or a level that does not fit: public bodies have officers, all others administrators and editors.
    """
    held = hold(organisation)
    check_let_in(by, held)
    check_level(by, held, Level(level))
    row = Access.objects.filter(user=user, organisation=held, until__isnull=True).first()
    if row is not None:
        return _set_level(by, row, Level(level))
    made = Access.objects.create(user=user, organisation=held, level=Level(level), given_by=by.pk)
    record(by=by, did="access.given", ref=held.ref, fields=["access"])
    return made


def hold(organisation: Organisation) -> Organisation:
    """The organisation's row, held until the transaction ends. Raises InputError for one that was merged away."""
    held = Organisation.objects.select_for_update().in_bulk([organisation.pk])[organisation.pk]
    if held.merged_into_id is not None:
        raise InputError(_("This record was merged into another. Look for it again."))
    return held


def check_level(by: User, held: Organisation, level: Level) -> None:
    """Raise InputError unless the level fits the organisation and `by` may give it."""
    if (level == Level.OFFICER) != (held.kind == Kind.PUBLIC_BODY):
        raise InputError(_("Public bodies have officers; groups have administrators and editors."))
    if level == Level.OFFICER and not can_open(by, Audience.WORKER):
        raise InputError(_("Officers of public bodies are let in by our team."))


@transaction.atomic
def change_level(*, by: User, access: Access, level: Level | str) -> Access:
    """Make an editor an administrator, or the other way round. Raises InputError for the last administrator."""
    held = hold(access.organisation)
    check_let_in(by, held)
    check_level(by, held, Level(level))
    return _set_level(by, _live(access), Level(level))


def _set_level(by: User, row: Access, level: Level) -> Access:
    if row.level == level:
        return row
    if row.level == Level.ADMINISTRATOR:
        _check_not_last(row)
    row.level = level
    row.save(update_fields=["level"])
    record(by=by, did="access.changed", ref=row.organisation.ref, fields=["level"])
    return row


@transaction.atomic
def end_access(*, by: User, access: Access, leave_empty: bool = False) -> Access:
    """Somebody no longer acts for an organisation: from now on, at their next click. What has ended stays ended.

    Anybody may end their own; administrators and our team anybody's. Raises InputError for the last administrator,
    saying what to do first. Our team may with `leave_empty`, which leaves a to-do to find somebody.
    """
    held = hold(access.organisation)
    row = Access.objects.select_related("organisation").in_bulk([access.pk])[access.pk]
    if row.user_id != by.pk or not by.is_active:
        check_let_in(by, held)
    if row.until is not None:
        return row
    emptied = _empties(row)
    if emptied and not (leave_empty and can_open(by, Audience.WORKER)):
        _check_not_last(row)
    row.until, row.ended_by = clock.today(), by.pk
    row.save(update_fields=["until", "ended_by"])
    record(by=by, did="access.ended", ref=held.ref, fields=["access"])
    if emptied:
        # Whoever comes next is looked at afresh.
        Organisation.objects.filter(pk=held.pk).update(trusted_at=None, trusted_by=None)
        todo.add(
            by=by,
            what=_("Nobody looks after this group’s page: find somebody"),
            due=clock.today(),
            owner=by,
            ref=held.ref,
        )
    return row


def _live(access: Access) -> Access:
    row = Access.objects.select_related("organisation").filter(pk=access.pk, until__isnull=True).first()
    if row is None:
        raise InputError(_("This has ended already."))
    return row


def _empties(row: Access) -> bool:
    """Whether a group would be without an administrator if this one went."""
    if row.level != Level.ADMINISTRATOR or row.until is not None:
        return False
    return not queries.administrators(row.organisation).exclude(pk=row.pk).exists()


def _check_not_last(row: Access) -> None:
    if _empties(row):
        raise InputError(
            _(
                "Nobody else may say who acts for %(name)s. Make somebody else an administrator first, or ask us to help."
            )
            % {"name": row.organisation.name}
        )
