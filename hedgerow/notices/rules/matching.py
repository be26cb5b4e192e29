"""Whether a notice is for a group: fits, with others, or no, each with its reasons.

`judge` holds one notice against one group, in the words of the rule. `Index` does the same for one notice and all groups at
once: each fact of a group is one bit of a whole number, and sets of groups are joined by | and &. A test holds the two equal.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from hedgerow.notices.types.matching import Fit, Judged, Profile, Reason, Wanted, Why

# A contract that is worth more a year than a third of a group's income is for several groups together: with one customer
# it would stand and fall. What is worth more than twenty years' income is too large even for a part of it. Both of ours.
SENSIBLE_SHARE = 3  # the contract's yearly value times this, against the income
FAR_TOO_MANY_YEARS = 20
ENOUGH_WORDS = 2  # in common, where no theme is
MOST_WORDS, MOST_THEMES = 3, 2  # that count towards how close it is
GENERAL = frozenset({"206", "207"})  # other defined groups; the general public: who benefits from such work is open

Found = tuple[int, Fit, int]


def judge(wanted: Wanted, group: Profile) -> Judged:
    """One notice against one group."""
    against = [*_against(wanted, group)]
    if against:
        return Judged(Fit.NO, 0, tuple(against))
    limits, speaks = [*_limits(wanted, group)], [*_speaks_for(wanted, group)]
    return Judged(Fit.WITH_OTHERS if limits else Fit.FITS, score(wanted, group), (*speaks, *limits))


def _against(wanted: Wanted, group: Profile) -> Iterator[Reason]:
    """What says no."""
    if wanted.areas and group.areas and not wanted.areas & group.areas:
        yield Reason(Why.ELSEWHERE, _listed(wanted.areas))
    if not wanted.themes & group.themes and len(wanted.words & group.words) < ENOUGH_WORDS:
        yield Reason(Why.OTHER_WORK, _listed(wanted.themes))
    if _for_others(wanted.beneficiaries, group.beneficiaries):
        yield Reason(Why.OTHER_PEOPLE, _listed(wanted.beneficiaries))
    if wanted.families & group.spurned:
        yield Reason(Why.SPURNED)
    if (
        wanted.yearly is not None
        and group.income_pence is not None
        and _far_too_large(wanted.yearly, group.income_pence)
    ):
        yield Reason(Why.FAR_TOO_LARGE, pence=wanted.yearly)


def _limits(wanted: Wanted, group: Profile) -> Iterator[Reason]:
    """What a group cannot do alone."""
    if wanted.yearly is not None:
        if group.income_pence is None:
            yield Reason(Why.NO_INCOME, pence=wanted.yearly)
        elif _large(wanted.yearly, group.income_pence):
            yield Reason(Why.LARGE, share=_share(wanted.yearly, group.income_pence), pence=wanted.yearly)
    if group.incorporated is False:
        yield Reason(Why.NOT_INCORPORATED)


def _speaks_for(wanted: Wanted, group: Profile) -> Iterator[Reason]:
    if here := wanted.areas & group.areas:
        yield Reason(Why.WORKS_THERE, _listed(here))
    elif not wanted.areas:
        yield Reason(Why.PLACE_UNTOLD)
    if themes := wanted.themes & group.themes:
        yield Reason(Why.THEME, _listed(themes))
    if words := wanted.words & group.words:
        yield Reason(Why.WORDS, _listed(words))
    if people := wanted.beneficiaries & group.beneficiaries:
        yield Reason(Why.PEOPLE, _listed(people))
    if wanted.yearly is not None and group.income_pence and not _large(wanted.yearly, group.income_pence):
        share = _share(wanted.yearly, group.income_pence)
        yield Reason(Why.LOT if wanted.by_lot else Why.SIZE, share=share, pence=wanted.yearly)


def score(wanted: Wanted, group: Profile) -> int:
    """How close a notice is to a group: words in common say more than a theme, which is broad."""
    words, themes = len(wanted.words & group.words), len(wanted.themes & group.themes)
    people = bool(wanted.beneficiaries & group.beneficiaries)
    return 2 * min(words, MOST_WORDS) + 2 * min(themes, MOST_THEMES) + people


def _for_others(asked: frozenset[str], own: frozenset[str]) -> bool:
    return bool(asked and own and not asked & own and not own & GENERAL)


def _large(yearly: int, income: int) -> bool:
    return yearly * SENSIBLE_SHARE > income


def _far_too_large(yearly: int, income: int) -> bool:
    return yearly > income * FAR_TOO_MANY_YEARS


def _share(yearly: int, income: int) -> float | None:
    return yearly / income if income else None


def _listed(codes: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(codes))


class Index:
    """Groups, ready to be held against many notices. Bit n of every number is the n-th group by income, smallest first;
    those whose income is not known come last."""

    def __init__(self, groups: Iterable[Profile]) -> None:
        known = sorted(groups, key=lambda group: (group.income_pence is None, group.income_pence or 0, group.id))
        self.ids = [group.id for group in known]
        self.incomes = [group.income_pence for group in known if group.income_pence is not None]
        self.all = (1 << len(known)) - 1
        self.no_income = self.all & ~self._poorest(len(self.incomes))
        self.areas = _bits(known, "areas")
        self.themes = _bits(known, "themes")
        self.words = _bits(known, "words")
        self.people = _bits(known, "beneficiaries")
        self.spurned = _bits(known, "spurned")
        self.anywhere = _where(known, lambda group: not group.areas)
        self.for_anybody = _where(known, lambda group: not group.beneficiaries or bool(group.beneficiaries & GENERAL))
        self.unincorporated = _where(known, lambda group: group.incorporated is False)

    @staticmethod
    def _poorest(count: int) -> int:
        return (1 << count) - 1

    def find(self, wanted: Wanted, most: int | None = None) -> list[Found]:
        """The groups that a notice fits, alone or with others: id, how it fits, how close; best first, equal ones by id."""
        words, themes = (
            _counted(self.words, wanted.words, MOST_WORDS),
            _counted(self.themes, wanted.themes, MOST_THEMES),
        )
        people = _any(self.people, wanted.beneficiaries)
        possible = self._possible(wanted, themes[0] | words[ENOUGH_WORDS - 1], people)
        alone = possible & ~self._limited(wanted)
        found: list[Found] = []
        for fit, heap in ((Fit.FITS, alone), (Fit.WITH_OTHERS, possible & ~alone)):
            left = None if most is None else most - len(found)
            found += self._best(fit, heap, (words, themes, people), left)
        return found

    def _possible(self, wanted: Wanted, subject: int, people: int) -> int:
        found = self.all & subject & ~_any(self.spurned, wanted.families)
        if wanted.areas:
            found &= _any(self.areas, wanted.areas) | self.anywhere
        if wanted.beneficiaries:
            found &= people | self.for_anybody
        if wanted.yearly is not None:
            found &= ~self._poorest(bisect_left(self.incomes, -(-wanted.yearly // FAR_TOO_MANY_YEARS)))
        return found

    def _limited(self, wanted: Wanted) -> int:
        if wanted.yearly is None:
            return self.unincorporated
        return (
            self.unincorporated
            | self.no_income
            | self._poorest(bisect_left(self.incomes, wanted.yearly * SENSIBLE_SHARE))
        )

    def _best(self, fit: Fit, heap: int, facts: tuple[list[int], list[int], int], most: int | None) -> list[Found]:
        """The members of a heap, closest first."""
        found: list[Found] = []
        for points, members in _by_score(heap, *facts):
            if most is not None and len(found) >= most:
                break
            found += [(pk, fit, points) for pk in sorted(self.ids[place] for place in _places(members))]
        return found if most is None else found[:most]


def _by_score(heap: int, words: list[int], themes: list[int], people: int) -> Iterator[tuple[int, int]]:
    """A heap by score, best first: what has n words or more is words[n - 1]."""
    heaps: dict[int, int] = defaultdict(int)
    for n_words, of_words in _exactly(heap, words):
        for n_themes, of_both in _exactly(of_words, themes):
            for n_people, members in ((1, of_both & people), (0, of_both & ~people)):
                heaps[2 * n_words + 2 * n_themes + n_people] |= members
    return iter(sorted(((points, members) for points, members in heaps.items() if members), reverse=True))


def _exactly(heap: int, at_least: list[int]) -> Iterator[tuple[int, int]]:
    """A heap split by how many of something its members have."""
    left = heap
    for count in range(len(at_least), 0, -1):
        here = left & at_least[count - 1]
        left &= ~here
        if here:
            yield count, here
    if left:
        yield 0, left


def _counted(bits: Mapping[str, int], codes: frozenset[str], most: int) -> list[int]:
    """Who has at least one of the codes, at least two, and so on up to `most`."""
    found = [0] * most
    for code in codes:
        here = bits.get(code, 0)
        for count in range(most - 1, 0, -1):
            found[count] |= found[count - 1] & here
        found[0] |= here
    return found


def _any(bits: Mapping[str, int], codes: frozenset[str]) -> int:
    found = 0
    for code in codes:
        found |= bits.get(code, 0)
    return found


def _bits(groups: list[Profile], name: str) -> dict[str, int]:
    """For each code, who has it. Bytes are filled first: a large number is made once."""
    length = len(groups) // 8 + 1
    found: dict[str, bytearray] = {}
    for place, group in enumerate(groups):
        for code in getattr(group, name):
            held = found.get(code)
            if held is None:
                held = found[code] = bytearray(length)
            held[place >> 3] |= 1 << (place & 7)
    return {code: int.from_bytes(held, "little") for code, held in found.items()}


def _where(groups: list[Profile], holds: Callable[[Profile], bool]) -> int:
    return sum(1 << place for place, group in enumerate(groups) if holds(group))


PLACES = [tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256)]


def _places(members: int) -> Iterator[int]:
    """The places of the bits of a number that are on."""
    for index, byte in enumerate(members.to_bytes((members.bit_length() + 7) // 8, "little")):
        if byte:
            start = index * 8
            for bit in PLACES[byte]:
                yield start + bit
