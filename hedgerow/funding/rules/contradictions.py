"""What a fund asks for that nobody could meet, because one thing rules out another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from hedgerow.funding.types.answers import Clash, Contradiction
from hedgerow.funding.types.criteria import (
    AllOf,
    AnyOf,
    BenefitsOneOf,
    Criterion,
    Excludes,
    Exclusion,
    IncomeAtLeast,
    IncomeAtMost,
    LegalFormOneOf,
    MatchFunding,
    ReservesUnder,
    ThemeOneOf,
    WorksIn,
)

RELIGIOUS = frozenset({"108"})  # "religious activities", of the classification of what a charity does
MUST, HELPS, ENOUGH = "", "helps", "enough"


def contradictions(criteria: Iterable[Criterion]) -> list[Contradiction]:
    """All that contradicts itself. None of it finds every fund that nobody could get; what it finds, nobody could."""
    held = tuple(criteria)
    must = _flat(one for one in held if one.hard)
    found = _among(must)
    for one in held:
        if one.hard and isinstance(one, AnyOf):
            found += _of_any(one, must)
        if not one.hard and not _among(must) and _with(one, must):
            found.append(Contradiction(Clash.NEVER_HELPS, (one,), HELPS))
    return found


def _flat(criteria: Iterable[Criterion]) -> list[Criterion]:
    """What must be met, however it is put together; of several of which one is enough, nothing."""
    found: list[Criterion] = []
    for one in criteria:
        if isinstance(one, AllOf):
            found += _flat(one.criteria)
        elif not isinstance(one, AnyOf):
            found.append(one)
    return found


def _with(one: Criterion, must: Sequence[Criterion]) -> bool:
    """Whether something cannot be met by whoever meets the rest."""
    if isinstance(one, AnyOf):
        return bool(one.criteria) and all(_with(inner, must) for inner in one.criteria)
    return bool(_among([*must, *_flat([one])]))


def _of_any(one: AnyOf, must: Sequence[Criterion]) -> list[Contradiction]:
    if not _among(must) and _with(one, must):
        return [Contradiction(Clash.NEVER_ENOUGH, (one,), ENOUGH)]
    bare = {_bare(each) for each in must}
    return [Contradiction(Clash.ENOUGH_ANYWAY, (inner,), ENOUGH) for inner in one.criteria if _bare(inner) in bare]


def _bare(one: Criterion) -> Criterion:
    return type(one)(**{**one.__dict__, "hard": True})


def _among(criteria: Sequence[Criterion]) -> list[Contradiction]:
    """Of things that must all be met."""
    alone = [Contradiction(clash, (one,)) for one in criteria if (clash := _alone(one))]
    pairs = [
        Contradiction(clash, (a, b)) for a, b in combinations(criteria, 2) if (clash := _pair(a, b) or _pair(b, a))
    ]
    return alone + pairs


def _alone(one: Criterion) -> Clash | None:
    if isinstance(one, MatchFunding) and one.percent >= 100:
        return Clash.SHARE
    if isinstance(one, ReservesUnder) and one.months <= 0:
        return Clash.RESERVES
    named = (
        one.forms if isinstance(one, LegalFormOneOf)
        else one.areas if isinstance(one, WorksIn)
        else one.codes if isinstance(one, ThemeOneOf | BenefitsOneOf)
        else None
    )  # fmt: skip
    return Clash.NOTHING if named is not None and not named else None


def _pair(a: Criterion, b: Criterion) -> Clash | None:
    if isinstance(a, IncomeAtMost) and isinstance(b, IncomeAtLeast):
        return Clash.INCOME if a.years == b.years and b.pence > a.pence else None
    if isinstance(a, LegalFormOneOf) and isinstance(b, LegalFormOneOf):
        return Clash.FORMS if a.forms and b.forms and a.forms.isdisjoint(b.forms) else None
    worship = isinstance(a, ThemeOneOf) and a.codes == RELIGIOUS
    return Clash.WORSHIP if worship and isinstance(b, Excludes) and b.what == Exclusion.RELIGIOUS else None
