"""What `<c-interests>` reads: our interests in one record, and whether the reader may declare one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template

from hedgerow.bodies.models import Interest
from hedgerow.bodies.permissions import can_keep

register = template.Library()


@register.simple_tag
def interests_of(held: Mapping[str, Sequence[Interest]] | Sequence[Interest] | None, ref: object) -> list[Interest]:
    """Our interests in one record, of what `queries.interests_in` answered, or of the list for that record alone."""
    return list(held.get(str(ref), ()) if isinstance(held, Mapping) else held or ())


@register.filter
def may_declare(user: Any) -> bool:
    """Whether the reader is of our team."""
    return user is not None and user != "" and can_keep(user)
