"""The single transferable vote under the Scottish rules, in whole numbers.

Source: the Scottish Local Government Elections Order 2011 (SSI 2011/399), schedule 1, rules 45 to 52: Droop quota, weighted
inclusive Gregory transfers to five decimal places with the remainder ignored, one surplus or one exclusion a stage.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from hedgerow.ballots.types import PLACES, Count, Election, Stage, StageKind, Tie, TieBreak
from hedgerow.spine.errors import InputError


def lot_of(candidates: Iterable[str], seed: str) -> tuple[int, ...]:
    """The lot: candidates in the order of SHA-256 of "seed|name|place". Anybody can work it out again."""
    marks = [
        (hashlib.sha256(f"{seed}|{name}|{place}".encode()).hexdigest(), place) for place, name in enumerate(candidates)
    ]
    return tuple(place for _mark, place in sorted(marks))


def droop(valid: int, seats: int) -> int:
    """The quota: one more than the whole part of valid papers divided by one more than the seats (rule 46)."""
    return valid // (seats + 1) + 1


def count(election: Election, *, seed: str = "") -> Count:
    """Who is elected, stage by stage. `seed` fixes the lot by which ties are decided that nothing else decides.

    Raises InputError where there is no seat, nobody to choose, or no ballot that names anybody.
    """
    if election.seats < 1:
        raise InputError("there must be at least one seat")
    if len(election.candidates) == len(election.withdrawn):
        raise InputError("there is no candidate")
    return _Counting(election, lot_of(election.candidates, seed)).run()


@dataclass
class _Parcel:
    """Papers that lie with one candidate: how many, what they say, how far they have been read, what each is worth."""

    papers: int
    ranking: tuple[int, ...]
    at: int
    value: int


@dataclass
class _Counting:
    """The table on which the papers are sorted."""

    election: Election
    lot: tuple[int, ...]
    piles: dict[int, list[_Parcel]] = field(default_factory=lambda: defaultdict(list))
    votes: list[int] = field(default_factory=list)
    continuing: set[int] = field(default_factory=set)
    elected: list[int] = field(default_factory=list)
    surpluses: set[int] = field(default_factory=set)
    excluded: set[int] = field(default_factory=set)
    stages: list[Stage] = field(default_factory=list)
    spent: int = 0
    lost: int = 0
    quota: int = 0

    def run(self) -> Count:
        """Count until the seats are filled or nobody is left."""
        names = range(len(self.election.candidates))
        self.votes = [0 for _ in names]
        self.excluded = set(self.election.withdrawn)
        self.continuing = set(names) - self.excluded
        valid, invalid = self._first()
        while len(self.elected) < self.election.seats and self.continuing:
            if len(self.continuing) <= self.election.seats - len(self.elected):
                self._fill_last()
            elif self.surpluses:
                self._pass_on_surplus()
            else:
                self._exclude()
        return Count(self.election.seats, self.quota, valid, invalid, tuple(self.elected), tuple(self.stages), self.lot)

    def _first(self) -> tuple[int, int]:
        same: dict[tuple[int, ...], int] = defaultdict(int)
        for paper in self.election.papers:
            same[tuple(one for one in paper.ranking if one not in self.excluded)] += paper.weight
        invalid = same.pop((), 0)
        valid = sum(same.values())
        if not valid:
            raise InputError("no ballot names a candidate")
        self.quota = droop(valid, self.election.seats)
        for ranking, papers in same.items():
            self.piles[ranking[0]].append(_Parcel(papers, ranking, 0, PLACES))
            self.votes[ranking[0]] += papers * PLACES
        self._close_stage(StageKind.FIRST, None, tuple(self.votes), [])
        return valid, invalid

    def _pass_on_surplus(self) -> None:
        """Pass on the largest surplus, every paper at a part of its value (rules 47 to 49)."""
        largest = max(self.votes[one] for one in self.surpluses)
        equal = [one for one in self.surpluses if self.votes[one] == largest]
        giver, ties = self._break(equal, max)
        total, surplus = self.votes[giver], self.votes[giver] - self.quota * PLACES
        self.surpluses.remove(giver)
        gained, worth = self._transfer(giver, lambda value: surplus * value // total)
        self.votes[giver] = self.quota * PLACES
        self.lost += surplus - worth
        self._close_stage(StageKind.SURPLUS, giver, gained, ties)

    def _exclude(self) -> None:
        """Exclude whoever has fewest votes; their papers go on at the value they came with (rule 50)."""
        fewest = min(self.votes[one] for one in self.continuing)
        equal = [one for one in self.continuing if self.votes[one] == fewest]
        giver, ties = self._break(equal, min)
        self.continuing.remove(giver)
        self.excluded.add(giver)
        gained, _worth = self._transfer(giver, lambda value: value)
        self.votes[giver] = 0
        self._close_stage(StageKind.EXCLUSION, giver, gained, ties)

    def _transfer(self, giver: int, worth_of: Callable[[int], int]) -> tuple[tuple[int, ...], int]:
        """Move a candidate's papers to the next continuing one on each; answers with the gains, and the value moved."""
        gained, worth = [0] * len(self.votes), 0
        for parcel in self.piles.pop(giver, []):
            value = worth_of(parcel.value)
            worth += parcel.papers * value
            at = self._next(parcel)
            if at is None:
                self.spent += parcel.papers * value
                continue
            taker = parcel.ranking[at]
            gained[taker] += parcel.papers * value
            self.piles[taker].append(_Parcel(parcel.papers, parcel.ranking, at, value))
        for taker, more in enumerate(gained):
            self.votes[taker] += more
        return tuple(gained), worth

    def _next(self, parcel: _Parcel) -> int | None:
        later = range(parcel.at + 1, len(parcel.ranking))
        return next((at for at in later if parcel.ranking[at] in self.continuing), None)

    def _fill_last(self) -> None:
        """As many candidates as seats are left: they are elected, and nothing more is passed on (rule 51)."""
        order, ties = self._in_order(self.continuing)
        self.elected += order
        self.continuing.clear()
        self._note(StageKind.LAST, None, (), tuple(order), ties)

    def _close_stage(self, kind: StageKind, giver: int | None, gained: tuple[int, ...], ties: list[Tie]) -> None:
        """Elect whoever has reached the quota, most votes first, and note the stage."""
        reached = {one for one in self.continuing if self.votes[one] >= self.quota * PLACES}
        order, more = self._in_order(reached)
        self.elected += order
        self.continuing -= reached
        self.surpluses |= {one for one in order if self.votes[one] > self.quota * PLACES}
        self._note(kind, giver, gained, tuple(order), ties + more)

    def _note(
        self, kind: StageKind, giver: int | None, gained: tuple[int, ...], elected: tuple[int, ...], ties: list[Tie]
    ) -> None:
        votes = tuple(None if one in self.excluded else had for one, had in enumerate(self.votes))
        self.stages.append(Stage(kind, votes, giver, gained, self.spent, self.lost, elected, tuple(ties)))

    def _in_order(self, wanted: Iterable[int]) -> tuple[list[int], list[Tie]]:
        """Candidates with the most votes first; who is equal stands in the order of earlier stages, then of the lot."""
        left, order, ties = set(wanted), [], []
        while left:
            most = max(self.votes[one] for one in left)
            first, told = self._break([one for one in left if self.votes[one] == most], max)
            order.append(first)
            ties += told
            left.remove(first)
        return order, ties

    def _break(self, equal: list[int], wanted: Callable[[Iterable[int]], int]) -> tuple[int, list[Tie]]:
        """One of those who are equal: whoever had most (or fewest) at the last stage at which they differed, else by lot."""
        if len(equal) == 1:
            return equal[0], []
        left, decided = sorted(equal), None
        for number in range(len(self.stages), 0, -1):
            held = self.stages[number - 1].votes
            best = wanted([held[one] or 0 for one in left])
            fewer = [one for one in left if (held[one] or 0) == best]
            if len(fewer) < len(left):
                left, decided = fewer, number
            if len(left) == 1:
                return left[0], [Tie(tuple(sorted(equal)), left[0], TieBreak.EARLIER, decided)]
        drawn = sorted(left, key=self.lot.index)[0 if wanted is max else -1]
        return drawn, [Tie(tuple(left), drawn, TieBreak.LOT)]
