"""Open Referral UK 3.0 out: valid by the official schemas, paged, asked for cheaply, and with nothing of people in it."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hedgerow.accounts.models import User
from hedgerow.engines.imports import actions as imports
from hedgerow.kernel import clock
from hedgerow.organisations.actions.merging import merge, unmerge
from hedgerow.organisations.models import Identifier, Organisation
from hedgerow.services import actions
from hedgerow.services.models import Service, Spot
from tests.services import shown
from tests.services.conftest import ada, group, lunch, own_folder, worker
from tests.services.test_importing import take, taken_in
from tests.standards.test_oruk import V3

__all__ = ["ada", "group", "lunch", "own_folder", "worker"]
pytestmark = pytest.mark.django_db
BASE = "/oruk/v3/"
LISTS = ("services", "organizations", "taxonomies", "taxonomy_terms", "service_at_locations")


def read(path: str = "", status: int = 200, **params: Any) -> dict[str, Any]:
    answer = Client().get(BASE + path, params)
    assert answer.status_code == status, answer.content
    assert (answer["Content-Type"], answer["Access-Control-Allow-Origin"]) == ("application/json", "*")
    said: dict[str, Any] = json.loads(answer.content)
    return said


@pytest.fixture
def whole(worker: User, group: Organisation, lunch: Service) -> Service:
    """A service with everything that one can have."""
    Organisation.objects.update(published=True, website="https://table.example", description="Soup.")
    Identifier.objects.create(organisation=group, org_id="GB-CHC-9900001")
    facts = {"eligibility": "Anybody over 60.", "age_from": 60, "age_to": 99, "web": "https://table.example/lunch",
             "online": True, "free": True, "way": "ask", "hours_words": "not in August",
             "access_words": "Ring first."}  # fmt: skip
    actions.change_service(by=worker, service=lunch, **facts)
    Spot.objects.update(lon=-2.3, lat=53.45, authority="E08000009")
    return lunch


def registry_of(folder: Path) -> Any:
    """The schemas of a folder by their names, and by the addresses under which openapi.json knows them."""
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT202012

    remote = "https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/"
    pairs = []
    for file in folder.rglob("*.json"):
        resource = Resource.from_contents(json.loads(file.read_text("utf-8")), default_specification=DRAFT202012)
        name = str(file.relative_to(folder))
        pairs += [(name, resource), (remote + name, resource)]
    return Registry().with_resources(pairs)


def faults(schema: dict[str, Any], said: Any, registry: Any) -> list[str]:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import validator_for

    kind = validator_for(schema, default=Draft202012Validator)
    checker = kind(schema, registry=registry, format_checker=kind.FORMAT_CHECKER)
    return [f"{'/'.join(map(str, one.path))}: {one.message}" for one in checker.iter_errors(said)]


def answers() -> dict[str, dict[str, Any]]:
    """What each address of the standard answers, by its name in openapi.json."""
    told = {"/": read()}
    for name in LISTS:
        told[f"/{name}"] = read(name)
        told[f"/{name}/{{id}}"] = read(f"{name}/{told[f'/{name}']['contents'][0]['id']}")
    return told


def test_every_answer_is_valid_by_openapi_json_of_both_official_copies(whole: Service, shared_data: Path) -> None:
    compiled = registry_of(shared_data / "schemas/oruk-3.0/schema")
    for file in ("oruk-official/3.0/openapi.json", "oruk-3.0/schema/openapi.json"):
        api = json.loads((shared_data / "schemas" / file).read_text("utf-8"))
        told = answers()
        # The UK's openapi.json leaves out organizations, which its own validator and HSDS ask for.
        assert told.keys() - api["paths"].keys() == {"/organizations", "/organizations/{id}"}
        assert api["paths"].keys() <= told.keys()
        for path in api["paths"]:
            said = told[path]
            schema = api["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            local = json.loads(json.dumps(schema).replace("#/components/schemas/", "#/$defs/"))
            assert faults({**local, "$defs": api["components"]["schemas"]}, said, compiled) == [], (file, path)
            assert path == "/" or "{" in path or said["contents"], path


@pytest.mark.parametrize("folder", ["oruk-official/3.0/schemata", "oruk-3.0/schema"])
def test_every_record_is_valid_by_its_own_schema(whole: Service, shared_data: Path, folder: str) -> None:
    schemas = registry_of(shared_data / "schemas" / folder)
    told = answers()
    for name, schema in (("services", "service"), ("organizations", "organization"), ("taxonomies", "taxonomy"),
                         ("taxonomy_terms", "taxonomy_term"), ("service_at_locations", "service_at_location")):  # fmt: skip
        for said in (told[f"/{name}/{{id}}"], *told[f"/{name}"]["contents"], *read(name, full="true")["contents"]):
            assert faults({"$ref": f"{schema}.json"}, said, schemas) == [], name


def test_the_schemas_would_find_a_fault(whole: Service, shared_data: Path) -> None:
    schemas = registry_of(shared_data / "schemas/oruk-3.0/schema")
    said = read("services", full="true")["contents"][0]
    for broken in ({**said, "id": "4"}, {**said, "status": "open"}, {**said, "minimum_age": "old"},
                   {**said, "schedules": [{**said["schedules"][0], "freq": "DAILY"}]}):  # fmt: skip
        assert faults({"$ref": "compiled/service.json"}, broken, schemas)


def test_what_is_said_of_a_service(whole: Service) -> None:
    said = read("services", full="true")["contents"][0]
    assert (said["name"], said["status"], said["minimum_age"], said["email"]) == (
        "Monday lunch club", "active", 60, "lunch@table.example")  # fmt: skip
    assert [(one["freq"], one["byday"], one["opens_at"]) for one in said["schedules"]] == [
        ("WEEKLY", "MO,WE", "12:00:00"), ("MONTHLY", "2TH", "18:00:00")]  # fmt: skip
    assert said["cost_options"][0]["amount"] == 3.5
    assert said["alert"].startswith("can take people now; an answer in about 2")
    kinds = [one["location"]["location_type"] for one in said["service_at_locations"]]
    assert kinds == ["physical", "virtual"]
    terms = {one["taxonomy_term"]["term"] for one in said["attributes"]}
    assert terms == {"food", "company", "202", "107"}
    assert said["organization"]["organization_identifiers"][0]["identifier"] == "9900001"
    assert said["assured_date"] == clock.today().isoformat()
    assert read(f"services/{said['id']}") == said


def test_nothing_of_people_is_in_it(whole: Service, ada: User) -> None:
    """The group's own address, telephone and e-mail, and whoever acts for it, were made to leak."""
    Organisation.objects.update(published=False)
    text = json.dumps([answers(), read("services", full="true"), read("service_at_locations", full="true")])
    for secret in (
        "ada.home",
        "Own Street",
        "960 001",
        "ada@example.org",
        "Ada Brook",
        "Wren",
        '"https://table.example"',
        "Soup.",
    ):
        assert secret not in text, secret


