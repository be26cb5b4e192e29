"""A version of the agreement as SKOS in JSON-LD, and another place's as a reading.

SKOS Simple Knowledge Organization System Reference (W3C Recommendation, 18 August 2009); JSON-LD 1.1 (W3C Recommendation,
16 July 2020). The graph is flat: each node has its id and its properties in prefixed names, and nothing is nested, so that
it reads the same as triples, as JSON and by eye.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hedgerow.charter.types import Function, Match, Reading
from hedgerow.spine.errors import InputError
from hedgerow.standards.infrastructure import SCHEMES

SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
CONTEXT: dict[str, Any] = {"skos": SKOS, "dct": DCT, "owl": OWL, "xsd": XSD, "id": "@id", "type": "@type"}
MATCHED = {
    Match.EXACT: "skos:exactMatch",
    Match.CLOSE: "skos:closeMatch",
    Match.BROADER: "skos:broadMatch",
    Match.NARROWER: "skos:narrowMatch",
}
MOST_BYTES, MOST_NODES = 1_000_000, 5_000
LANGUAGE = "en"


@dataclass(frozen=True)
class Issue:
    """Which version a document is of: its number, the whole address of our charter (".../charter/"), and its days."""

    number: int
    base: str
    agreed_on: date | None = None
    starts: date | None = None
    follows: int | None = None

    @property
    def scheme(self) -> str:
        return f"{self.base}#scheme"

    @property
    def priorities(self) -> str:
        return f"{self.base}#priorities"

    def word(self, kind: str, code: str) -> str:
        """The address of a word of a kind: the same in every version, and a place on the public page."""
        return f"{self.base}#{kind}-{code}"

    def elsewhere(self, scheme: str, concept: str) -> str:
        """The address under which we speak of a word of another scheme, which has none of its own."""
        return f"{self.base}schemes/#{scheme}-{concept}"


def document(content: Mapping[str, Any], issue: Issue) -> dict[str, Any]:
    """A version as JSON-LD: functions as top concepts, activities narrower, priorities as a scheme of their own."""
    graph = [
        _scheme(content, issue),
        *_functions(content, issue),
        _priority_scheme(content, issue),
        *_priorities(content, issue),
        *_elsewhere(content, issue),
    ]
    return {"@context": CONTEXT, "@graph": graph}


def _scheme(content: Mapping[str, Any], issue: Issue) -> dict[str, Any]:
    tops = [{"id": issue.word("function", one["code"])} for one in content["functions"]]
    node = {
        "id": issue.scheme,
        "type": "skos:ConceptScheme",
        "dct:title": _said(content["title"]),
        "dct:description": _said(content["definition"]),
        "dct:creator": content.get("keeper", ""),
        "dct:spatial": content.get("place", ""),
        "owl:versionInfo": str(issue.number),
        "dct:hasVersion": {"id": f"{issue.base}{issue.number}/"},
        "dct:issued": _day(issue.agreed_on),
        "dct:valid": _day(issue.starts),
        "owl:priorVersion": {"id": f"{issue.base}{issue.follows}/"} if issue.follows else None,
        "skos:hasTopConcept": tops,
    }
    return _full(node)


def _functions(content: Mapping[str, Any], issue: Issue) -> Iterator[dict[str, Any]]:
    for function in content["functions"]:
        narrower = [{"id": issue.word("activity", one["code"])} for one in function["activities"]]
        yield _full(
            {
                **_concept(issue.word("function", function["code"]), function["code"], function["name"], issue.scheme),
                "skos:topConceptOf": {"id": issue.scheme},
                "skos:narrower": narrower,
                **_matches(content, function["code"], issue),
            }
        )
        for one in function["activities"]:
            yield _full(
                {
                    **_concept(issue.word("activity", one["code"]), one["code"], one["name"], issue.scheme),
                    "skos:definition": _said(one["description"]) if one["description"] else None,
                    "skos:broader": {"id": issue.word("function", function["code"])},
                    "owl:deprecated": True if one.get("retired_on") else None,
                    "skos:changeNote": _said(f"Not used since {one['retired_on']}.") if one.get("retired_on") else None,
                    **_matches(content, one["code"], issue),
                }
            )


def _priority_scheme(content: Mapping[str, Any], issue: Issue) -> dict[str, Any]:
    tops = [{"id": issue.word("priority", one["code"])} for one in content["priorities"]]
    title = {"dct:title": _said("Local priorities"), "dct:isPartOf": {"id": issue.scheme}}
    return _full({"id": issue.priorities, "type": "skos:ConceptScheme", **title, "skos:hasTopConcept": tops})


def _priorities(content: Mapping[str, Any], issue: Issue) -> Iterator[dict[str, Any]]:
    for one in content["priorities"]:
        days = "/".join((one.get("starts") or "..", one.get("ends") or ".."))  # an interval as EDTF writes it
        yield _full(
            {
                **_concept(issue.word("priority", one["code"]), one["code"], one["name"], issue.priorities),
                "skos:topConceptOf": {"id": issue.priorities},
                "skos:definition": _said(one["description"]) if one["description"] else None,
                "dct:valid": days if days != "../.." else None,
            }
        )


def _elsewhere(content: Mapping[str, Any], issue: Issue) -> Iterator[dict[str, Any]]:
    """The words of other schemes that ours are near to, so that a reader knows what they are called."""
    met = {(one["scheme"], one["concept"]) for one in content["matches"]}
    for code in sorted({scheme for scheme, _concept_code in met}):
        address = f"{issue.base}schemes/#{code}"
        yield {"id": address, "type": "skos:ConceptScheme", "dct:title": _said(SCHEMES[code].title)}
        for concept in sorted(one for scheme, one in met if scheme == code):
            name = SCHEMES[code].concepts[concept]
            yield _concept(issue.elsewhere(code, concept), concept, name, address)


def _concept(address: str, code: str, name: str, scheme: str) -> dict[str, Any]:
    return {
        "id": address,
        "type": "skos:Concept",
        "skos:prefLabel": _said(name),
        "skos:notation": code,
        "skos:inScheme": {"id": scheme},
    }


def _matches(content: Mapping[str, Any], word: str, issue: Issue) -> dict[str, Any]:
    found: dict[str, list[dict[str, str]]] = {}
    for one in content["matches"]:
        if one["word"] == word:
            target = {"id": issue.elsewhere(one["scheme"], one["concept"])}
            found.setdefault(MATCHED[Match(one["how"])], []).append(target)
    return dict(found)


def _said(words: str) -> dict[str, str]:
    return {"@value": words, "@language": LANGUAGE}


def _day(day: date | None) -> dict[str, str] | None:
    return {"@value": day.isoformat(), "@type": "xsd:date"} if day else None


def _full(node: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def read(raw: bytes, name: str) -> Reading:
    """Another place's charter from JSON-LD. Raises InputError where it is too large, no JSON, or holds no such scheme.

    Read are flat graphs whose properties are written as prefixed names or in full, as `document` and most tools write
    them: a file that hides its names in a context of its own has first to be expanded.
    """
    nodes = list(_nodes(raw, name))
    schemes = [node for node in nodes if "ConceptScheme" in _types(node)]
    concepts = [node for node in nodes if "Concept" in _types(node)]
    if not schemes or not concepts:
        raise InputError(f"{name}: there is no charter in it, which is a skos:ConceptScheme with skos:Concepts.")
    known = {function.value for function in Function}
    tops = [node for node in concepts if _notation(node) in known and not _ids(node, "skos:broader")]
    if not tops:
        raise InputError(f"{name}: none of the five functions is in it, by which charters are compared.")
    # A word of another scheme may have the same notation: the charter is the scheme that holds most of the five.
    held = Counter(_id(_scheme_of(node, schemes)) for node in tops)
    main = next(scheme for scheme in schemes if _id(scheme) == held.most_common(1)[0][0])
    tops = [node for node in tops if _scheme_of(node, schemes) is main]
    by_id = {_id(node): _notation(node) for node in tops}
    return Reading(
        title=_text(main, "dct:title") or name,
        place=_text(main, "dct:spatial"),
        functions=tuple((_notation(node), _label(node)) for node in tops),
        activities=tuple(
            (_notation(node), _label(node), by_id[above])
            for node in concepts
            if not _is_true(node.get("owl:deprecated"))
            for above in _ids(node, "skos:broader")[:1]
            if above in by_id
        ),
        priorities=tuple(_others(concepts, main, by_id)),
        agreed_on=_date(_text(main, "dct:issued")),
    )


def _others(
    concepts: Sequence[Mapping[str, Any]], main: Mapping[str, Any], tops: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The top concepts of a scheme that says it is part of the charter's: its priorities."""
    for node in concepts:
        above = _ids(node, "skos:topConceptOf")
        if above and _id(main) not in above and _id(node) not in tops:
            yield _notation(node), _label(node)


