"""What a form or a table says of whom a fund is for (`Needs`), as criteria, and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from hedgerow.funding.types.criteria import (
    AgeAtLeast,
    AnyOf,
    BenefitsOneOf,
    Committee,
    Criterion,
    Excludes,
    GapSince,
    Has,
    IncomeAtLeast,
    IncomeAtMost,
    LegalFormOneOf,
    MatchFunding,
    OnARegister,
    OneLiveGrant,
    ReservesUnder,
    Signatories,
    ThemeOneOf,
    WorksIn,
)
from hedgerow.funding.types.funds import Needs

NOTHING = Needs()

#: by kind, what of Needs says it: the criterion, with what was said before, as facts of Needs
SAYS: dict[type[Any], Callable[[Any, Needs], dict[str, Any]]] = {
    WorksIn: lambda one, said: {"areas": one.areas},
    LegalFormOneOf: lambda one, said: {"legal_forms": one.forms},
    IncomeAtMost: lambda one, said: {"income_most": one.pence, "income_years": one.years},
    IncomeAtLeast: lambda one, said: {"income_least": one.pence, "income_years": one.years},
    ReservesUnder: lambda one, said: {"reserves": one.months},
    ThemeOneOf: lambda one, said: {"themes": one.codes},
    BenefitsOneOf: lambda one, said: {"beneficiaries": one.codes},
    AgeAtLeast: lambda one, said: {"months": one.months},
    Committee: lambda one, said: {"committee": one.people},
    Signatories: lambda one, said: {"signatories": one.people},
    OnARegister: lambda one, said: {"registered": True},
    OneLiveGrant: lambda one, said: {"one_grant": True},
    GapSince: lambda one, said: {"gap": one.months},
    MatchFunding: lambda one, said: {"match": one.percent},
    Has: lambda one, said: {"has": said.has | {one.what}},
    Excludes: lambda one, said: {"excludes": said.excludes | {one.what}},
}


def from_needs(needs: Needs) -> tuple[Criterion, ...]:
    """What a form says, as criteria; what it leaves empty asks nothing."""
    helps = (replace(one, hard=False) for one in _plain(needs.helps or NOTHING))
    enough = tuple(_plain(needs.enough or NOTHING))
    return (*_plain(needs), *helps, *([AnyOf(enough)] if enough else ()), *(needs.more or ()))


def _plain(needs: Needs) -> Iterator[Criterion]:
    """One part of it: each that says something."""
    if needs.areas:
        yield WorksIn(needs.areas)
    if needs.legal_forms:
        yield LegalFormOneOf(needs.legal_forms)
    if needs.income_most is not None:
        yield IncomeAtMost(needs.income_most, years=needs.income_years)
    if needs.income_least is not None:
        yield IncomeAtLeast(needs.income_least, years=needs.income_years)
    if needs.reserves:
        yield ReservesUnder(needs.reserves)
    if needs.themes:
        yield ThemeOneOf(needs.themes)
    if needs.beneficiaries:
        yield BenefitsOneOf(needs.beneficiaries)
    yield from _numbers(needs)
    if needs.registered:
        yield OnARegister()
    yield from (Has(what) for what in sorted(needs.has))
    if needs.one_grant:
        yield OneLiveGrant()
    yield from (Excludes(what) for what in sorted(needs.excludes))


def _numbers(needs: Needs) -> Iterator[Criterion]:
    kinds: tuple[tuple[Callable[[int], Criterion], int | None], ...] = (
        (AgeAtLeast, needs.months),
        (Committee, needs.committee),
        (Signatories, needs.signatories),
        (GapSince, needs.gap),
        (MatchFunding, needs.match),
    )
    return (kind(number) for kind, number in kinds if number)


def _said(criteria: Iterable[Criterion]) -> tuple[Needs, list[Criterion]]:
    """One part of a form, and what it cannot say beside that: a second of a kind, and all that is combined."""
    needs, rest = NOTHING, []
    for one in criteria:
        more = replace(needs, **SAYS[type(one)](one, needs)) if type(one) in SAYS else needs
        together = Counter(_plain(more))
        if together == Counter(_plain(needs)) + Counter([one]):
            needs = more
        else:
            rest.append(one)
    return needs, rest


def to_needs(criteria: Iterable[Criterion]) -> Needs:
    """What a table can say of criteria: those that must be met and stand alone."""
    return _said(one for one in criteria if one.hard)[0]


def whole_needs(criteria: Iterable[Criterion]) -> Needs:
    """What a form says of criteria: what must be met, what helps, of which one is enough, and what is beyond it."""
    must, rest = _said(one for one in criteria if one.hard)
    helps, beyond = _said(replace(one, hard=True) for one in criteria if not one.hard)
    found = next((one for one in rest if isinstance(one, AnyOf) and one.criteria and not _said(one.criteria)[1]), None)
    enough = _said(found.criteria)[0] if isinstance(found, AnyOf) else NOTHING
    left = [one for one in rest if one is not found]
    return replace(must, helps=helps, enough=enough, more=(*left, *(replace(one, hard=False) for one in beyond)))


def beyond_a_form(criteria: Iterable[Criterion], said: Needs = NOTHING) -> tuple[Criterion, ...]:
    """What somebody who says so much leaves as it is: what only helps, what is combined, and what no form can say."""
    held = whole_needs(tuple(criteria))
    left: dict[str, Any] = {
        name: None if getattr(said, name) is not None else getattr(held, name) for name in ("helps", "enough", "more")
    }
    return from_needs(replace(NOTHING, **left))
