"""What the funders of funds really funded, held against one group. Beside eligibility, and never part of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from hedgerow.funders import queries as funders
from hedgerow.funders.types import Evidence, Like
from hedgerow.funding.models import Fund
from hedgerow.funding.queries.applicants import saved_answers
from hedgerow.funding.queries.matching import Fit
from hedgerow.funding.types import Answer
from hedgerow.organisations.models import Organisation

Matched = TypeVar("Matched", bound=Fit)


def for_group(group: Organisation, funds: Iterable[Fund], themes: Iterable[str] = ()) -> dict[int, Evidence]:
    """By id of the fund, what its payer's awards say for a group; funds whose payer publishes none are left out.

    Its tags are read once; what it answered of its income counts before its record, and `themes` (of a project) before both.
    """
    income = saved_answers(group).get("income")
    return for_like(funders.like_of(group, income if isinstance(income, int) else None, themes), funds)


def for_place(funds: Iterable[Fund]) -> dict[int, Evidence]:
    """The same, for any group of the place."""
    return for_like(funders.like(None, frozenset()), funds)


def for_like(group: Like, funds: Iterable[Fund]) -> dict[int, Evidence]:
    """The same, for whoever is like that."""
    held = list(funds)
    meant = funders.named_as({(fund.payer_id, fund.payer) for fund in held})
    found = funders.evidence_for(group, {one.key: one for one in meant.values()}.values())
    keys = {fund.pk: one.key for fund in held if (one := meant.get((fund.payer_id, fund.payer)))}
    return {pk: found[key] for pk, key in keys.items() if key in found}


def in_order(fits: Sequence[Matched], found: Mapping[int, Evidence]) -> list[Matched]:
    """Funds that could be got, those first whose payers funded most groups like this one; all others as they stand."""

    def place(fit: Matched) -> tuple[int, ...]:
        evidence = found.get(fit.fund.pk)
        if fit.answer != Answer.ELIGIBLE or evidence is None:
            return (-fit.answer, 0, 0, 0)
        return (-fit.answer, *(-count for count in evidence.rank))

    return sorted(fits, key=place)
