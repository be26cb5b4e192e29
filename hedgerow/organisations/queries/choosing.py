"""Choosing one group in a form: those that are offered, and the one that was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hedgerow.kernel.ids import keys
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.finding import find
from hedgerow.organisations.queries.records import live

OFFERED = 10


def group_choices(data: Mapping[str, Any], initial: Mapping[str, Any], name: str) -> list[tuple[int, str]]:
    """What a `shell.forms.Combobox` called `name` offers: the group that is chosen, and those that were found by its
    button, for those without JavaScript; ids and names."""
    words = data.get(f"{name}_find", "")
    chosen = str(data.get(name) or initial.get(name) or "")
    held = live().filter(pk__in=keys([chosen]))
    return [(row.pk, row.name) for row in [*held, *(find(words, OFFERED) if words else [])]]


def chosen_group(given: str) -> Organisation | None:
    """The live organisation of an id. Raises ValidationError where it is none."""
    found = live().filter(pk__in=keys([given])).first()
    if given and found is None:
        raise ValidationError(_("Choose a group from the list."))
    return found
