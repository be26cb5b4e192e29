"""Awards added up by ward, each on the basis on which it is known; nothing is spread where nobody knows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from hedgerow.flows.types import Basis, Flow, Gift, KeySentence, Picture, Reach, ThemeFlow, Ward

#: a ward is one with most need where so many of its small areas are among the nation's fifth with most need
MOST_NEED = 0.5


def picture(gifts: Iterable[Gift], wards: Sequence[Ward], spent: Mapping[str, int] | None = None) -> Picture:
    """What reached each ward, and what could be placed in none. Everything adds up: the wards and what is unplaced are the
    total."""
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    counts: Counter[str] = Counter()
    groups: dict[str, set[str]] = defaultdict(set)
    by_basis: Counter[str] = Counter()
    known = {ward.code for ward in wards}
    total = awards = 0
    for gift in gifts:
        ward = gift.ward if gift.ward in known else ""
        basis = gift.basis if ward else Basis.UNKNOWN
        sums[ward][basis] += gift.pence
        counts[ward] += 1
        by_basis[basis] += gift.pence
        total, awards = total + gift.pence, awards + 1
        if gift.recipient and not gift.person:
            groups[ward].add(gift.recipient)
    flows = tuple(_flow(ward, sums[ward.code], counts[ward.code], len(groups[ward.code])) for ward in wards)
    flows = tuple(replace(one, spent=(spent or {}).get(one.ward.code, 0)) for one in flows)
    elsewhere = sum(pence for code, pence in (spent or {}).items() if code not in known)
    return Picture(flows, sum(sums[""].values()), counts[""], total, awards, dict(by_basis), elsewhere)


def _flow(ward: Ward, sums: Counter[str], awards: int, groups: int) -> Flow:
    # A ward that is known on no basis was given by nobody: it counts as where the group has its address.
    likely = sums[Basis.RECIPIENT] + sums[Basis.UNKNOWN]
    return Flow(ward, awards, groups, sums[Basis.BENEFICIARY], likely, sums[Basis.HEAD_OFFICE])


def between(flow: Flow, unplaced: int) -> tuple[int, int]:
    """The least and the most that can have reached a ward: what surely did; and all that is placed there, with all that could
    be placed nowhere."""
    return flow.sure, flow.placed + unplaced


def least_fifth(flows: Iterable[Flow]) -> set[str]:
    """The codes of the fifth of wards that money reaches least, a head; those with the same share the end of it."""
    found = {one.ward.code: one.per_head for one in flows if one.per_head is not None}
    if not found:
        return set()
    size = max(1, len(found) // 5)
    limit = sorted(value for value in found.values() if value is not None)[size - 1]
    return {code for code, value in found.items() if value is not None and value <= limit}


def deserts(flows: Sequence[Flow]) -> list[Flow]:
    """Places money reaches least: wards with most need among the fifth with the least money a head, the least first."""
    thin = least_fifth(flows)
    found = [one for one in flows if one.ward.code in thin and (one.ward.need or 0) >= MOST_NEED]
    return sorted(found, key=lambda one: (one.per_head or 0, one.ward.name))


def key_sentence(flows: Sequence[Flow]) -> KeySentence | None:
    """What the picture says first; None where no need is known."""
    if not any(one.ward.need is not None for one in flows):
        return None
    needy = [one for one in flows if (one.ward.need or 0) >= MOST_NEED]
    rest = [one for one in flows if one not in needy]
    dry = deserts(flows)
    return KeySentence(len(needy), len(dry), tuple(one.ward.code for one in dry), _a_head(needy), _a_head(rest))


def _a_head(flows: Iterable[Flow]) -> int | None:
    """Pence for each person of several wards together."""
    counted = [one for one in flows if one.ward.people]
    people = sum(one.ward.people or 0 for one in counted)
    return sum(one.placed for one in counted) // people if people else None


def shares(gift: Gift) -> list[tuple[str, int]]:
    """An award in equal parts by what its group does, to the penny; all of it under "" where nobody knows."""
    codes = sorted(gift.themes) or [""]
    each, over = divmod(gift.pence, len(codes))
    return [(code, each + (place < over)) for place, code in enumerate(codes)]


def of_theme(gifts: Iterable[Gift], theme: str) -> list[Gift]:
    """The parts of awards that go to one theme."""
    return [replace(gift, pence=part) for gift in gifts for code, part in shares(gift) if code == theme]


def by_theme(
    gifts: Iterable[Gift],
    groups: Mapping[str, int],
    *,
    spent: Mapping[str, int] | None = None,
    needy: Collection[str] = (),
) -> list[ThemeFlow]:
    """Awards by what the groups that got them do: together they are all money. `groups` is how many there are here with each
    theme, `needy` the codes of wards with most need. Most money first, and last what is not known."""
    pence: Counter[str] = Counter()
    awards: Counter[str] = Counter()
    in_need: Counter[str] = Counter()
    reached: dict[str, set[str]] = defaultdict(set)
    for gift in gifts:
        for code, part in shares(gift):
            pence[code] += part
            awards[code] += 1
            in_need[code] += part if gift.ward in needy else 0
            if gift.recipient and not gift.person:
                reached[code].add(gift.recipient)
    paid = spent or {}
    found = [
        ThemeFlow(
            code, awards[code], pence[code], groups.get(code, 0), len(reached[code]), in_need[code], paid.get(code, 0)
        )
        for code in pence.keys() | groups.keys() | paid.keys()
    ]  # fmt: skip
    return sorted(found, key=lambda one: (not one.code, -one.pence, one.code))


def reach(rows: Iterable[tuple[str, bool, bool]]) -> list[Reach]:
    """Groups as (kind or place, whether it got an award, whether it asked), counted by kind or place."""
    counted: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for (key, got, asked), times in Counter(rows).items():
        one = counted[key]
        one[0] += times
        one[1] += times * got
        one[2] += times * asked
        one[3] += times * (not got and not asked)
        one[4] += times * (asked and not got)
    return [Reach(key, *counts) for key, counts in sorted(counted.items())]
