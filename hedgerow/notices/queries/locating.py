"""Where a notice is delivered, as codes of areas; and how far an area reaches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hedgerow.organisations.models import Organisation
from hedgerow.places.models import AreaParent
from hedgerow.places.queries import areas, postcodes
from hedgerow.places.types import AreaKind
from hedgerow.spine import identifiers
from hedgerow.standards import ocds

FINE = (AreaKind.LSOA, AreaKind.MSOA)
WIDE = (AreaKind.NATION, AreaKind.REGION)


@dataclass(frozen=True)
class Map:
    """The areas of the place and around it: what lies in what, as codes. Two queries, then none."""

    kinds: Mapping[str, str]
    names: Mapping[str, str]
    above: Mapping[str, frozenset[str]]
    below: Mapping[str, frozenset[str]]

    def reach(self, codes: Iterable[str]) -> frozenset[str]:
        """Areas with all that they lie in and all that lies in them: where work in them counts."""
        wanted = frozenset(filter(None, codes))
        return wanted | self._closed(wanted, self.above) | self._closed(wanted, self.below)

    @staticmethod
    def _closed(codes: frozenset[str], links: Mapping[str, frozenset[str]]) -> frozenset[str]:
        found, here = codes, codes
        while here := frozenset().union(*(links.get(code, frozenset()) for code in here)) - found:
            found |= here
        return found


def the_map() -> Map:
    """The areas in force today, without the smallest."""
    rows = list(areas().exclude(kind__in=FINE).values_list("code", "kind", "name"))
    links = AreaParent.objects.exclude(child__kind__in=FINE).values_list("child__code", "parent__code")
    above: dict[str, set[str]] = defaultdict(set)
    below: dict[str, set[str]] = defaultdict(set)
    for child, parent in links:
        above[child].add(parent)
        below[parent].add(child)
    return Map(
        {code: kind for code, kind, _name in rows},
        {code: name for code, _kind, name in rows},
        {code: frozenset(found) for code, found in above.items()},
        {code: frozenset(found) for code, found in below.items()},
    )


@dataclass(frozen=True)
class Where:
    """Where a notice is delivered: codes of areas, none where that is everywhere or not told; whether it concerns us."""

    codes: frozenset[str]
    here: bool


class Finder:
    """Finds codes for what many notices write of places: a few queries for any number of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.map = the_map()
        written = {text: identifiers.postcode(text) for text in set(texts)}
        self.postcodes = {text: code for text, code in written.items() if code}
        self.located = postcodes(self.postcodes.values())
        order = (AreaKind.WARD, AreaKind.AUTHORITY, AreaKind.COUNTY, AreaKind.COMBINED, AreaKind.REGION)
        found = {code: kind for code, kind in self.map.kinds.items() if kind in order}
        ranked = sorted(found, key=lambda code: order.index(AreaKind(found[code])))
        self.by_name = {self.map.names[code].casefold(): code for code in ranked}

    def where(self, texts: Iterable[str], buyer: Organisation | None) -> Where:
        """Where one notice is delivered. Of a body of ours that names only a region or a nation, it is the body's area."""
        found = frozenset(filter(None, (self._code(text) for text in texts)))
        finer = frozenset(code for code in found if not self._is_wide(code))
        codes = finer or frozenset(filter(None, [buyer.authority if buyer else ""])) or found - {ocds.EVERYWHERE}
        local = any(code in self.map.kinds and self.map.kinds[code] != AreaKind.NATION for code in codes)
        return Where(codes, here=local or buyer is not None or not found)

    def _code(self, text: str) -> str:
        if postcode := self.postcodes.get(text):
            held = self.located.get(postcode)
            return (held.ward or held.authority) if held else ""
        return self.by_name.get(" ".join(text.split()).casefold(), "") or ocds.region_of(text)

    def _is_wide(self, code: str) -> bool:
        return code in ocds.REGIONS or self.map.kinds.get(code) in WIDE
