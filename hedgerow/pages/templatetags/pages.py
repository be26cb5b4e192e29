"""Money as the templates of these pages write it. Loaded with {% load pages %}."""

from __future__ import annotations

from django import template

from hedgerow.kernel import money

register = template.Library()


@register.filter
def pounds(pence: int | None) -> str:
    """Whole pence as people write them; nothing is an en dash."""
    return "–" if pence is None else money.pounds(pence)
