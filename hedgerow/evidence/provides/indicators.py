"""The indicators, as the targets of agreements choose among them."""

from __future__ import annotations

from collections.abc import Sequence

from hedgerow.agreements.types import IndicatorFinder
from hedgerow.evidence.queries.loading import loaded
from hedgerow.evidence.types.indicators import Unit, Valued


def every() -> Sequence[tuple[str, str]]:
    """Code and title of every indicator that is one number."""
    return [(one.code, one.title) for one in loaded().indicators if not isinstance(one.how, Valued)]


def in_pence() -> Sequence[str]:
    """Codes of those whose figure is whole pence."""
    return [one.code for one in loaded().indicators if one.unit is Unit.POUNDS]


INDICATORS = (IndicatorFinder(every, in_pence),)
