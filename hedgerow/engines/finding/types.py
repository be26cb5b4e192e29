"""The two tables of one kind of record, and the words of one record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Index:
    """Where the words of one kind of record are kept. `words` and `parts` are models made from those in `models`.

    owner: the column of `words` that leads to the record. forgets: whether a word that no record has any more is removed
    with its parts, as it must be where words are people's names.
    """

    words: type[Any]
    parts: type[Any]
    owner: str
    forgets: bool = False


@dataclass(frozen=True)
class Words:
    """The words by which one record is found.

    whole: half of them, or with a letter wrong. exact: as they are only, among others. plain: looked up by the app itself
    (numbers), and never guessed at.
    """

    whole: frozenset[str] = field(default_factory=frozenset)
    exact: frozenset[str] = field(default_factory=frozenset)
    plain: frozenset[str] = field(default_factory=frozenset)

    @property
    def all(self) -> frozenset[str]:
        return self.whole | self.exact | self.plain
