"""Criteria as they are kept (JSON), and the codes by which a fund is found; how a form says them is in `rules.needs`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from hedgerow.funding.rules.needs import beyond_a_form, from_needs, to_needs, whole_needs
from hedgerow.funding.types.criteria import (
    AgeAtLeast,
    AllOf,
    AnyOf,
    BenefitsOneOf,
    Committee,
    Criterion,
    Excludes,
    Exclusion,
    GapSince,
    Has,
    Holding,
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
from hedgerow.funding.types.funds import Scheme

__all__ = [
    "beyond_a_form",
    "dump",
    "found_by",
    "from_needs",
    "funder_key",
    "load",
    "names_wanted",
    "parts",
    "to_needs",
    "whole_needs",
]

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
    "signatories": Signatories,
    "has": Has,
    "register": OnARegister,
    "reserves_under": ReservesUnder,
    "one_live_grant": OneLiveGrant,
    "gap": GapSince,
    "match_funding": MatchFunding,
    "excludes": Excludes,
    "any": AnyOf,
    "all": AllOf,
}
NAMES = {kind: name for name, kind in KINDS.items()}


#: facts that are of one of these words
WORDS: dict[type[Any], Any] = {Has: Holding, Excludes: Exclusion}
BOUND = "funder"  # never kept: it is that of the fund, put in when its criteria are read


def dump(criteria: Iterable[Criterion]) -> list[dict[str, Any]]:
    """Criteria as JSON; codes sorted, so that the same criteria are the same text."""
    return [
        {
            "rule": NAMES[type(one)],
            **{
                f.name: _plain(getattr(one, f.name)) for f in fields(one) if f.name != BOUND and not _usual(one, f.name)
            },
        }
        for one in criteria
    ]


def _usual(one: Criterion, name: str) -> bool:
    """The mean of one year is the income of the year, and is not kept."""
    return name == "years" and getattr(one, name) == 1


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return dump(value) if isinstance(value, tuple) else value


def load(kept: Iterable[Mapping[str, Any]], funder: str = "") -> tuple[Criterion, ...]:
    """Criteria from JSON, those about earlier grants being of this funder. Raises ValueError for a kind that is none, or
    one that lacks something."""
    return tuple(_load(one, funder) for one in kept)


def _load(kept: Mapping[str, Any], funder: str) -> Criterion:
    kind = KINDS.get(str(kept.get("rule")))
    if kind is None:
        raise ValueError(f"“{kept.get('rule')}” is no kind of criterion")
    facts = {name: _read(value, funder) for name, value in kept.items() if name != "rule"}
    if kind in WORDS:
        facts["what"] = WORDS[kind](facts["what"])
    if kind in (OneLiveGrant, GapSince):
        facts[BOUND] = funder
    try:
        made: Criterion = kind(**facts)
    except TypeError:
        raise ValueError(f"“{kept.get('rule')}” lacks something, or says too much") from None
    return made


def _read(value: Any, funder: str) -> Any:
    if not isinstance(value, list):
        return value
    return load(value, funder) if value and isinstance(value[0], Mapping) else frozenset(value)


def funder_key(name: str) -> str:
    """Who pays, as it stands in what is known of earlier grants: however it is written."""
    words = name.casefold().replace("’", "'").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def parts(criteria: Iterable[Criterion]) -> list[Criterion]:
    """All that stands alone, within AnyOf and AllOf too."""
    return [inner for one in criteria for inner in (parts(one.criteria) if isinstance(one, AnyOf | AllOf) else [one])]


def found_by(criteria: Iterable[Criterion]) -> set[tuple[str, str]]:
    """(scheme, code) of all by which a fund is found; of a scheme without any, it is for everybody."""
    return {(scheme, code) for one in criteria if one.hard for scheme, codes in _codes_of(one) for code in codes}


def _codes_of(one: Criterion) -> list[tuple[str, frozenset[str]]]:
    if isinstance(one, WorksIn):
        return [(Scheme.AREA, one.areas)]
    if isinstance(one, ThemeOneOf | BenefitsOneOf):
        return [(Scheme.THEME if isinstance(one, ThemeOneOf) else Scheme.BENEFICIARY, one.codes)]
    return [(Scheme.LEGAL_FORM, one.forms)] if isinstance(one, LegalFormOneOf) else []


def names_wanted(criteria: Iterable[Criterion]) -> frozenset[str]:
    """Codes of areas for which a sentence about criteria wants names, wherever they stand in them."""
    return frozenset(code for one in parts(criteria) if isinstance(one, WorksIn) for code in one.areas)
