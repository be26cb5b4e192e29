"""A notice and a group as they are held against each other, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class Fit(IntEnum):
    """Whether a notice is for a group, worst first."""

    NO = 0
    WITH_OTHERS = 1
    FITS = 2

    @property
    def label(self) -> Words:
        return FITS[self]

    @property
    def code(self) -> str:
        """As it stands in addresses and style sheets: "with_others"."""
        return self.name.lower()


FITS: dict[Fit, Words] = {
    Fit.NO: _("not this one"),
    Fit.WITH_OTHERS: _("with others"),
    Fit.FITS: _("fits"),
}


class Why(StrEnum):
    """What one reason is about. Those that say no stand first."""

    ELSEWHERE = "elsewhere"
    OTHER_WORK = "other_work"
    OTHER_PEOPLE = "other_people"
    SPURNED = "spurned"
    FAR_TOO_LARGE = "far_too_large"
    LARGE = "large"
    NO_INCOME = "no_income"
    NOT_INCORPORATED = "not_incorporated"
    WORKS_THERE = "works_there"
    PLACE_UNTOLD = "place_untold"
    THEME = "theme"
    WORDS = "words"
    PEOPLE = "people"
    SIZE = "size"
    LOT = "lot"


@dataclass(frozen=True)
class Reason:
    """One reason: what it is about, the codes or words that it rests on, and a share (of income a year) where it is one."""

    why: Why
    codes: tuple[str, ...] = ()
    share: float | None = None
    pence: int | None = None


@dataclass(frozen=True)
class Profile:
    """What is known of a group; None or empty is not known.

    `areas` are the codes of where it works with all that these lie in and that lies in them; `words` are the stems of
    what it says of itself (`rules.words`); `spurned` are families of CPV codes that it wants to hear no more of.
    """

    id: int
    themes: frozenset[str] = frozenset()
    beneficiaries: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    income_pence: int | None = None
    incorporated: bool | None = None
    spurned: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Wanted:
    """What a notice asks for; None or empty is not told.

    `areas` are codes of where it is delivered; `yearly` is what it is worth a year, of the smallest part that can be bid
    for by itself where there are lots (`by_lot`), in whole pence. `families` are those of its CPV codes.
    """

    id: int
    themes: frozenset[str] = frozenset()
    beneficiaries: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    yearly: int | None = None
    by_lot: bool = False
    families: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Judged:
    """What came of a notice for a group: the answer, how close it is (more is closer), and why."""

    fit: Fit
    score: int = 0
    reasons: tuple[Reason, ...] = field(default_factory=tuple)
