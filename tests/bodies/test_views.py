"""Public bodies on the screen, and the register that everybody reads."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.template import engines
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django_cotton.compiler_regex import CottonCompiler

from hedgerow.bodies import actions, queries
from hedgerow.bodies.models import Department, Interest, Office
from hedgerow.engines.todo import actions as todo
from hedgerow.kernel import clock
from hedgerow.people import actions as people
from tests.bodies.given import a_body, a_department, a_group, an_officer
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(client: Client) -> Client:
    client.force_login(person())
    return client


def test_our_team_adds_a_department_and_an_officer_and_sees_them_on_one_page(team: Client) -> None:
    body = a_body()
    team.post(f"/bodies/{body.pk}/departments/add/", {"name": "Housing", "about": "Homes."})
    department = Department.objects.get()
    told = {
        "name": "Olu Officer",
        "department": department.pk,
        "title": "Lead",
        "patch": "North",
        "since": "2026-01-05",
    }
    assert team.post(f"/bodies/{body.pk}/officers/add/", told).status_code == 302
    page = team.get(f"/bodies/{body.pk}/").content.decode()
    assert all(words in page for words in ("Housing", "Homes.", "Olu Officer", "Lead", "North"))


def test_an_officer_leaves_in_one_click(team: Client) -> None:
    held = an_officer(a_body())
    team.post(f"/bodies/officers/{held.pk}/", {"do": "left"})
    assert Office.objects.get(pk=held.pk).until == clock.today()
    assert "Who has left" in team.get(f"/bodies/{held.body_id}/").content.decode()


def test_an_officer_known_from_the_list_of_people_is_added_in_one_click(team: Client) -> None:
    body = a_body()
    contact = people.add_contact(by=None, name="Known Officer")
    role = people.give_role(by=None, contact=contact, organisation=body, kind="officer", title="Analyst")
    team.post(f"/bodies/{body.pk}/", {"adopt": role.pk})
    assert queries.offices(body).get().title == "Analyst"
    assert not queries.officers_elsewhere(body)


def test_the_list_asks_as_often_for_many_bodies_as_for_one(team: Client) -> None:
    asked = []
    for number in range(3):
        body = a_body(f"Body {number}")
        an_officer(body, f"Officer{number} Name", a_department(body))
        with CaptureQueriesContext(
            connection,
        ) as captured:
            team.get("/bodies/")
        asked.append(len(captured))
    assert asked[1] == asked[2]


def test_bodies_without_an_officer_are_found_and_taken_away(team: Client) -> None:
    an_officer(a_body("Known Council"))
    a_body("Silent Board")
    told = team.get("/bodies/?show=nobody&format=csv").content.decode()
    assert "Silent Board" in told
    assert "Known Council" not in told


def test_a_group_has_no_page_among_the_public_bodies(team: Client) -> None:
    assert team.get(f"/bodies/{a_group().pk}/").status_code == 404


def test_everybody_reads_the_register_but_no_title_that_is_only_ours(client: Client, team: Client) -> None:
    task = todo.add(by=None, what="Secret plan", due=None, owner=None)
    actions.declare(by=None, ref=task.own_ref, kind="paid", words="We are paid for this.")
    public = Client().get("/our-interests/").content.decode()
    assert "We are paid for this." in public
    assert "Secret plan" not in public + Client().get("/our-interests/?format=csv").content.decode()


def test_our_team_declares_and_ends_an_interest(team: Client) -> None:
    group = a_group()
    told = {"ref": str(group.ref), "kind": "related", "words": "One of us is a trustee.", "on": str(clock.today())}
    assert team.post(f"/bodies/interests/declare/?ref={group.ref}", told).status_code == 302
    made = Interest.objects.get()
    team.post(f"/bodies/interests/{made.pk}/", {"on": str(clock.today())})
    assert Interest.objects.get().ended_on == clock.today()


def test_an_interest_in_something_that_is_no_record_is_refused(team: Client) -> None:
    told = {"ref": "rubbish", "kind": "related", "on": str(clock.today())}
    assert team.post("/bodies/interests/declare/", told).status_code == 422


@pytest.mark.parametrize("colleague", [True, False])
def test_a_record_shows_our_interest_to_everybody_and_the_link_to_declare_to_our_team(colleague: bool) -> None:
    actions.declare(by=None, ref="tests.notice:1", kind="bids", words="We bid for it.")
    request = RequestFactory().get("/")
    request.user = person() if colleague else AnonymousUser()
    held = queries.interests_in(["tests.notice:1", "tests.notice:2"])
    source = '<c-interests :interests="held" ref="tests.notice:1" />'
    page = engines["django"].from_string(CottonCompiler().process(source)).render({"held": held}, request)
    assert "We bid for it." in page
    assert ("/bodies/interests/declare/" in page) == colleague
