"""From a published name or number to the organisation on a register. Pure.

A number is believed first. A name alone is believed only where it is the name of one organisation and something says
that it is here: the organisation names the place as where it works or has its postcode there, or works everywhere, or
nothing is known of its place and the name is long. A name that is nearly the same (THRESHOLD) is believed only among
organisations of the same place, never where the numbers in it differ (the 1st and the 2nd scout group), and never
where an official number was published that is another organisation's (Art with Heart CIC is not the charity Art with a Heart).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process

from hedgerow.spine import identifiers
from hedgerow.spine.names import fold

# Similarity, 0 to 100, of the sorted words of two names. Read by hand on the recipients of Trafford's grants: above it
# stood one organisation's two names (save one pair whose numbers told them apart), and just below, at 91.9, MaD Theatre
# Company beside M6 Theatre Company.
THRESHOLD = 92.0
# A charity number typed as a company's is believed at this likeness of names.
MISREAD_THRESHOLD = 80.0
LONG_NAME_WORDS = 3
EVERYWHERE = frozenset({"K02000001", "K03000001", "K04000001", "E92000001"})
ID, NAME = "id", "name"
# Stands in `by_place` for a name that several organisations of a place have.
SEVERAL = ""

LEGAL_FORMS = re.compile(
    r"\b(?:community interest company|charitable incorporated organisation|company limited by guarantee"
    r"|limited|ltd|cic|cio|scio|plc|llp|inc|incorporated|registered charity|c i c|c i o)\b"
)
WORDS = {
    "assoc": "association",
    "centre": "center",
    "st": "saint",
    "ctre": "center",
    "cttee": "committee",
    "soc": "society",
}
BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
NUMBERS = re.compile(r"\d+")


@lru_cache(maxsize=200_000)
def key(name: str) -> str:
    """What two spellings of one name have in common: `The Toy House Ltd.` and `TOY HOUSE` are `toy house`."""
    plain = LEGAL_FORMS.sub(" ", fold(name))
    words = [WORDS.get(word, word) for word in plain.split()]
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words) or fold(name)


def keys(name: str) -> tuple[str, ...]:
    """The key of the whole name and, where something stands in brackets, of the name without it."""
    whole = key(name)
    bare = key(BRACKETS.sub(" ", name)) if "(" in name or "[" in name else whole
    return (whole,) if bare == whole or not bare else (whole, bare)


@dataclass(frozen=True)
class Known:
    """An organisation on a register: what matching needs of it. `places`: codes of the areas that it names or lies in."""

    org_id: str
    name: str
    removed: bool = False
    postcode: str | None = None
    places: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Asked:
    """What was published of an organisation. `place` is the code of the authority that it is thought to be in."""

    name: str
    identifier: str | None = None
    charity: str | None = None
    company: str | None = None
    postcode: str | None = None
    place: str | None = None


@dataclass(frozen=True)
class Match:
    """The organisation, on what basis (`id` or `name`), and how alike the names are (0 to 100)."""

    org_id: str
    basis: str
    likeness: float


@dataclass
class Index:
    """The organisations of the registers, ready to be asked for many names."""

    known: dict[str, Known] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    by_key: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    by_place: dict[str, dict[str, str]] = field(default_factory=dict)

    def find(self, asked: Asked) -> Match | None:
        """The organisation meant, or None where that cannot be said with confidence."""
        return self.by_number(asked) or self.by_name(asked)

    def by_number(self, asked: Asked) -> Match | None:
        for candidate in identifiers.candidates(asked.identifier, asked.charity, asked.company):
            org_id = candidate if candidate in self.known else self.others.get(candidate)
            if org_id:
                return Match(org_id, ID, self.likeness(org_id, asked.name))
        for candidate in identifiers.misread(asked.identifier, asked.company):
            if candidate in self.known and self.likeness(candidate, asked.name) >= MISREAD_THRESHOLD:
                return Match(candidate, ID, self.likeness(candidate, asked.name))
        return None

    def likeness(self, org_id: str, name: str) -> float:
        return float(fuzz.token_set_ratio(key(self.known[org_id].name), key(name)))

    def by_name(self, asked: Asked) -> Match | None:
        for one in keys(asked.name):
            org_id = self.chosen(self.by_key.get(one, ()), asked, words=len(one.split()))
            if org_id:
                return Match(org_id, NAME, 100.0)
        numbered = identifiers.candidates(asked.identifier, asked.charity, asked.company)
        return None if numbered else self.nearly(asked)

    def chosen(self, org_ids: Sequence[str], asked: Asked, *, words: int) -> str | None:
        """The one organisation of a name that is here; one still registered before those removed."""
        distinct = list(dict.fromkeys(org_ids))
        here = [one for one in distinct if is_here(self.known[one], asked)]
        if not here and len(distinct) == 1 and could_be_here(self.known[distinct[0]], asked, words):
            return distinct[0]
        standing = [one for one in here if not self.known[one].removed] or here
        return standing[0] if len(standing) == 1 else None

    def nearly(self, asked: Asked) -> Match | None:
        """A name nearly the same, among organisations of the place; none where two are equally near."""
        choices = self.by_place.get(asked.place or "")
        wanted = key(asked.name)
        if not choices or len(wanted) < 6:
            return None
        near = process.extract(wanted, choices.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=THRESHOLD, limit=4)
        found = [(choices[name], score) for name, score, _ in near if NUMBERS.findall(name) == NUMBERS.findall(wanted)]
        best = {org_id for org_id, score in found if score == found[0][1]}
        return Match(found[0][0], NAME, float(found[0][1])) if len(best) == 1 and SEVERAL not in best else None


def is_here(known: Known, asked: Asked) -> bool:
    """True where the organisation is tied to the place: the same postcode, or the place among those it names."""
    if asked.postcode and asked.postcode == known.postcode:
        return True
    return bool(asked.place) and asked.place in known.places


def could_be_here(known: Known, asked: Asked, words: int) -> bool:
    """True for the only organisation of a name where nothing speaks against it: it works everywhere, or no place is
    known of one of the two and the name is long enough to be its own."""
    if known.places & EVERYWHERE:
        return words > 1
    return words >= LONG_NAME_WORDS and (not known.places or not asked.place)


def index(known: Iterable[Known], names: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]]) -> Index:
    """An index of organisations, of their (org_id, other name) pairs and their (org_id, other identifier) pairs."""
    made = Index()
    for one in known:
        made.known[one.org_id] = one
        add(made, one, one.name)
    for org_id, name in names:
        if org_id in made.known:
            add(made, made.known[org_id], name)
    for org_id, other in others:
        if org_id in made.known:
            made.others.setdefault(other, org_id)
    return made


def add(made: Index, one: Known, name: str) -> None:
    for each in keys(name):
        made.by_key[each].append(one.org_id)
        for place in one.places:
            here = made.by_place.setdefault(place, {})
            here[each] = one.org_id if here.get(each, one.org_id) == one.org_id else SEVERAL


def same(pairs: Sequence[tuple[str | None, ...]]) -> list[int]:
    """Numbers that are equal for rows which share any sign (an identifier, a key of a name), directly or through others.

    >>> same([("a", "x"), (None, "x"), ("b", "y")])
    [0, 0, 2]
    """
    parent = list(range(len(pairs)))
    first: dict[tuple[int, str], int] = {}
    for row, signs in enumerate(pairs):
        for place, sign in enumerate(signs):
            if sign:
                join(parent, row, first.setdefault((place, sign), row))
    return [root(parent, row) for row in range(len(pairs))]


def root(parent: list[int], row: int) -> int:
    while parent[row] != row:
        parent[row] = parent[parent[row]]
        row = parent[row]
    return row


def join(parent: list[int], one: int, other: int) -> None:
    low, high = sorted((root(parent, one), root(parent, other)))
    parent[high] = low


def index_of(
    register: Sequence[Mapping[str, object]],
    areas: Mapping[str, frozenset[str]],
    names: Iterable[tuple[str, str]],
    others: Iterable[tuple[str, str]],
) -> Index:
    """An index from rows of the table `register` (org_id, name, status, postcode, authority)."""
    return index((known_of(row, areas) for row in register), names, others)


def known_of(row: Mapping[str, object], areas: Mapping[str, frozenset[str]]) -> Known:
    org_id, authority = str(row["org_id"]), row.get("authority")
    own = frozenset({str(authority)}) if authority else frozenset()
    postcode = row.get("postcode")
    return Known(
        org_id,
        str(row["name"]),
        removed=row.get("status") == "removed",
        postcode=str(postcode) if postcode else None,
        places=own | areas.get(org_id, frozenset()),
    )
