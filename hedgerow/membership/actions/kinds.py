"""Kinds of membership: adding them, and changing them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.membership.models import Kind
from hedgerow.membership.permissions import check_set_kinds
from hedgerow.membership.rules import MOST_GRACE, MOST_MONTHS
from hedgerow.organisations.types import Band
from hedgerow.spine.errors import InputError

FACTS = ("name", "about", "months", "grace_days", "votes", "fees", "open", "place")


@transaction.atomic
def add_kind(*, by: User | None, name: str, **facts: Any) -> Kind:
    """A new kind of membership. `facts` are any of FACTS; `fees` maps bands to whole pence. `by` None: when a place opens.

    Raises InputError for a name that is taken, and for what cannot be.
    """
    kind = Kind(**_checked(by, {"name": name, **facts}))
    _only(kind)
    kind.save(force_insert=True)
    record(by=by, did="membership.kind_added", ref=kind.ref, fields=["name", *facts])
    return kind


@transaction.atomic
def change_kind(*, by: User, kind: Kind, **facts: Any) -> Kind:
    """Change a kind: memberships that run stay as they were agreed; the next term is by the new words."""
    held = Kind.objects.select_for_update().in_bulk([kind.pk])[kind.pk]
    given = _checked(by, facts)
    changed = [name for name, value in given.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, given[name])
    _only(held)
    if changed:
        held.save(update_fields=changed)
        record(by=by, did="membership.kind_changed", ref=held.ref, fields=changed)
    return held


def seed(by: User | None = None) -> None:
    """A place begins with one kind, free of charge, until it says otherwise."""
    if not Kind.objects.exists():
        add_kind(by=by, name=_("Member"), about=_("For groups and charities that work here."))


def _checked(by: User | None, facts: Mapping[str, Any]) -> dict[str, Any]:
    if by is not None:
        check_set_kinds(by)
    unknown = facts.keys() - set(FACTS)
    assert not unknown, f"not facts of a kind: {unknown}"
    given: dict[str, Any] = dict(facts)
    if "name" in given:
        given["name"] = " ".join(given["name"].split())
    if not 0 < len(given.get("name", "–")) <= 80:
        raise InputError(_("Give it a name of 80 letters or fewer."))
    if not 1 <= given.get("months", 1) <= MOST_MONTHS:
        raise InputError(_("It runs for 1 to %(most)d months.") % {"most": MOST_MONTHS})
    if not 0 <= given.get("grace_days", 0) <= MOST_GRACE:
        raise InputError(_("Between no day and %(most)d days of grace.") % {"most": MOST_GRACE})
    fees = given.get("fees", {})
    if set(fees) - set(Band.values) or any(not isinstance(pence, int) or pence < 0 for pence in fees.values()):
        raise InputError(_("A fee is an amount of money, or nothing."))
    return given


def _only(kind: Kind) -> None:
    if Kind.objects.filter(name=kind.name).exclude(pk=kind.pk).exists():
        raise InputError(_("There is a kind called “%(name)s” already.") % {"name": kind.name})