def test_identifiers_stay_and_are_of_version_5(whole: Service) -> None:
    first = read("services")["contents"][0]["id"]
    Service.objects.update(name="Another name", changed_at=clock.now())
    assert read("services")["contents"][0]["id"] == first
    assert UUID(first).version == 5


def test_what_is_not_open_is_nowhere(worker: User, whole: Service) -> None:
    uid, at = read("services")["contents"][0]["id"], read("service_at_locations")["contents"][0]["id"]
    actions.pause_service(by=worker, service=whole)
    for name in ("services", "organizations", "service_at_locations"):
        assert read(name)["empty"] is True
    assert "error" in read(f"services/{uid}", 404)
    assert "error" in read(f"service_at_locations/{at}", 404)
    assert Client().get(f"{BASE}services/4").status_code == 404


def test_pages(worker: User, group: Organisation) -> None:
    for number in range(5):
        shown(worker, group, f"Lunch {number}")
    seen = [read("services", page=number, per_page=2) for number in (1, 2, 3, 4)]
    assert [[one["name"] for one in page["contents"]] for page in seen] == [
        ["Lunch 0", "Lunch 1"], ["Lunch 2", "Lunch 3"], ["Lunch 4"], []]  # fmt: skip
    assert [(page["first_page"], page["last_page"], page["empty"]) for page in seen] == [
        (True, False, False), (False, False, False), (False, True, False), (False, True, True)]  # fmt: skip
    assert (seen[0]["total_items"], seen[0]["total_pages"], seen[2]["size"]) == (5, 3, 1)


