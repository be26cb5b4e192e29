"""The agreement as triples: what a reader of RDF finds in it, by the integrity conditions of SKOS.

The context is expanded here by hand, by the rules of JSON-LD 1.1 that a flat graph of prefixed names needs (sections 4.1.5,
4.2.1 and 4.2.4), so that nothing of our own writing of it is believed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

import pytest

from hedgerow.charter.rules import skos
from tests.charter.rules.test_skos import BASE, CONTENT, ISSUE

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
#: of the SKOS vocabulary: the properties between concepts and schemes that we use, and what each leads to
RELATIONS = {
    "broader": "Concept", "narrower": "Concept", "exactMatch": "Concept", "closeMatch": "Concept", "broadMatch": "Concept",
    "narrowMatch": "Concept", "inScheme": "ConceptScheme", "topConceptOf": "ConceptScheme", "hasTopConcept": "Concept",
}  # fmt: skip
LABELS = {"prefLabel", "definition", "changeNote", "notation"}
ABSOLUTE = re.compile(r"https?://[^\s<>\"]+")
Literal = tuple[str, str, str]  # value, datatype, language
Triple = tuple[str, str, "str | Literal"]


def expanded(name: str, context: dict[str, Any]) -> str:
    """A compact name as the IRI that it stands for; what has no prefix of the context has to be one already."""
    prefix, colon, rest = name.partition(":")
    found = f"{context[prefix]}{rest}" if colon and prefix in context and not rest.startswith("//") else name
    assert ABSOLUTE.fullmatch(found), f"“{name}” is no IRI, and the context does not make it one"
    return found


def triples(document: dict[str, Any]) -> set[Triple]:
    """Every statement of the document."""
    context = document["@context"]
    words = {alias for alias, name in context.items() if name.startswith("@")}
    keys = {context[alias]: alias for alias in words}
    found: set[Triple] = set()
    for node in document["@graph"]:
        about = expanded(node[keys["@id"]], context)
        found.add((about, RDF_TYPE, expanded(node[keys["@type"]], context)))
        for name, values in node.items():
            if name not in words:
                predicate = expanded(name, context)
                held = values if isinstance(values, list) else [values]
                found |= {(about, predicate, value_of(one, context, keys["@id"])) for one in held}
    return found


def value_of(told: Any, context: dict[str, Any], id_key: str) -> str | Literal:
    """The object of a statement: an IRI, or a value with its type or its language."""
    if isinstance(told, dict) and id_key in told:
        assert set(told) == {id_key}, "a node within a node"
        return expanded(told[id_key], context)
    if isinstance(told, dict):
        assert set(told) <= {"@value", "@type", "@language"}
        assert len(told) == 2
        kind = expanded(told["@type"], context) if "@type" in told else ""
        return (told["@value"], kind, told.get("@language", ""))
    return (str(told).lower(), f"{XSD}boolean", "") if isinstance(told, bool) else (told, f"{XSD}string", "")


@pytest.fixture
def graph() -> set[Triple]:
    content = {
        **CONTENT,
        "matches": [
            *CONTENT["matches"],
            {"word": "funding-one", "scheme": "wales", "concept": "funding", "how": "broad"},
        ],
    }
    return triples(skos.document(content, ISSUE))


def of(graph: set[Triple], name: str) -> set[tuple[str, str]]:
    """The pairs that a property of SKOS relates."""
    return {(one, other) for one, predicate, other in graph if predicate == SKOS + name and isinstance(other, str)}


def kinds(graph: set[Triple]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, predicate, other in graph:
        if predicate == RDF_TYPE and isinstance(other, str):
            found[one].add(other)
    return found


def test_every_node_is_a_concept_or_a_scheme_and_none_is_both(graph: set[Triple]) -> None:
    for one, held in kinds(graph).items():
        assert held in ({f"{SKOS}Concept"}, {f"{SKOS}ConceptScheme"}), one  # S9


def test_only_words_of_skos_are_used_and_each_relation_leads_to_its_class(graph: set[Triple]) -> None:
    kind = kinds(graph)
    for one, predicate, other in graph:
        if predicate.startswith(SKOS):
            name = predicate.removeprefix(SKOS)
            assert name in RELATIONS.keys() | LABELS, name
            if name in RELATIONS:
                assert isinstance(other, str), (one, name)
                assert kind[other] == {SKOS + RELATIONS[name]}, (one, name, other)


def test_broader_and_in_scheme_hold_between_the_words_of_the_agreement(graph: set[Triple]) -> None:
    assert (f"{BASE}#activity-funding-one", f"{BASE}#function-funding") in of(graph, "broader")
    assert (f"{BASE}#function-funding", f"{BASE}#activity-funding-one") in of(graph, "narrower")
    assert {other for _one, other in of(graph, "inScheme")} >= {f"{BASE}#scheme", f"{BASE}#priorities"}
    concepts = {one for one, held in kinds(graph).items() if held == {f"{SKOS}Concept"}}
    assert {one for one, _other in of(graph, "inScheme")} == concepts
    assert len(of(graph, "inScheme")) == len(concepts)  # one scheme each


@pytest.mark.parametrize(("name", "inverse"), [("broader", "narrower"), ("topConceptOf", "hasTopConcept")])
def test_what_is_each_others_inverse_is_said_both_ways(graph: set[Triple], name: str, inverse: str) -> None:
    assert of(graph, name)
    assert of(graph, name) == {(other, one) for one, other in of(graph, inverse)}  # S8, S25


def test_a_top_concept_is_in_its_scheme_and_has_nothing_broader_in_it(graph: set[Triple]) -> None:
    tops = of(graph, "topConceptOf")
    assert tops <= of(graph, "inScheme")  # S7
    assert not {one for one, _ in tops} & {one for one, _ in of(graph, "broader")}


def test_a_match_leads_out_of_our_scheme_and_none_is_two_things_at_once(graph: set[Triple]) -> None:
    home = dict(of(graph, "inScheme"))
    matched = Counter(
        pair for name in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch") for pair in of(graph, name)
    )
    assert len(matched) == 2
    assert set(matched.values()) == {1}  # S46: an exact match is no broader one
    assert all(home[one] != home[other] for one, other in matched)


def test_each_concept_has_one_label_in_a_language_and_one_notation(graph: set[Triple]) -> None:
    labels = Counter((one, other[2]) for one, name, other in graph if name == f"{SKOS}prefLabel" and len(other) == 3)
    assert set(labels.values()) == {1}  # S14
    assert {language for _one, language in labels} == {"en"}
    notations = Counter(one for one, name, _other in graph if name == f"{SKOS}notation")
    assert set(notations) == {one for one, _language in labels}
    assert set(notations.values()) == {1}


def test_days_are_typed(graph: set[Triple]) -> None:
    issued = {other for one, name, other in graph if name.endswith("/terms/issued")}
    assert issued == {("2025-09-01", f"{XSD}date", "")}
