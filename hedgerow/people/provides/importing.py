"""The tables about people that can be brought in."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import can_open
from hedgerow.engines.imports.types import Importer
from hedgerow.kernel.audience import Audience
from hedgerow.people.actions import importing, importing_roles
from hedgerow.people.queries import import_columns
from hedgerow.people.queries import importing as reading
from hedgerow.people.queries import importing_roles as reading_roles


def is_worker(somebody: Any) -> bool:
    """Whether somebody works here."""
    return can_open(somebody, Audience.WORKER)


IMPORTS = (
    Importer(
        kind="contacts",
        title=_("People"),
        intro=_(
            "One row for each person. Only a name is needed. Somebody who is here already, by e-mail address or by name "
            "with telephone or postcode, is brought up to date; what was edited by hand stays."
        ),
        columns=import_columns.CONTACTS,
        check=reading.check_rows,
        apply=importing.apply_rows,
        undo=importing.undo_rows,
        allowed=is_worker,
        done_url=lambda: reverse("people:contacts"),
    ),
    Importer(
        kind="roles",
        title=_("Roles of people in groups"),
        intro=_(
            "One row for each role. The people and the groups are here already: import them first. One file can be chosen "
            "for both, once as people and once as roles."
        ),
        columns=import_columns.ROLES,
        check=reading_roles.check_rows,
        apply=importing_roles.apply_rows,
        undo=importing_roles.undo_rows,
        allowed=is_worker,
        done_url=lambda: reverse("people:contacts"),
    ),
)