def test_what_can_be_asked_for(worker: User, group: Organisation, whole: Service) -> None:
    shown(worker, group, "Walking group", description="A walk.", said=None)
    terms = {one["term"]: one for one in read("taxonomy_terms", per_page=500)["contents"]}
    uid = read("organizations")["contents"][0]["id"]
    for params, many in (
        ({"text": "lunch"}, 1), ({"search": "lnuch"}, 1), ({"taxonomy_term_id": terms["food"]["id"]}, 1),
        ({"taxonomy_term_id": "x"}, 0), ({"taxonomy_id": terms["food"]["taxonomy_id"]}, 1), ({"organization_id": uid}, 2),
        ({"organization_id": "x"}, 0), ({"minimum_age": 60}, 1), ({"minimum_age": 61}, 0), ({"maximum_age": 99}, 1),
        ({"day": "MO"}, 1), ({"day": "Monday"}, 1), ({"day": "SA"}, 0), ({"day": "MO", "start_time": "12:00"}, 1),
        ({"day": "MO", "start_time": "12:30"}, 0), ({"end_time": "14:00"}, 1),
        ({"modified_after": (clock.now() + timedelta(days=1)).isoformat()}, 0), ({"modified_after": "2020-01-01"}, 2),
    ):  # fmt: skip
        assert read("services", **params)["total_items"] == many, params
    assert read("services", minimal="true")["contents"][0].keys() == {"id", "modified_date"}


@pytest.mark.parametrize(
    "params",
    [{"page": "0"}, {"page": "x"}, {"per_page": "-1"}, {"day": "someday"}, {"start_time": "noon"}, {"minimum_age": "old"},
     {"modified_after": "yesterday"}, {"postcode": "nowhere"}, {"proximity": "100"}, {"full": "perhaps"},
     {"format": "ndjson"}, {"postcode": "M32 0DF", "proximity": "100"}],
)  # fmt: skip
def test_what_cannot_be_asked_for_is_said(lunch: Service, params: dict[str, str]) -> None:
    said = read("services", 400, **params)
    assert next(iter(reversed(params))) in said["error"] or "M32 0DF" in said["error"]


def test_whoever_has_it_already_is_told_so_before_anything_is_built(worker: User, lunch: Service) -> None:
    first = Client().get(f"{BASE}services")
    held = {"If-None-Match": first["ETag"]}
    with CaptureQueriesContext(connection) as asked:
        again = Client().get(f"{BASE}services", headers=held)
    assert (again.status_code, again.content, again["Access-Control-Allow-Origin"]) == (304, b"", "*")
    assert len(asked) < 8
    assert Client().get(f"{BASE}services", headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    actions.change_service(by=worker, service=lunch, description="Another meal.")
    assert Client().get(f"{BASE}services", headers=held).status_code == 200
    assert Client().post(f"{BASE}services").status_code == 405


def asked_since(moment: str, path: str = "services") -> int:
    return Client().get(BASE + path, headers={"If-Modified-Since": moment}).status_code


def test_who_asks_by_date_alone_hears_of_a_merge_and_of_its_undoing(worker: User, lunch: Service) -> None:
    """A merge changes no service, and yet what the feed says of them."""
    kept = Organisation.objects.create(name="The Longer Table")
    start = clock.now()
    said = Client().get(f"{BASE}services")["Last-Modified"]
    assert asked_since(said) == 304
    with clock.pretend(start + timedelta(minutes=1)):
        made = merge(by=worker, kept=kept, gone=lunch.organisation)
    now = Client().get(f"{BASE}services")["Last-Modified"]
    assert (asked_since(said), asked_since(now)) == (200, 304)
    with clock.pretend(start + timedelta(minutes=2)):
        unmerge(by=worker, merge=made)
    assert asked_since(now) == 200


def test_who_asks_by_date_alone_hears_that_an_import_was_taken_back(worker: User, lunch: Service) -> None:
    start = clock.now()
    with clock.pretend(start + timedelta(minutes=1)):
        run = taken_in(worker, take(worker, {"contents": [V3]}))
    said = Client().get(f"{BASE}services")["Last-Modified"]
    with clock.pretend(start + timedelta(minutes=2)):
        imports.undo(by=worker, run=run)
    assert asked_since(said) == 200


@pytest.mark.parametrize("path", ["services", "services?full=true", "organizations", "service_at_locations?full=true"])
def test_the_same_number_of_queries_for_three_as_for_twenty(worker: User, group: Organisation, path: str) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as held:
            assert Client().get(BASE + path).status_code == 200
        return len(held)

    for number in range(3):
        shown(worker, group, f"Lunch {number}")
    few = asked()
    for number in range(17):
        shown(worker, group, f"Supper {number}")
    assert asked() == few
