"""Asking the index, and putting what it finds in order by the names themselves."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import tantivy
from tantivy import Occur, Query

from hedgerow.spine import publish
from hedgerow.spine.identifiers import org_id, register_of
from hedgerow.spine.names import fold
from hedgerow.spine.search.index import FOLDER, SHOWN
from hedgerow.spine.store import SpineMissing

MOST_WORDS = 8
MOST_LETTERS = 200
FEW = 5
MANY = 500
# Words that half of all names have: looked for only when nothing else was typed.
COMMON = frozenset("the of and for in charity trust association limited ltd".split())
# What the index prefers, and what the names themselves then add.
AS_LONG, SAME_START, LOCAL, WORKS_HERE = 20.0, 15.0, 30.0, 20.0
EXACT, STARTS, PHRASE = 60.0, 20.0, 10.0
# So many times as many hits are put in order as are wanted.
TIMES = 3


@dataclass(frozen=True)
class Hit:
    """An organisation that was found, and the name by which. `income` in pence; a higher `score` is a better match."""

    org_id: str
    name: str
    matched_name: str
    kind: str
    status: str | None
    postcode: str | None
    authority: str | None
    income: int | None
    score: float


def find(spine: Path, words: str, limit: int = 20, authority: str | None = None) -> list[Hit]:
    """At most `limit` organisations, the best first; those of `authority` (a GSS code) before others.

    Raises SpineMissing where there is no spine, or it was built without a register.
    """
    return opened(spine).find(words, limit=limit, authority=authority)


@dataclass(frozen=True)
class Register:
    """An open index, and beside it what a hit shows of each organisation: JSON by row, mapped into memory."""

    schema: Any
    searcher: Any
    shown: Any

    def find(self, words: str, *, limit: int = 20, authority: str | None = None) -> list[Hit]:
        typed = fold(plain(words[:MOST_LETTERS])).split()[:MOST_WORDS]
        if not typed or limit < 1:
            return []
        found: dict[str, Hit] = {}
        for stage, query in enumerate(self.queries(typed, authority)):
            for hit in self.ranked(query, typed, limit * TIMES):
                found.setdefault(hit.org_id, hit)
            if len(found) >= (min(limit, FEW) if stage == 0 else 1):
                break
        return list(found.values())[:limit]

    def ranked(self, query: Query, typed: Sequence[str], most: int) -> list[Hit]:
        """What the index finds, in the order that the names themselves give it."""
        hits = self.searcher.search(query, limit=most, count=False, weight_by_field="weight").hits
        rows = self.searcher.fast_field_values("row", [address for _, address in hits])
        found = [self.hit(float(score), int(row), typed) for (score, _), row in zip(hits, rows, strict=True)]
        return sorted(found, key=lambda hit: -hit.score)

    def queries(self, typed: list[str], authority: str | None) -> Iterator[Query]:
        """What is asked, one after another until enough is found: as typed, misspelt, in part."""
        wanted = [word for word in typed if word not in COMMON] or typed
        better = self.preferences(typed, authority)
        last = typed[-1] if typed[-1] in wanted else ""
        yield both([self.word(word, unfinished=word == last) for word in wanted], better)
        if all(self.is_known(word) for word in wanted):
            return
        yield both([self.misspelt(word, unfinished=word == last) for word in wanted], better)
        if len(wanted) > 1:
            options = [(Occur.Should, self.misspelt(word)) for word in wanted]
            some = Query.boolean_query(options, minimum_number_should_match=max(1, len(wanted) - 1))
            yield both([some], better)

    def preferences(self, typed: list[str], authority: str | None) -> list[Query]:
        """What makes one hit better than another."""
        first, first_and_length = start_of(" ".join(typed))
        better = [
            Query.const_score_query(self.term("start", first), SAME_START),
            Query.const_score_query(self.term("start", first_and_length), AS_LONG),
        ]
        if authority:
            better.append(Query.const_score_query(self.term("authority", authority), LOCAL))
            better.append(Query.const_score_query(self.term("areas", authority), WORKS_HERE))
        return better

    def word(self, word: str, *, unfinished: bool = False) -> Query:
        """A name with the word, or with one that begins with it; a number also among identifiers."""
        options = [self.term("names", word)]
        if unfinished and len(word) > 2 and not self.is_known(word):
            options.append(Query.const_score_query(self.beginning(word), 0.5))
        if any(letter.isdigit() for letter in word):
            options.append(self.term("ids", word.lstrip("0")))
        return options[0] if len(options) == 1 else either(options)

    def is_known(self, word: str) -> bool:
        """True for a word that many names have: it is as it was meant, and looking for its neighbours is slow."""
        return bool(self.searcher.doc_freq("names", word) >= MANY)

    def misspelt(self, word: str, *, unfinished: bool = False) -> Query:
        """A name with a word that one slip (two in a long word) would turn into this one."""
        options = [self.word(word, unfinished=unfinished)]
        if len(word) > 3 and not word.isdigit() and not self.is_known(word):
            slips = 2 if len(word) > 7 else 1
            options.append(Query.fuzzy_term_query(self.schema, "names", word, slips, True, False))
        return options[0] if len(options) == 1 else either(options)

    def term(self, field: str, text: str) -> Query:
        return Query.term_query(self.schema, field, text)

    def beginning(self, word: str) -> Query:
        """Names with a word that begins so. (With no slip allowed this is several times quicker than an expression.)"""
        return Query.fuzzy_term_query(self.schema, "names", word, 0, True, True)

    def hit(self, score: float, row: int, typed: Sequence[str]) -> Hit:
        held = json.loads(self.shown[row].as_py())
        matched, likeness = closest(held["names"], typed)
        return Hit(
            org_id=held["org_id"],
            name=held["names"][0],
            matched_name=matched,
            kind=held["kind"],
            status=held["status"],
            postcode=held["postcode"],
            authority=held["authority"],
            income=held["income"],
            score=score + likeness,
        )


def plain(words: str) -> str:
    """An org-id is looked for by its number alone: `GB-CHC-1000003` as `1000003`."""
    identifier = org_id(words)
    return identifier.removeprefix(register_of(identifier)) if identifier else words


def both(must: Sequence[Query], better: Sequence[Query]) -> Query:
    """What has all of `must`, first what has more of `better`."""
    return Query.boolean_query([*((Occur.Must, one) for one in must), *((Occur.Should, one) for one in better)])


def either(options: Sequence[Query]) -> Query:
    """What has one of the options, scored by the best."""
    return Query.disjunction_max_query(list(options))


def start_of(name: str) -> tuple[str, str]:
    """What `start` holds of a folded name: its first word, and that with the number of words; `the` aside.

    >>> start_of("the ash toy house")
    ('ash', 'ash:3')
    """
    words = bare(name).split()
    return words[0], f"{words[0]}:{len(words)}"


def bare(name: str) -> str:
    """Without a leading `the`."""
    return name.removeprefix("the ")


def closest(names: Sequence[str], typed: Sequence[str]) -> tuple[str, float]:
    """The one of an organisation's names that is most like what was typed (its own, the first, where they are level),
    and how much that adds to its score."""
    whole, wanted = bare(" ".join(typed)), set(typed)
    folded = [bare(fold(name)) for name in names]
    scores = [likeness(name, whole) for name in folded]
    best = max(range(len(names)), key=lambda at: (scores[at], len(wanted.intersection(folded[at].split())), -at))
    return names[best], scores[best]


def likeness(name: str, whole: str) -> float:
    """What a folded name adds to a score when all of `whole` was typed."""
    if name == whole:
        return EXACT
    if name.startswith(whole):
        return STARTS
    return PHRASE if " " in whole and whole in name else 0.0


_open: dict[Path, tuple[str, Register]] = {}
_lock = threading.Lock()


def opened(spine: Path) -> Register:
    """The index of the build that serves; opened once for each build."""
    version = publish.current(spine)
    held = _open.get(spine)
    if held and held[0] == version:
        return held[1]
    folder = spine / "builds" / version / FOLDER
    if not version or not folder.is_dir():
        raise SpineMissing(f"There is no register to search in {spine} yet; run “hedgerow spine build --from FOLDER”.")
    with _lock:
        index = tantivy.Index.open(str(folder))
        shown = pa.ipc.open_file(pa.memory_map(str(folder / SHOWN))).read_all()["shown"]
        register = Register(index.schema, index.searcher(), shown)
        _open[spine] = (version, register)
    return register
