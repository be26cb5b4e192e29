"""Criteria as they are kept (JSON), as a form says them (`Needs`), and the codes by which a fund is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from hedgerow.funding.types.criteria import (
    AgeAtLeast,
    AllOf,
    AnyOf,
    BenefitsOneOf,
    Committee,
    Criterion,
    Has,
    Holding,
    IncomeAtLeast,
    IncomeAtMost,
    LegalFormOneOf,
    OnARegister,
    ThemeOneOf,
    WorksIn,
)
from hedgerow.funding.types.funds import Needs, Scheme

#: the name of each kind as it is kept; a kind is never renamed
KINDS: dict[str, type[Any]] = {
    "legal_form": LegalFormOneOf,
    "income_at_most": IncomeAtMost,
    "income_at_least": IncomeAtLeast,
    "works_in": WorksIn,
    "theme": ThemeOneOf,
    "benefits": BenefitsOneOf,
    "age": AgeAtLeast,
    "committee": Committee,
    "has": Has,
    "register": OnARegister,
    "any": AnyOf,
    "all": AllOf,
}
NAMES = {kind: name for name, kind in KINDS.items()}


def dump(criteria: Iterable[Criterion]) -> list[dict[str, Any]]:
    """Criteria as JSON; codes sorted, so that the same criteria are the same text."""
    return [
        {"rule": NAMES[type(one)], **{f.name: _plain(getattr(one, f.name)) for f in fields(one)}} for one in criteria
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return dump(value) if isinstance(value, tuple) else value


def load(kept: Iterable[Mapping[str, Any]]) -> tuple[Criterion, ...]:
    """Criteria from JSON. Raises ValueError for a kind that is none."""
    return tuple(_load(one) for one in kept)


def _load(kept: Mapping[str, Any]) -> Criterion:
    kind = KINDS.get(str(kept.get("rule")))
    if kind is None:
        raise ValueError(f"“{kept.get('rule')}” is no kind of criterion")
    facts = {name: _read(value) for name, value in kept.items() if name != "rule"}
    if kind is Has:
        facts["what"] = Holding(facts["what"])
    made: Criterion = kind(**facts)
    return made


def _read(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return load(value) if value and isinstance(value[0], Mapping) else frozenset(value)


def from_needs(needs: Needs) -> tuple[Criterion, ...]:
    """What a form says, as criteria; what it leaves empty asks nothing."""
    return tuple(_made(needs))


def _made(needs: Needs) -> Iterator[Criterion]:
    if needs.areas:
        yield WorksIn(needs.areas)
    if needs.legal_forms:
        yield LegalFormOneOf(needs.legal_forms)
    if needs.income_most is not None:
        yield IncomeAtMost(needs.income_most)
    if needs.income_least is not None:
        yield IncomeAtLeast(needs.income_least)
    if needs.themes:
        yield ThemeOneOf(needs.themes)
    if needs.beneficiaries:
        yield BenefitsOneOf(needs.beneficiaries)
    if needs.months:
        yield AgeAtLeast(needs.months)
    if needs.committee:
        yield Committee(needs.committee)
    if needs.registered:
        yield OnARegister()
    yield from (Has(what) for what in sorted(needs.has))


def to_needs(criteria: Sequence[Criterion]) -> Needs:
    """What a form can say of criteria: those that must be met and stand alone."""
    alone = {type(one): one for one in criteria if one.hard}

    def of(kind: type[Any], name: str, otherwise: Any) -> Any:
        return getattr(alone[kind], name) if kind in alone else otherwise

    return Needs(
        areas=of(WorksIn, "areas", frozenset()),
        legal_forms=of(LegalFormOneOf, "forms", frozenset()),
        themes=of(ThemeOneOf, "codes", frozenset()),
        beneficiaries=of(BenefitsOneOf, "codes", frozenset()),
        income_most=of(IncomeAtMost, "pence", None),
        income_least=of(IncomeAtLeast, "pence", None),
        months=of(AgeAtLeast, "months", None),
        committee=of(Committee, "people", None),
        has=frozenset(one.what for one in criteria if isinstance(one, Has) and one.hard),
        registered=OnARegister in alone,
    )


def beyond_a_form(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
    """What a form cannot say, and so leaves as it is: what only helps, and what stands together with others."""
    return tuple(one for one in criteria if not one.hard or isinstance(one, AnyOf | AllOf))


def found_by(criteria: Iterable[Criterion]) -> set[tuple[str, str]]:
    """(scheme, code) of all by which a fund is found; of a scheme without any, it is for everybody."""
    needs = to_needs(tuple(criteria))
    codes = {
        Scheme.AREA: needs.areas,
        Scheme.THEME: needs.themes,
        Scheme.BENEFICIARY: needs.beneficiaries,
        Scheme.LEGAL_FORM: needs.legal_forms,
    }
    return {(scheme, code) for scheme, all_of_it in codes.items() for code in all_of_it}
