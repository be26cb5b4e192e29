"""A version as SKOS in JSON-LD: what it must hold to be read by others, and reading it back."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from hedgerow.charter.rules import skos
from hedgerow.charter.types import Function
from hedgerow.spine.errors import InputError

BASE = "https://thornmere.example/charter/"
CONTENT: dict[str, Any] = {
    "title": "The Thornmere agreement",
    "place": "Thornmere",
    "keeper": "Thornmere Voluntary Action",
    "definition": "What holds groups up.",
    "functions": [
        {
            "code": function.value,
            "name": str(function.label),
            "activities": [
                {"code": f"{function.value}-one", "name": "One", "description": "As such.", "retired_on": None},
                {"code": f"{function.value}-old", "name": "Old", "description": "", "retired_on": "2024-05-01"},
            ],
        }
        for function in Function
    ],
    "priorities": [{"code": "warm", "name": "Warm homes", "description": "", "starts": "2025-01-01", "ends": None}],
    "promises": [],
    "performers": [],
    "matches": [{"word": "funding", "scheme": "wales", "concept": "funding", "how": "close"}],
}
ISSUE = skos.Issue(number=2, base=BASE, agreed_on=date(2025, 9, 1), starts=date(2025, 9, 1), follows=1)


def nodes() -> dict[str, dict[str, Any]]:
    return {node["id"]: node for node in skos.document(CONTENT, ISSUE)["@graph"]}


def linked(node: dict[str, Any], name: str) -> set[str]:
    value = node.get(name, [])
    return {one["id"] for one in (value if isinstance(value, list) else [value])}


def test_every_link_between_our_words_leads_to_a_node_and_back() -> None:
    found = nodes()
    for address, node in found.items():
        for above in linked(node, "skos:broader"):
            assert address in linked(found[above], "skos:narrower")
        for scheme in linked(node, "skos:topConceptOf"):
            assert address in linked(found[scheme], "skos:hasTopConcept")
        for scheme in linked(node, "skos:inScheme"):
            assert found[scheme]["type"] == "skos:ConceptScheme"
        for name in skos.MATCHED.values():
            assert linked(node, name) <= set(found)


def test_the_functions_are_the_top_concepts_and_their_addresses_do_not_hold_the_version() -> None:
    tops = linked(nodes()[f"{BASE}#scheme"], "skos:hasTopConcept")
    assert tops == {f"{BASE}#function-{function.value}" for function in Function}


def test_what_is_no_longer_used_says_so() -> None:
    found = nodes()
    assert found[f"{BASE}#activity-funding-old"]["owl:deprecated"] is True
    assert "owl:deprecated" not in found[f"{BASE}#activity-funding-one"]


def test_each_concept_has_one_label_in_a_language() -> None:
    for node in nodes().values():
        if node["type"] == "skos:Concept":
            assert set(node["skos:prefLabel"]) == {"@value", "@language"}


def test_the_context_names_every_prefix_that_is_used() -> None:
    document = skos.document(CONTENT, ISSUE)
    used = {key.split(":")[0] for node in document["@graph"] for key in node if ":" in key}
    assert used <= set(document["@context"])


def test_it_reads_back() -> None:
    read = skos.read(json.dumps(skos.document(CONTENT, ISSUE)).encode(), "theirs.jsonld")
    assert (read.title, read.place, read.agreed_on) == ("The Thornmere agreement", "Thornmere", date(2025, 9, 1))
    assert [code for code, _ in read.functions] == [function.value for function in Function]
    assert [code for code, _, _ in read.activities] == [f"{function.value}-one" for function in Function]
    assert read.priorities == (("warm", "Warm homes"),)


def test_the_same_with_full_names_and_other_prefixes_reads_alike() -> None:
    text = json.dumps(skos.document(CONTENT, ISSUE)).replace('"skos:', f'"{skos.SKOS}').replace('"dct:', '"dcterms:')
    assert skos.read(text.encode(), "theirs.jsonld").priorities == (("warm", "Warm homes"),)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"<html>", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b'"words"', "no graph"),
        (b'{"@graph": [1]}', "no graph"),
        (b'{"@graph": []}', "no charter"),
        (b'{"@graph": [{"type": "skos:ConceptScheme"}, {"type": "skos:Concept"}]}', "five functions"),
        (b" " * 1_000_001, "larger than 1 MB"),
        (json.dumps([{}] * 5001).encode(), "more than 5,000"),
    ],
)
def test_what_is_no_charter_is_refused_in_a_sentence(raw: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        skos.read(raw, "theirs.jsonld")
