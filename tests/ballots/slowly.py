"""The Scottish count written out as the rules say it, with one object for each voter and fractions cut to five decimals: slow,
and plain enough to be believed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hedgerow.ballots.types import Election


@dataclass
class Voter:
    """One voter's paper: whom it names, in order, whose pile it lies on, and what it is worth."""

    names: list[int]
    on: int | None
    worth: Fraction


def cut(value: Fraction) -> Fraction:
    """To five decimals, the remainder ignored."""
    return Fraction(value.numerator * 100_000 // value.denominator, 100_000)


def elected(election: Election, lot: tuple[int, ...]) -> list[int]:
    """Who is elected, in order; ties by the last stage at which votes differed, then by the lot (its first is favoured)."""
    standing = [one for one in range(len(election.candidates)) if one not in election.withdrawn]
    voters = []
    for paper in election.papers:
        names = [one for one in paper.ranking if one in standing]
        voters += [Voter(names, names[0], Fraction(1)) for _ in range(paper.weight) if names]
    quota = len(voters) // (election.seats + 1) + 1
    chosen: list[int] = []
    spare: list[int] = []
    history: list[dict[int, Fraction]] = []
    kept: dict[int, Fraction] = {}

    def total(one: int) -> Fraction:
        return kept[one] if one in kept else sum((voter.worth for voter in voters if voter.on == one), Fraction(0))

    def record() -> None:
        history.append({one: total(one) for one in range(len(election.candidates))})

    def first(several: list[int], *, most: bool) -> int:
        for stage in reversed(history):
            wanted = (max if most else min)(stage[one] for one in several)
            several = [one for one in several if stage[one] == wanted]
        several = sorted(several, key=lot.index)
        return several[0] if most else several[-1]

    def elect() -> None:
        reached = [one for one in standing if total(one) >= quota]
        while reached:
            highest = max(total(one) for one in reached)
            best = first([one for one in reached if total(one) == highest], most=True)
            reached.remove(best)
            standing.remove(best)
            chosen.append(best)
            if total(best) > quota:
                spare.append(best)

    def move(giver: int) -> None:
        for voter in [one for one in voters if one.on == giver]:
            after = voter.names[voter.names.index(giver) + 1 :]
            voter.on = next((one for one in after if one in standing), None)

    elect()
    record()
    while len(chosen) < election.seats and standing:
        if len(standing) <= election.seats - len(chosen):
            left = list(standing)
            while left:
                highest = max(total(one) for one in left)
                best = first([one for one in left if total(one) == highest], most=True)
                left.remove(best)
                chosen.append(best)
            break
        if spare:
            highest = max(total(one) for one in spare)
            giver = first([one for one in spare if total(one) == highest], most=True)
            spare.remove(giver)
            surplus, held = total(giver) - quota, total(giver)
            for voter in voters:
                if voter.on == giver:
                    voter.worth = cut(surplus * voter.worth / held)
            move(giver)
            kept[giver] = Fraction(quota)
        else:
            lowest = min(total(one) for one in standing)
            giver = first([one for one in standing if total(one) == lowest], most=False)
            standing.remove(giver)
            move(giver)
        elect()
        record()
    return chosen
