"""The grant schemes that we run."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.programmes.models import Programme
from hedgerow.programmes.permissions import check_team
from hedgerow.spine.errors import InputError


@transaction.atomic
def add_programme(*, by: User, **facts: Any) -> Programme:
    """A grant scheme that we run: `name`, `about`, `payer`, `payer_id`, `contact`. Raises InputError where there is one of
    this name already."""
    check_team(by)
    try:
        with transaction.atomic():
            made = Programme.objects.create(**facts, made_by=by.pk)
    except IntegrityError:
        raise InputError(_("There is a programme of this name already.")) from None
    record(by=by, did="programme.added", ref=made.ref)
    return made


@transaction.atomic
def change_programme(*, by: User, programme: Programme, **facts: Any) -> Programme:
    """Say it anew. Raises InputError where another has this name."""
    check_team(by)
    held = Programme.objects.select_for_update().in_bulk([programme.pk])[programme.pk]
    changed = [name for name, value in facts.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, facts[name])
    try:
        with transaction.atomic():
            held.save(update_fields=changed)
    except IntegrityError:
        raise InputError(_("There is a programme of this name already.")) from None
    record(by=by, did="programme.changed", ref=held.ref, fields=changed)
    return held
