"""Where the numbers of a report open: the work behind each, for those who may read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from hedgerow.evidence.queries.loading import loaded
from hedgerow.evidence.types import Dimension
from hedgerow.evidence.types.indicators import Claims, FromRecord, Indicator
from hedgerow.evidence.types.reports import Days

ALL_WORK = "work-done"  # the indicator that counts every piece of work


class Opens:
    """Addresses of the work behind numbers. One that has no entries behind it has none ("")."""

    @cached_property
    def _known(self) -> Mapping[str, Indicator]:
        """The indicators, read once for a page."""
        return loaded().by_code()

    def figure(self, code: str, since: date, until: date, towards: Sequence[str] = (), payer: int = 0) -> str:
        """Behind an indicator in some days; towards some local priorities, of one payer's time."""
        one = self._known.get(code)
        narrowed = {"towards": list(towards), **({"payer": payer} if payer else {})}
        if one is not None and isinstance(one.how, Claims):
            return _address("outcomes", since, until, pathway=one.how.pathway, **narrowed)
        return _address("behind", since, until, code, **narrowed) if one and isinstance(one.how, FromRecord) else ""

    def cell(self, by: Dimension, key: str, days: Days) -> str:
        """The work in a ward, a fifth or a size of group."""
        return _address("entries", days.start, days.end, period="custom", by=by.value, cell=key)

    def outcomes(self, days: Days, pathway: str, strength: str, towards: Sequence[str] = ()) -> str:
        """What is claimed to have changed."""
        strong = {"strength": strength} if strength else {}
        return _address("outcomes", days.start, days.end, pathway=pathway, towards=list(towards), **strong)

    def done(self, days: Days, act: str, activity: str, towards: Sequence[str]) -> str:
        """What was done of one kind towards some local priorities."""
        kind = {"act": act, **({"activity": activity} if activity else {})}
        return _address("behind", days.start, days.end, ALL_WORK, towards=list(towards), **kind)


def _address(name: str, since: date, until: date, *parts: str, **asked: object) -> str:
    told = {**asked, "start": since, "end": until}
    return f"{reverse(f'evidence:{name}', args=parts)}?{urlencode(told, doseq=True)}"
