"""Many groups held against many funds at once: the same answers as `rules.eligibility`, a column of groups at a time.

Groups are put into columns once (`Crowd`). Each different criterion is then answered for all groups in one step, however
many funds ask it, and a fund's answers are the least of those of its criteria. A test holds both ways equal on random
rules; the obvious one is the one to read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hedgerow.funding.rules.eligibility import CAN_CHANGE
from hedgerow.funding.types.answers import Answer
from hedgerow.funding.types.applicants import LIVE, Applicant
from hedgerow.funding.types.criteria import (
    AgeAtLeast,
    AllOf,
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

Codes = NDArray[np.int8]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
NO, NOT_YET, UNKNOWN, ELIGIBLE = (np.int8(answer) for answer in Answer)
UNSAID = np.iinfo(np.int64).min  # a number that nobody has said


@dataclass(frozen=True)
class Fitting:
    """One fund held against all groups: `answers` by group, as `Answer` counts them.

    `matches` are the places of the groups that could get it, now, later, or for all we know; `reasons` holds for each of
    them what came of each of the fund's hard criteria, a row a criterion.
    """

    answers: Codes
    hard: tuple[Criterion, ...]
    matches: NDArray[np.intp]
    reasons: Codes

    def reasons_of(self, match: int) -> dict[Criterion, Answer]:
        """What came of each hard criterion, of the match at a place of `matches`."""
        return {one: Answer(int(code)) for one, code in zip(self.hard, self.reasons[:, match], strict=True)}


class Crowd:
    """Groups, in columns: made once, and asked of by many funds."""

    def __init__(self, applicants: Sequence[Applicant]) -> None:
        self.applicants = applicants
        self.count = len(applicants)
        self._columns: dict[object, Any] = {}
        self._answered: dict[Criterion, Codes] = {}

    def fit(self, criteria: Iterable[Criterion]) -> Fitting:
        """What comes of the criteria of one fund, for every group."""
        hard = tuple(one for one in criteria if one.hard)
        rows = [self.answer(one) for one in hard]
        answers = _least(rows, self.count)
        matches = np.flatnonzero(answers)
        reasons = np.empty((len(rows), len(matches)), np.int8)
        for number, row in enumerate(rows):
            np.take(row, matches, out=reasons[number])
        return Fitting(answers, hard, matches, reasons)

    def answers(self, criteria: Iterable[Criterion]) -> Codes:
        """The answers alone."""
        return _least([self.answer(one) for one in criteria if one.hard], self.count)

    def answer(self, criterion: Criterion) -> Codes:
        """What comes of one criterion, for every group; asked again, it is known."""
        found = self._answered.get(criterion)
        if found is None:
            found = self._answered[criterion] = ANSWERS[type(criterion)](self, criterion)
        return found

    def column(self, name: object, make: Callable[[], Any]) -> Any:
        """A column, made when it is first asked for."""
        if name not in self._columns:
            self._columns[name] = make()
        return self._columns[name]

    def numbers(self, name: object, of: Callable[[Applicant], int | None]) -> Numbers:
        """A number of each group; UNSAID where it is not known."""

        def make() -> Numbers:
            told = (of(each) for each in self.applicants)
            return np.fromiter((UNSAID if one is None else one for one in told), np.int64, self.count)

        found: Numbers = self.column(name, make)
        return found

    def codes(self, name: str) -> Coded:
        """Codes of each group: for each code the groups that have it, and which groups said anything."""

        def make() -> Coded:
            return Coded.of(self.count, [getattr(each, name) for each in self.applicants])

        found: Coded = self.column(name, make)
        return found


@dataclass(frozen=True)
class Coded:
    """By code, the groups that have it; `said` are those of which any is known."""

    said: Flags
    having: dict[str, Flags] = field(default_factory=dict)

    @classmethod
    def of(cls, count: int, told: Sequence[Iterable[Any] | None]) -> Coded:
        """From what each group said, None for nothing."""
        places: dict[str, list[int]] = {}
        for place, codes in enumerate(told):
            for code in codes or ():
                places.setdefault(code, []).append(place)
        said = np.fromiter((codes is not None for codes in told), np.bool_, count)
        return cls(said, {code: _flags(count, where) for code, where in places.items()})

    def any_of(self, asked: Iterable[str]) -> Flags:
        """The groups that have any of some codes."""
        held = [self.having[code] for code in asked if code in self.having]
        return reduce(np.logical_or, held) if held else np.zeros(len(self.said), np.bool_)


def fit_all(crowd: Crowd, funds: Iterable[Sequence[Criterion]]) -> Iterator[Fitting]:
    """Every group against every fund, a fund at a time."""
    return (crowd.fit(criteria) for criteria in funds)


def _flags(count: int, where: Sequence[int]) -> Flags:
    found = np.zeros(count, np.bool_)
    found[where] = True
    return found


def _least(rows: Sequence[Codes], count: int) -> Codes:
    return reduce(np.minimum, rows) if rows else np.full(count, ELIGIBLE, np.int8)


def _greatest(rows: Sequence[Codes], count: int) -> Codes:
    return reduce(np.maximum, rows) if rows else np.full(count, ELIGIBLE, np.int8)


def _answer(said: Flags, holds: Flags, otherwise: np.int8 | Codes) -> Codes:
    """Not known where nothing was said; else whether it holds."""
    found: Codes = np.where(said, np.where(holds, ELIGIBLE, otherwise), UNKNOWN)
    return found


def _limit(told: Numbers, holds: Flags, otherwise: np.int8) -> Codes:
    return _answer(told != UNSAID, holds, otherwise)


def _at_least(name: str) -> Callable[[Crowd, int], Codes]:
    def answered(crowd: Crowd, asked: int) -> Codes:
        told = crowd.numbers(name, lambda each: getattr(each, name))
        return _limit(told, told >= asked, NOT_YET)

    return answered


def _income(crowd: Crowd, years: int) -> Numbers:
    return crowd.numbers(("income", years), lambda each: each.income_of(years))


def _income_most(crowd: Crowd, asked: IncomeAtMost) -> Codes:
    told = _income(crowd, asked.years)
    return _limit(told, told <= asked.pence * asked.years, NO)


def _income_least(crowd: Crowd, asked: IncomeAtLeast) -> Codes:
    told = _income(crowd, asked.years)
    return _limit(told, told >= asked.pence * asked.years, NO)


def _reserves(crowd: Crowd, asked: ReservesUnder) -> Codes:
    told = crowd.numbers("reserves_months", lambda each: each.reserves_months)
    return _limit(told, told < asked.months, NOT_YET)


def _of_codes(crowd: Crowd, name: str, asked: frozenset[str]) -> Codes:
    held = crowd.codes(name)
    return _answer(held.said, held.any_of(asked), NO)


def _own_form(each: Applicant) -> tuple[str, ...] | None:
    return (each.legal_form,) if each.legal_form else None


def _form(crowd: Crowd, asked: LegalFormOneOf) -> Codes:
    held = crowd.column("legal_form", lambda: Coded.of(crowd.count, list(map(_own_form, crowd.applicants))))
    otherwise = np.where(held.any_of(CAN_CHANGE), NOT_YET, NO)
    return _answer(held.said, held.any_of(asked.forms), otherwise)


def _has(crowd: Crowd, asked: Has) -> Codes:
    have, lack = crowd.codes("has").any_of([asked.what]), crowd.codes("has_not").any_of([asked.what])
    return _answer(have | lack, have, NOT_YET)


def _register(crowd: Crowd, asked: OnARegister) -> Codes:
    told = crowd.numbers("registered", lambda each: each.registered)
    return _limit(told, told == 1, NOT_YET)


def _since(crowd: Crowd, funder: str) -> Numbers:
    """Few groups have said anything of grants: only they are looked at for each funder."""
    told = crowd.column("grants", lambda: [(at, each) for at, each in enumerate(crowd.applicants) if each.grants])

    def make() -> Numbers:
        found = np.full(crowd.count, UNSAID, np.int64)
        for place, each in told:
            since = each.since_grant(funder)
            found[place] = UNSAID if since is None else since
        return found

    found: Numbers = crowd.column(("since", funder), make)
    return found


def _one_grant(crowd: Crowd, asked: OneLiveGrant) -> Codes:
    told = _since(crowd, asked.funder)
    return _limit(told, told != LIVE, NOT_YET)


def _gap(crowd: Crowd, asked: GapSince) -> Codes:
    told = _since(crowd, asked.funder)
    return _limit(told, told >= asked.months, NOT_YET)


def _excludes(crowd: Crowd, asked: Excludes) -> Codes:
    held = crowd.codes("purposes")
    return _answer(held.said, ~held.any_of([asked.what]), NO)


def _each(crowd: Crowd, asked: AnyOf | AllOf) -> list[Codes]:
    return [crowd.answer(one) for one in asked.criteria]


ANSWERS: dict[type, Callable[[Crowd, Any], Codes]] = {
    LegalFormOneOf: _form,
    IncomeAtMost: _income_most,
    IncomeAtLeast: _income_least,
    ReservesUnder: _reserves,
    WorksIn: lambda crowd, asked: _of_codes(crowd, "areas", asked.areas),
    ThemeOneOf: lambda crowd, asked: _of_codes(crowd, "themes", asked.codes),
    BenefitsOneOf: lambda crowd, asked: _of_codes(crowd, "beneficiaries", asked.codes),
    AgeAtLeast: lambda crowd, asked: _at_least("months")(crowd, asked.months),
    Committee: lambda crowd, asked: _at_least("committee")(crowd, asked.people),
    Signatories: lambda crowd, asked: _at_least("signatories")(crowd, asked.people),
    Has: _has,
    OnARegister: _register,
    OneLiveGrant: _one_grant,
    GapSince: _gap,
    MatchFunding: lambda crowd, asked: _at_least("match_percent")(crowd, asked.percent),
    Excludes: _excludes,
    AnyOf: lambda crowd, asked: _greatest(_each(crowd, asked), crowd.count),
    AllOf: lambda crowd, asked: _least(_each(crowd, asked), crowd.count),
}
