"""The pages of consultations: written down, put right, answered with an issue or left with a reason; and for our team alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.advocacy import actions
from hedgerow.advocacy.models import Ask, Consultation, Issue
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from tests.advocacy.given import a_council, a_worker, an_issue
from tests.people import person

pytestmark = pytest.mark.django_db
TODAY = clock.today()
LIST = "/advocacy/consultations/"


@pytest.fixture
def worker() -> User:
    return a_worker()


@pytest.fixture
def council() -> Organisation:
    return a_council()


@pytest.fixture
def client(worker: User) -> Client:
    made = Client()
    made.force_login(worker)
    return made


@pytest.fixture
def parks(worker: User, council: Organisation) -> Consultation:
    return actions.add_consultation(by=worker, body=council, title="Parks", closes=TODAY + timedelta(days=30))


def told(council: Organisation, **facts: object) -> dict[str, object]:
    return {
        "body": council.pk,
        "title": "Fees and charges",
        "closes": f"{TODAY + timedelta(days=40):%Y-%m-%d}",
        "ours": f"{TODAY + timedelta(days=35):%Y-%m-%d}",
        **facts,
    }


def test_one_is_written_down_and_stands_in_the_list(client: Client, council: Organisation) -> None:
    assert client.get(f"{LIST}add/").status_code == 200
    made = client.post(f"{LIST}add/", told(council))
    held = Consultation.objects.get(title="Fees and charges")
    assert (made.status_code, made["Location"]) == (302, f"{LIST}{held.pk}/")
    assert "Fees and charges" in client.get(LIST).content.decode()
    assert "Fees and charges" not in client.get(LIST, {"q": "hedgehogs"}).content.decode()
    assert "Fees and charges" in client.get(LIST, {"format": "csv"}).content.decode()


def test_our_day_is_not_after_theirs(client: Client, council: Organisation) -> None:
    late = told(council, ours=f"{TODAY + timedelta(days=41):%Y-%m-%d}")
    assert client.post(f"{LIST}add/", late).status_code == 422
    assert not Consultation.objects.exists()


def test_one_is_put_right_when_its_body_gives_more_time(
    client: Client, parks: Consultation, council: Organisation
) -> None:
    at = f"{LIST}{parks.pk}/edit/"
    assert "Parks" in client.get(at).content.decode()
    assert client.post(at, told(council, title="")).status_code == 422
    assert client.post(at, told(council, title="Parks, with more time")).status_code == 302
    parks.refresh_from_db()
    assert (parks.title, parks.closes) == ("Parks, with more time", TODAY + timedelta(days=40))


def test_one_is_left_with_a_reason_and_without_one_it_stays(client: Client, parks: Consultation) -> None:
    at = f"{LIST}{parks.pk}/"
    assert client.post(at, {"why": ""}).status_code == 422
    assert client.post(at, {"why": "No group here is touched by it."}).status_code == 302
    parks.refresh_from_db()
    assert parks.left_on == TODAY
    assert "No group here is touched by it." in client.get(at).content.decode()


def test_it_is_answered_with_what_groups_raised(client: Client, parks: Consultation, worker: User) -> None:
    issue = an_issue(worker)
    at = f"{LIST}{parks.pk}/answer/?issue={issue.pk}"
    assert issue.sentence in client.get(at).content.decode()
    assert client.post(at, {"text": ""}).status_code == 422
    assert not Ask.objects.exists()
    answered = client.post(at, _asked(parks))
    made = Ask.objects.get()
    assert (answered.status_code, answered["Location"]) == (302, f"/advocacy/asks/{made.pk}/")
    assert (made.issue_id, made.consultation_id) == (issue.pk, parks.pk)


def test_without_an_issue_one_is_made_of_what_it_is_about(client: Client, parks: Consultation) -> None:
    assert client.post(f"{LIST}{parks.pk}/answer/?issue=nonsense", _asked(parks)).status_code == 302
    assert Ask.objects.get().issue == Issue.objects.get(sentence="Parks")
    assert "Keep the gates open" in client.get(f"{LIST}{parks.pk}/").content.decode()


def _asked(of: Consultation) -> dict[str, object]:
    return {
        "kind": "consultation",
        "body": of.body_id,
        "text": "Keep the gates open until nine.",
        "answer_by": f"{TODAY + timedelta(days=50):%Y-%m-%d}",
    }


def test_they_are_for_our_team_alone(parks: Consultation) -> None:
    outside = Client()
    outside.force_login(person("out@example.org", LioRole.NONE))
    for path in (LIST, f"{LIST}add/", *(f"{LIST}{parks.pk}/{end}" for end in ("", "edit/", "answer/"))):
        assert outside.get(path).status_code == 403
        assert Client().get(path).status_code == 302
    assert Client().get(f"{LIST}999999/").status_code == 302
