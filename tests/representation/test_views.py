"""The pages of seats and elections, as everybody, a group, a representative and our team use them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.voting.queries import owed_by
from hedgerow.kernel import clock
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level
from hedgerow.representation import actions, queries
from hedgerow.representation.models import Election, Holding, Nomination, Report, Seat
from hedgerow.representation.types import Stage
from tests.ledger.given import words
from tests.people import person
from tests.representation.given import a_body, a_group, a_person, a_seat, an_election, held_by, keys, members, named

pytestmark = pytest.mark.django_db
TODAY = clock.today()
LISTS = ("/who-speaks-for-us/", "/representation/", "/representation/reports/", "/representation/elections/")


@pytest.fixture(autouse=True)
def _words() -> None:
    words()


@pytest.fixture
def team(client: Client) -> Client:
    client.force_login(person())
    return client


def acting_for(group: Organisation) -> User:
    user = person("rep@example.org", name="Rep", role=LioRole.NONE)
    organisations.grant_access(by=person("boss@example.org"), user=user, organisation=group, level=Level.EDITOR)
    return user


def test_everybody_reads_who_speaks_for_them_but_only_those_who_agreed_are_named(client: Client) -> None:
    seat = a_seat(places=2, decides="Where money goes.")
    held_by(seat, a_person("Jo Okafor", "jo@example.org"), a_group("Ash Choir"))
    held_by(seat, a_person("Al Hidden", "al@example.org"), a_group("Elm Club"), named=False)
    page = client.get("/who-speaks-for-us/").content.decode()
    assert "Jo Okafor, Ash Choir" in page
    assert "Somebody from Elm Club" in page
    assert "Al Hidden" not in page + client.get(f"/who-speaks-for-us/{seat.pk}/").content.decode()
    told = client.get("/who-speaks-for-us/?format=csv").content.decode()
    assert "Jo Okafor" in told
    assert "Al Hidden" not in told


def test_a_seat_that_is_not_public_is_for_our_team(client: Client) -> None:
    seat = a_seat(public=False)
    assert client.get(f"/who-speaks-for-us/{seat.pk}/").status_code == 404
    assert "Health Board" not in client.get("/who-speaks-for-us/").content.decode()
    client.force_login(person())
    assert "Health Board" in client.get("/representation/").content.decode()


@pytest.mark.parametrize(
    "path", ["/who-speaks-for-us/", "/representation/", "/representation/reports/", "/representation/elections/"]
)
def test_lists_ask_as_often_for_one_as_for_many(team: Client, path: str, django_assert_max_num_queries: object) -> None:

    def asked() -> int:
        with CaptureQueriesContext(connection) as told:
            assert team.get(path).status_code == 200
        return len(told)

    def one_more(number: int) -> None:
        with zeal_ignore():
            seat = a_seat(body=a_body(f"Body {number}"))
            held = held_by(seat, a_person(f"P {number}", f"p{number}@example.org"), a_group(f"G {number}"))
            meeting = actions.add_meeting(by=None, seat=seat, on=TODAY - timedelta(days=number))
            actions.report(by=None, meeting=meeting, holding=held, happened="Something.")
            actions.add_meeting(by=None, seat=seat, on=TODAY - timedelta(days=20 + number))
            an_election(seat)

    one_more(1)
    team.get(path)
    few = asked()
    for number in (2, 3):
        one_more(number)
    assert asked() == few


def test_our_team_adds_a_seat_fills_it_and_writes_down_who_leaves(team: Client) -> None:
    body = a_body()
    told = {"body": body.pk, "board": "Parks Panel", "chosen": "network", "places": 1, "public": "on"}
    team.post("/representation/add/", told)
    seat = Seat.objects.get()
    told = {"name": "Jo Okafor", "email": "jo@example.org", "mandate": "network", "since": TODAY, "named": "on"}
    assert team.post(f"/representation/{seat.pk}/fill/", told).status_code == 302
    held = Holding.objects.get()
    assert (held.who, held.named) == ("Jo Okafor", True)
    answer = team.post(f"/representation/{seat.pk}/fill/", {**told, "name": "Al", "email": "al@example.org"})
    assert "Every place is taken" in answer.content.decode()
    team.post(f"/representation/holders/{held.pk}/", {"on": TODAY, "why": "stood_down"})
    assert queries.vacancies(seat) == 1


def test_a_representative_reports_by_link_without_an_account(client: Client) -> None:
    seat = a_seat()
    held = held_by(seat, a_person(), a_group())
    meeting = actions.add_meeting(by=None, seat=seat, on=TODAY)
    path = queries.report_path(meeting, held)
    assert client.get(path).status_code == 200
    assert not Report.objects.exists()
    client.post(path, {"happened": "They said yes.", "matters": "Apply now.", "public": "on"})
    assert Report.objects.get().made_by is None
    assert "It is with us" in client.get(path).content.decode()
    assert "They said yes." in client.get(f"/who-speaks-for-us/{seat.pk}/").content.decode()
    assert client.get("/speaking/made-up/").status_code == 404
    assert client.post(path, {"happened": ""}).status_code == 422


def test_a_group_names_somebody_from_its_own_space(client: Client) -> None:
    election, group = an_election(a_seat()), a_group()
    client.force_login(acting_for(group))
    path = f"/space/groups/{group.pk}/seats/"
    told = {
        "election": election.pk,
        "name": "Jo Okafor",
        "email": "jo@example.org",
        "words": "word " * 101,
        "agreed": "on",
    }
    assert "These are 101 words" in client.post(path, told).content.decode()
    client.post(path, {**told, "words": "Nine years of lunch clubs."})
    assert Nomination.objects.get().organisation == group
    assert "You named Jo Okafor" in client.get(path).content.decode()


def test_our_team_only_looks_at_a_groups_own_page(team: Client) -> None:
    group = a_group()
    assert team.get(f"/space/groups/{group.pk}/seats/").status_code == 200
    assert team.post(f"/space/groups/{group.pk}/seats/", {"election": "1"}).status_code == 405


def test_a_whole_election_by_the_pages(client: Client) -> None:
    first, *_others = members(3)
    seat = a_seat()
    client.force_login(person())
    days = {
        "nominations_until": TODAY + timedelta(7),
        "closes_on": TODAY + timedelta(14),
        "takes_up": TODAY + timedelta(15),
    }
    client.post(f"/representation/{seat.pk}/elect/", {"roll": "members:all", "places": 1, **days})
    election = Election.objects.get()
    path = f"/representation/elections/{election.pk}/"
    for name in ("Ash Oak", "Bo Birch"):
        named(election, name)
    with clock.pretend(election.nominations_until):
        assert "Open the vote" in client.get(path).content.decode()
        client.post(path, {"do": "open"})
        election.refresh_from_db()
        assert election.stage == Stage.VOTING
        anybody = Client()
        page = anybody.get(f"/who-speaks-for-us/elections/{election.pk}/").content.decode()
        assert "0 of 3 have voted" in page
        (owed,) = _owed(first)
        anybody.post(owed, {"rank_0": "1"})
    with clock.pretend(election.closes_at):
        client.post(path, {"do": "declare"})
    page = Client().get(f"/who-speaks-for-us/elections/{election.pk}/").content.decode()
    assert "Stage by stage" in page
    with clock.pretend(election.closes_at + timedelta(days=2)):
        assert "Ash Oak" in Client().get(f"/who-speaks-for-us/{seat.pk}/").content.decode()


def _owed(group: Organisation) -> list[str]:
    return [one.url for one in owed_by([str(group.ref)])]


def test_a_vote_that_cannot_be_opened_says_why(team: Client) -> None:
    election = an_election(a_seat())
    page = team.post(f"/representation/elections/{election.pk}/", {"do": "open"}, follow=True).content.decode()
    assert "People can still be named." in page
    assert not keys(election)


def test_a_bodys_officers_see_the_seats_on_its_boards(client: Client) -> None:
    body = a_body()
    seat = a_seat(body=body)
    a_seat(body=a_body("Another"))
    user = person("officer@example.org", role=LioRole.NONE)
    organisations.grant_access(by=person("boss@example.org"), user=user, organisation=body, level=Level.OFFICER)
    client.force_login(user)
    page = client.get(f"/space/bodies/{body.pk}/seats/").content.decode()
    assert page.count(f"/who-speaks-for-us/{seat.pk}/") == 1
    assert "Another" not in page
