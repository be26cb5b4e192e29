"""When somebody who acted for groups is erased."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from hedgerow.engines.todo import actions as todo
from hedgerow.kernel import clock
from hedgerow.organisations import queries
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Level


def let_go(keys: Sequence[Any]) -> None:
    """Remove their rights in groups. A group that is left without an administrator gets a to-do for our team: nobody may
    be kept from being erased because nobody else would do it."""
    live = Access.objects.filter(pk__in=keys, until__isnull=True, level=Level.ADMINISTRATOR)
    groups = list(Organisation.objects.filter(pk__in=live.values("organisation")))
    Access.objects.filter(pk__in=keys).delete()
    for group in groups:
        if not queries.administrators(group).exists():
            todo.add(
                by=None, what=_("Nobody looks after this group’s page: find somebody"), due=clock.today(), ref=group.ref
            )
