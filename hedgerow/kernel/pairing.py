"""Which of many records are worth comparing: those that stand in one block together, where the block is not too large."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, TypeVar

Record = TypeVar("Record")
Verdict = TypeVar("Verdict")


@dataclass(frozen=True)
class Blocks:
    """How records are put into blocks, and from which number on a block holds what is common and not what is alike."""

    of: Callable[[Any], Collection[str]]
    largest: int


def candidate_pairs(records: Sequence[Record], blocks: Blocks) -> Iterator[tuple[Record, Record]]:
    """Pairs worth comparing, each once: those in one block that is not too large."""
    by_block: dict[str, list[int]] = defaultdict(list)
    for position, record in enumerate(records):
        for block in blocks.of(record):
            by_block[block].append(position)
    seen: set[tuple[int, int]] = set()
    for members in by_block.values():
        if 1 < len(members) <= blocks.largest:
            for pair in combinations(members, 2):
                if pair not in seen:
                    seen.add(pair)
                    yield records[pair[0]], records[pair[1]]


def verdicts(
    candidates: Iterable[tuple[Record, Record]],
    key: Callable[[Record], int],
    judge: Callable[[Record, Record], Verdict | None],
    passed: Collection[tuple[int, int]],
) -> dict[tuple[int, int], Verdict]:
    """What `judge` says of each pair of which it says anything, by their two keys, the lower first; pairs that somebody
    has `passed` are left out."""
    found: dict[tuple[int, int], Verdict] = {}
    for one, other in candidates:
        first, second = sorted((key(one), key(other)))
        verdict = judge(one, other) if (first, second) not in passed else None
        if verdict is not None:
            found[first, second] = verdict
    return found
