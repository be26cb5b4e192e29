"""The pages of groups, as anybody and as our team sees them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.moderation import actions as moderation
from hedgerow.engines.moderation.models import Submission
from hedgerow.organisations import actions, queries
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Origin
from hedgerow.places.models import Place

pytestmark = pytest.mark.django_db
DIRECTORY = "/groups/"


@pytest.fixture
def team(client: Client, worker: User) -> Client:
    client.force_login(worker)
    return client


@pytest.fixture
def groups(place: Place) -> dict[str, Organisation]:
    """One that anybody may see, one that our team alone may, and one that has closed."""
    with zeal_ignore():
        ash = actions.add_from_register(by=None, org_id="GB-CHC-1000001")
        quiet = actions.create(by=None, name="Quiet Circle", origin=Origin.LOG, postcode="QQ3 1AA", phone="0161 000")
        gone = actions.create(by=None, name="Gone Choir", origin=Origin.LOG)
        Organisation.objects.filter(pk=gone.pk).update(published=True, closed_on="2026-01-01")
    return {"ash": ash, "quiet": quiet, "gone": gone}


def seen(answer: Any) -> set[str]:
    """Which of the three groups a page names."""
    text = answer.content.decode()
    return {
        name
        for name, words in {"ash": "The Ash Carers", "quiet": "Quiet Circle", "gone": "Gone Choir"}.items()
        if words in text
    }


@pytest.mark.parametrize(
    "query", ["", "?q=circle", "?status=unpublished", "?status=closed", "?format=csv", "?kind=", "?view=map"]
)
def test_strangers_never_see_what_is_not_public(client: Client, groups: dict[str, Organisation], query: str) -> None:
    assert seen(client.get(DIRECTORY + query)) <= {"ash"}
    assert "Quiet" not in client.get("/groups/map/" + query).content.decode()


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"ash", "quiet"}),
        ("?status=closed", {"gone"}),
        ("?status=unpublished", {"quiet"}),
        ("?status=unchecked", {"quiet"}),
        ("?ward=E05999002", {"quiet"}),
        ("?theme=103", {"ash"}),
        ("?beneficiary=202&band=micro", {"ash"}),
        ("?band=unknown", {"quiet"}),
        ("?registered=yes", {"ash"}),
        ("?registered=no", {"quiet"}),
        ("?benefit=E99000001", {"ash"}),
        ("?q=quiet+cirlce", {"quiet"}),
        ("?q=QQ1", {"ash"}),
        ("?ward=nonsense&band=huge", {"ash", "quiet"}),
        ("?q=zzzz", set()),
    ],
)
def test_our_team_filters(team: Client, groups: dict[str, Organisation], query: str, names: set[str]) -> None:
    answer = team.get(DIRECTORY + query)
    assert answer.status_code == 200
    assert seen(answer) == names


def test_the_same_queries_at_1_row_and_at_100(client: Client, groups: dict[str, Organisation]) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as made:
            assert client.get(DIRECTORY + "?q=ash").status_code == 200
        return len(made)

    count()  # the first reads what is kept for the whole process
    one = count()
    with zeal_ignore():
        for number in range(100):
            made = actions.create(
                by=None, name=f"Ash Group {number}", origin=Origin.LOG, themes=["103"], postcode="QQ1 1AA"
            )
            actions.publish(by=None, organisation=made, basis="said so")
    assert count() == one


def test_the_map_holds_the_place_and_the_groups(client: Client, groups: dict[str, Organisation]) -> None:
    found = json.loads(client.get("/groups/map/").content)["features"]
    assert [each["geometry"]["type"] for each in found] == ["Polygon", "Point"]
    assert found[1]["properties"]["url"] == f"/groups/{groups['ash'].pk}/"


def test_a_group_is_typed_in_with_its_name_alone(team: Client, place: Place) -> None:
    answer = team.post("/groups/add/", {"name": "Ash Knitters", "kind": "group"})
    made = Organisation.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/groups/{made.pk}/")
    assert (made.name, made.origin, made.published) == ("Ash Knitters", "hand", False)


def test_what_is_wrong_is_said_at_its_field(team: Client, place: Place) -> None:
    answer = team.post(
        "/groups/add/", {"name": "", "postcode": "nowhere", "identifiers": "hello", "income": "lots", "kind": "group"}
    )
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"name", "income"}
    answer = team.post("/groups/add/", {"name": "Ash", "postcode": "nowhere", "kind": "group"})
    assert set(answer.context["form"].errors) == {"postcode"}
    assert not Organisation.objects.exists()


def test_saving_the_form_unchanged_changes_and_locks_nothing(team: Client, groups: dict[str, Organisation]) -> None:
    from hedgerow.engines.imports.models import FieldLock
    from hedgerow.organisations.forms import OrganisationForm

    ash = queries.full(groups["ash"].pk)
    form = OrganisationForm(organisation=ash)
    data = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    data["identifiers"] = data["identifiers"].replace("\n", "\r\n")
    with zeal_ignore():
        answer = team.post(f"/groups/{ash.pk}/edit/", data)
    assert answer.status_code == 302, answer.context["form"].errors
    assert not FieldLock.objects.exists()


def test_one_click_adds_from_the_register(team: Client, place: Place) -> None:
    answer = team.post("/groups/register/add/", {"org_id": "GB-CHC-1000002"})
    assert answer["Location"] == f"/groups/{Organisation.objects.get().pk}/"
    assert team.post("/groups/register/add/", {"org_id": "nothing"})["Location"] == "/groups/register/"


def test_anybody_offers_a_correction_and_our_team_uses_it(
    client: Client, worker: User, groups: dict[str, Organisation]
) -> None:
    ash = groups["ash"]
    now = {"name": ash.name, "description": ash.description, "website": ash.website, "postcode": ash.postcode}
    form = {**now, "phone": "01234 567", "reason": "I am its secretary", "reply_to": ""}
    answer = client.post(f"/groups/{ash.pk}/correct/", form)
    offered = Submission.objects.get()
    assert answer["Location"] == reverse("moderation:status", args=[offered.key])
    assert offered.proposed == {"phone": "01234 567"}
    ash.refresh_from_db()
    assert ash.phone == ""
    moderation.decide(by=worker, submission=offered, accept=True)
    ash.refresh_from_db()
    assert ash.phone == "01234 567"


def test_a_correction_that_changes_nothing_is_not_sent(client: Client, groups: dict[str, Organisation]) -> None:
    ash = groups["ash"]
    now = {"name": ash.name, "description": ash.description, "website": ash.website, "postcode": ash.postcode}
    answer = client.post(f"/groups/{ash.pk}/correct/", {**now, "reason": "I know"})
    assert answer.status_code == 422
    assert not Submission.objects.exists()


def test_nobody_learns_of_a_group_that_is_not_public(client: Client, groups: dict[str, Organisation]) -> None:
    assert client.get(f"/groups/{groups['quiet'].pk}/correct/").status_code == 404
    assert client.get("/groups/999999/correct/").status_code == 404


def test_side_by_side_merge_and_undo(team: Client, groups: dict[str, Organisation]) -> None:
    with zeal_ignore():
        one = actions.create(by=None, name="Beech Band", origin=Origin.LOG)
        two = actions.create(by=None, name="The Beech Band", origin=Origin.LOG, phone="01")
        assert "The Beech Band" in team.get("/groups/duplicates/").content.decode()
        assert team.get(f"/groups/{one.pk}/merge/{two.pk}/").status_code == 200
        team.post(f"/groups/{one.pk}/merge/{two.pk}/", {"keep": str(one.pk)})
        assert queries.resolve(two.pk).pk == one.pk
        made = queries.last_merge(one)
        assert made is not None
        assert "Undo the merge" in team.get(f"/groups/{one.pk}/edit/").content.decode()
        team.post(f"/groups/merges/{made.pk}/undo/")
        assert queries.resolve(two.pk).pk == two.pk
        team.post(f"/groups/{one.pk}/not/{two.pk}/")
        assert not queries.pairs(one).exists()


@pytest.mark.parametrize("page", ["edit", "publish", "close", "history", "correct"])
def test_each_page_of_a_group_opens(team: Client, groups: dict[str, Organisation], page: str) -> None:
    assert team.get(f"/groups/{groups['quiet'].pk}/{page}/").status_code == 200


@pytest.mark.parametrize(
    "page", ["/groups/add/?name=Ash", "/groups/register/", "/groups/duplicates/", "/groups/suggest/?q=ash"]
)
def test_each_page_about_groups_opens(team: Client, groups: dict[str, Organisation], page: str) -> None:
    assert team.get(page).status_code == 200


def test_publishing_closing_and_how_often_to_ask(team: Client, groups: dict[str, Organisation]) -> None:
    from hedgerow.engines.verification.queries import for_ref

    pk = groups["quiet"].pk
    with zeal_ignore():
        team.post(f"/groups/{pk}/publish/", {"basis": "Jo agreed"})
        assert Organisation.objects.get(pk=pk).published
        team.post(f"/groups/{pk}/set-back/", {"unpublish": ""})
        assert not Organisation.objects.get(pk=pk).published
        team.post(f"/groups/{pk}/close/", {"on": "2026-01-02"})
        assert str(Organisation.objects.get(pk=pk).closed_on) == "2026-01-02"
        team.post(f"/groups/{pk}/how-often/", {"every_days": "91"})
    checked = for_ref(groups["quiet"].ref)
    assert checked is not None
    assert checked.every_days == 91


def test_two_people_at_one_group(team: Client, groups: dict[str, Organisation]) -> None:
    address = f"/groups/{groups['quiet'].pk}/edit/"
    form = team.get(address).context["form"]
    shown = {name: form[name].value() or "" for name in ("as_shown", "name", "postcode", "phone", "kind")}
    assert team.post(address, {**shown, "phone": "0161 111"}).status_code == 302
    answer = team.post(address, {**shown, "name": "Quieter Circle"})
    assert answer.status_code == 422
    assert "is now “0161 111”" in answer.content.decode()
    assert Organisation.objects.get(pk=groups["quiet"].pk).phone == "0161 111"
    again = {**shown, "name": "Quieter Circle", "as_shown": answer.context["form"]["as_shown"].value()}
    assert team.post(address, again).status_code == 302
