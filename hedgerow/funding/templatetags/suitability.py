"""`{% suits fund %}`: what the payer of a fund really funded, where the page holds it as `suits`, by id of the fund."""

from __future__ import annotations

from typing import Any

from django import template

from hedgerow.funding.models import Fund

register = template.Library()


@register.inclusion_tag("funding/parts/suitability.html", takes_context=True)
def suits(context: template.Context, fund: Fund) -> dict[str, Any]:
    """Nothing where nothing is known of whoever pays."""
    return {"one": (context.get("suits") or {}).get(fund.pk)}