def _nodes(raw: bytes, name: str) -> Iterator[dict[str, Any]]:
    if len(raw) > MOST_BYTES:
        raise InputError(f"{name}: the file is larger than 1 MB, which no charter is.")
    try:
        said = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputError(f"{name}: this is no JSON. Choose the file that ends in .jsonld.") from None
    found = said.get("@graph", [said]) if isinstance(said, dict) else said
    if not isinstance(found, list) or not all(isinstance(node, dict) for node in found):
        raise InputError(f"{name}: this is JSON, but no JSON-LD: it has no graph of nodes.")
    if len(found) > MOST_NODES:
        raise InputError(f"{name}: it has more than {MOST_NODES:,} nodes, which no charter has.")
    for node in found:
        yield {_short(key): value for key, value in node.items()}


def _short(key: str) -> str:
    for prefix, address in (
        ("skos:", SKOS),
        ("dct:", DCT),
        ("dct:", "http://purl.org/dc/elements/1.1/"),
        ("owl:", OWL),
    ):
        if key.startswith(address):
            return prefix + key.removeprefix(address)
    return {"dcterms": "dct"}.get(key.partition(":")[0], key.partition(":")[0]) + key[len(key.partition(":")[0]) :]


def _types(node: Mapping[str, Any]) -> set[str]:
    return {str(one).rpartition("#")[2].rpartition(":")[2] for one in _many(node.get("type", node.get("@type")))}


def _scheme_of(node: Mapping[str, Any], schemes: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    held = {*_ids(node, "skos:inScheme"), *_ids(node, "skos:topConceptOf")}
    return next((scheme for scheme in schemes if _id(scheme) in held), schemes[0])


def _id(node: Mapping[str, Any]) -> str:
    return str(node.get("id", node.get("@id", "")))


def _ids(node: Mapping[str, Any], name: str) -> list[str]:
    return [_id(one) if isinstance(one, dict) else str(one) for one in _many(node.get(name))]


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _texts(value: Any) -> Iterable[str]:
    for one in _many(value):
        yield str(one.get("@value", "")) if isinstance(one, dict) else str(one)


def _text(node: Mapping[str, Any], name: str) -> str:
    return next((text.strip()[:200] for text in _texts(node.get(name)) if text.strip()), "")


def _label(node: Mapping[str, Any]) -> str:
    return _text(node, "skos:prefLabel") or _notation(node) or _id(node)[-60:]


def _notation(node: Mapping[str, Any]) -> str:
    return _text(node, "skos:notation")


def _is_true(value: Any) -> bool:
    return any(text.lower() in ("true", "1") for text in _texts(value))


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
