"""Our tables of the Volunteering and Social Action Ontology against its own Turtle files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hedgerow.standards.volunteering import (
    ACCESSIBILITY,
    CAUSES,
    CLASSES,
    NAMESPACE,
    PROPERTIES,
    REQUIREMENTS,
    SKILLS,
    TIMES,
    Concept,
)
from hedgerow.standards.volunteering.reading import concepts

SUBJECT = re.compile(r"^:(\w+)\n(.*?)^\.", re.DOTALL | re.MULTILINE)
OURS = {"cause": CAUSES, "requirement": REQUIREMENTS, "skill": SKILLS, "accessibility": ACCESSIBILITY}


@pytest.fixture
def turtle(shared_data: Path) -> dict[str, str]:
    """The text of each file by its name."""
    return {path.stem: path.read_text() for path in (shared_data / "schemas" / "volunteering").glob("*.ttl")}


def subjects(text: str) -> dict[str, str]:
    """What each subject of a file says, by the end of its address."""
    return dict(SUBJECT.findall(text))


def published(text: str) -> set[Concept]:
    """Every concept of a file but its top one."""
    found = set()
    for code, said in subjects(text).items():
        broader = re.search(r"skos:broader :(\w+)", said)
        label = re.search(r'skos:prefLabel "([^"]*)"', said)
        if broader and label:
            found.add(Concept(code, label[1], broader[1]))
    return found


@pytest.mark.parametrize("name", OURS)
def test_our_concepts_are_the_published_ones(name: str, turtle: dict[str, str]) -> None:
    assert set(OURS[name]) == published(turtle[f"taxonomy_{name}"])


def test_the_properties_that_we_use_are_defined_and_on_the_classes_that_we_say(turtle: dict[str, str]) -> None:
    defined = {
        code: said for name, text in turtle.items() if "ontology" in name for code, said in subjects(text).items()
    }
    assert defined.keys() >= {*CLASSES, *PROPERTIES}
    domains = {code: re.search(r"rdfs:domain :(\w+)", defined[code]) for code in PROPERTIES}
    assert {code: found[1] if found else "" for code, found in domains.items()} == PROPERTIES


def test_the_times_are_those_with_a_name(turtle: dict[str, str]) -> None:
    named = {
        code for code, said in subjects(turtle["ontology_time"]).items() if ":WeekdayTimePeriod" in said.split(";")[0]
    }
    assert set(TIMES) == named


def test_the_namespace_is_the_published_one(turtle: dict[str, str]) -> None:
    assert f"prefix :                <{NAMESPACE}>" in turtle["ontology_role"]


def test_what_is_indented_is_narrower() -> None:
    read = concepts("Top", "A: First\n    B: Within: it\n        C: Deeper\nD: Beside")
    assert read == (
        Concept("A", "First", "Top"),
        Concept("B", "Within: it", "A"),
        Concept("C", "Deeper", "B"),
        Concept("D", "Beside", "Top"),
    )
