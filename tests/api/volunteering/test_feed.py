"""The feed in the ontology's own terms: only what it defines, on the classes it says; paged, and asked for cheaply."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.api.volunteering import views
from hedgerow.api.volunteering.feed import CONCEPTS, CONTEXT, LINKS
from hedgerow.organisations.models import Identifier, Organisation
from hedgerow.standards.volunteering import CLASSES, NAMESPACE, PROPERTIES
from hedgerow.volunteering import actions
from hedgerow.volunteering.models import Role
from hedgerow.volunteering.queries.words import CONCEPTS as LISTS
from hedgerow.volunteering.queries.words import labels
from hedgerow.volunteering.types import TagKind
from tests.volunteering import JO, opened
from tests.volunteering.conftest import group, own_folder, worker

__all__ = ["group", "own_folder", "worker"]
pytestmark = pytest.mark.django_db
FEED = "/volunteer/roles.jsonld"


@pytest.fixture
def role(worker: User, group: Organisation) -> Role:
    Organisation.objects.update(published=True, website="https://table.example", description="Soup.")
    Identifier.objects.create(organisation=group, org_id="GB-CHC-9900001")
    facts = {"from_home": True, "expenses": "travel", "commitment": "2 hours a week", "contact_email": "k@example.org"}
    made = opened(worker, group, contact_name="Dina", **facts)
    tags = {
        TagKind.CAUSE: ["AntiPoverty"],
        TagKind.SKILL: ["ActiveListening"],
        TagKind.REQUIREMENT: ["DBSCheck"],
        TagKind.ACCESSIBILITY: ["ServiceAnimals"],
        TagKind.TIME: ["MondayMorning", "FridayEvening"],
    }
    actions.change_role(by=worker, role=made, tags=tags)
    Role.objects.update(lon=-2.3, lat=53.45)
    return made


def read(path: str = FEED) -> dict[str, Any]:
    answer = Client().get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/ld+json")
    said: dict[str, Any] = json.loads(answer.content)
    return said


def by_class(said: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [node for node in said["@graph"] if node["@type"] == kind]


def said_of(node: dict[str, Any]) -> Iterator[str]:
    yield from (name for name in node if not name.startswith("@"))


def test_every_class_and_property_is_the_ontologys_and_on_its_own_class(role: Role) -> None:
    said = read()
    assert CONTEXT["@vocab"] == NAMESPACE
    for node in said["@graph"]:
        assert node["@type"] in CLASSES
        assert all(PROPERTIES[name] == node["@type"] for name in said_of(node))
    assert set(said_of(said)) <= {name for name, of in PROPERTIES.items() if not of} | {"next"}
    used = {name for node in said["@graph"] for name in said_of(node)}
    assert used | {"activityPublishEndDate"} == {name for name, of in PROPERTIES.items() if of}


def test_it_agrees_with_the_published_ontology(role: Role, shared_data: Path) -> None:
    files = [path.read_text() for path in (shared_data / "schemas" / "volunteering").glob("*ontology*.ttl")]
    defined = dict(re.findall(r"^:(\w+)\n(.*?)^\.", "\n".join(files), re.DOTALL | re.MULTILINE))
    for node in read()["@graph"]:
        for name in said_of(node):
            assert f"rdfs:domain :{node['@type']}" in defined[name]
            linked = "owl:ObjectProperty" in defined[name]
            assert linked == (name in LINKS or name in CONCEPTS), name


def test_every_link_leads_to_a_node_of_the_page_and_every_concept_is_known(role: Role) -> None:
    said = read()
    ids = {node["@id"] for node in said["@graph"]}
    assert len(ids) == len(said["@graph"])
    concepts = {code for kind in [*LISTS, TagKind.TIME] for code in labels(kind)}
    for node in said["@graph"]:
        for name in said_of(node):
            values = node[name] if isinstance(node[name], list) else [node[name]]
            if name in LINKS:
                assert set(values) <= ids
            elif name in CONCEPTS:
                assert set(values) <= concepts


def test_it_says_what_the_page_says_and_nothing_of_people(role: Role) -> None:
    actions.apply(role=role, asked=JO)
    said = read()
    (told,) = by_class(said, "Role")
    assert told["roleTitle"] == role.title
    assert told["roleApplyLink"].endswith(f"/volunteer/roles/{role.pk}/")
    assert told["roleAccessibility"] == ["ServiceAnimals", "ExpensesPaid", "RemoteAccessibility"]
    assert (told["roleMinimumAge"], told["roleAllowsRemoteParticipation"]) == (18, True)
    (registered,) = by_class(said, "CharityRegistration")
    assert registered["charityRegistrationRegistrationNumber"] == "9900001"
    assert by_class(said, "Session")[0]["sessionTime"] == ["MondayMorning", "FridayEvening"]
    assert said["license"] == "CC-BY-4.0"
    text = json.dumps(said)
    assert not any(secret in text for secret in ("k@example.org", "Dina", "jo@example.org", "Jo Okafor"))


def test_pages_follow_each_other_and_only_open_roles_are_in_them(
    worker: User, group: Organisation, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "ON_A_PAGE", 2)
    for number in range(2):
        opened(worker, group, f"Role {number}")
    actions.add_role(by=worker, organisation=group, title="A draft")
    first = read()
    assert first["next"].endswith(f"{FEED}?page=2")
    assert Client().get(FEED)["Link"] == f'<{first["next"]}>; rel="next"'
    second = read(f"{FEED}?page=2")
    assert "next" not in second
    titles = [node["roleTitle"] for page in (first, second) for node in by_class(page, "Role")]
    assert titles == ["Cook with us", "Role 0", "Role 1"]
    for page in ("3", "0", "-1", "x", "99999"):
        assert Client().get(f"{FEED}?page={page}").status_code == 404


def test_whoever_has_it_already_is_not_sent_it_again(worker: User, role: Role) -> None:
    first = Client().get(FEED)
    again = Client().get(FEED, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    actions.close_role(by=worker, role=role)
    changed = Client().get(FEED, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert json.loads(changed.content)["@graph"] == []
