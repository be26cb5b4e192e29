"""What happens to sign-ins when somebody is erased."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from hedgerow.accounts import queries
from hedgerow.accounts.models import Link
from hedgerow.engines.privacy.types import Eraser, MayNotErase, Person


def remove_links(keys: Sequence[Any]) -> None:
    """Whoever has a link that was sent can do nothing with it any more."""
    Link.objects.filter(pk__in=keys).delete()


def only_manager(person: Person) -> str:
    """Somebody has to be able to manage the place."""
    managers = set(queries.managers().values_list("pk", flat=True))
    if managers and managers <= set(person.rows.get("accounts.User", ())):
        return _("Nobody else manages this place. Make somebody else a manager first.")
    return ""


ERASERS = (Eraser("accounts.Link", remove_links),)
MAY_NOT_ERASE = (MayNotErase("accounts.only_manager", only_manager),)
