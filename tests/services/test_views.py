"""The pages of services: for a group, for everybody, for our team."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.moderation.models import Submission
from hedgerow.engines.verification.queries import for_ref
from hedgerow.organisations.models import Organisation
from hedgerow.services import queries
from hedgerow.services.models import Service
from hedgerow.services.types import TagKind
from tests.people import person
from tests.services import signed_in

pytestmark = pytest.mark.django_db
FORM: dict[str, Any] = {
    "name": "Lunch", "description": "Soup.", "need": ["food"], "place0_postcode": "m320df", "place0_name": "Ash Hall",
    "time0_days": ["MO", "WE"], "time0_opens": "12:00", "time0_closes": "14:00", "phone": "01632 960 111",
    "taking": "yes", "every_days": "90", "free": "true",
}  # fmt: skip


def test_a_group_writes_one_down_and_sends_it_to_be_looked_at(ada: User, group: Organisation) -> None:
    browser = signed_in(ada)
    at = f"/space/groups/{group.pk}/services/"
    assert b"No services yet" in browser.get(at).content
    assert browser.post(f"{at}add/", {**FORM, "show": "1"}).status_code == 302
    made = queries.whole(Service.objects.all()).get()
    said = queries.parts_of(made)
    assert (made.state, made.free, [one.postcode for one in said.places or ()]) == (State.REVIEW, True, ["M32 0DF"])
    assert (said.times or ())[0].days == ("MO", "WE")
    assert (said.tags or {})[TagKind.NEED] == ("food",)
    last = for_ref(made.ref)
    assert last is not None
    assert last.every_days == 90
    assert Client().get(f"/services/{made.pk}/").status_code == 404
    assert "We are looking at it" in browser.get(f"{at}{made.pk}/").content.decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "Please fill this in"),
        ({"place0_postcode": "nowhere"}, "This is not a postcode"),
        ({"time0_days": []}, "On which days?"),
        ({"web": "::"}, "not a web address"),
        ({"age_from": "60", "age_to": "50"}, "below the lowest"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_written_stays(
    ada: User, group: Organisation, change: dict[str, Any], words: str
) -> None:
    answer = signed_in(ada).post(f"/space/groups/{group.pk}/services/add/", {**FORM, **change})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Soup." in answer.content.decode()
    assert not Service.objects.exists()


def test_saving_a_form_as_it_was_shown_changes_nothing(ada: User, group: Organisation, lunch: Service) -> None:
    browser, at = signed_in(ada), f"/space/groups/{group.pk}/services/{lunch.pk}/"
    form = browser.get(at).context["form"]
    sent = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, "", [])}
    before = queries.parts_of(queries.whole(Service.objects.filter(pk=lunch.pk))[0])
    assert (
        browser.post(
            at, {name: str(value) if isinstance(value, bool) else value for name, value in sent.items()}
        ).status_code
        == 302
    )
    assert queries.parts_of(queries.whole(Service.objects.filter(pk=lunch.pk)).get()) == before


def test_two_taps(ada: User, group: Organisation, lunch: Service) -> None:
    browser, at = signed_in(ada), f"/space/groups/{group.pk}/services/{lunch.pk}/"
    browser.post(f"{at}taking/", {"taking": "waiting"})
    browser.post(f"{at}taking/", {"taking": "perhaps"})
    browser.post(f"{at}still-right/")
    lunch.refresh_from_db()
    last = for_ref(lunch.ref)
    assert (lunch.taking, lunch.reply_days) == ("waiting", 2)
    assert last is not None
    assert last.by == ada.pk
    for to, state in (("pause", State.PAUSED), ("show", State.LIVE), ("close", State.CLOSED)):
        browser.post(f"{at}move/", {"to": to})
        lunch.refresh_from_db()
        assert lunch.state == state


def test_another_groups_people_see_nothing_of_it(group: Organisation, lunch: Service) -> None:
    other = signed_in(person("other@example.org", "", name="Other"))
    for path in ("", "add/", f"{lunch.pk}/"):
        assert other.get(f"/space/groups/{group.pk}/services/{path}").status_code in (403, 404)
    assert other.get("/services/manage/").status_code == 403


def test_everybody_reads_it_without_what_is_the_groups_own(lunch: Service) -> None:
    page = Client().get(f"/services/{lunch.pk}/").content.decode()
    for words in (
        "Monday lunch club",
        "Mondays and Wednesdays, noon to 2pm",
        "tel:01632960111",
        "an answer in about 2 days",
    ):
        assert words in page, words
    for secret in ("ada.home", "Own Street", "960 001", "ada@example.org"):
        assert secret not in page + Client().get("/services/").content.decode(), secret


def test_a_list_a_map_and_a_file(lunch: Service) -> None:
    assert "Monday lunch club" in Client().get("/services/?need=food&view=map").content.decode()
    assert Client().get("/services/map/").json()["type"] == "FeatureCollection"
    file = b"".join(Client().get("/services/?format=csv"))
    assert b"Monday lunch club" in file
    assert b"ada.home" not in file


def test_a_correction_without_an_account(lunch: Service) -> None:
    at, browser = f"/services/{lunch.pk}/correct/", Client()
    same = {name: getattr(lunch, name) for name in ("name", "description", "phone", "email", "web")}
    sent = {**same, "times": "MO,WE 12:00-14:00\n2TH 18:00-20:00 with music", "reason": "I run it."}
    assert browser.post(at, sent).status_code == 422
    assert browser.post(at, {**sent, "times": "someday"}).status_code == 422
    assert browser.post(at, {**sent, "times": "FR 10:00-11:00"}).status_code == 302
    assert Submission.objects.get().proposed == {"times": "FR 10:00-11:00"}


def test_our_team_sees_all_and_what_is_late(worker: User, lunch: Service) -> None:
    browser = signed_in(worker)
    assert "Monday lunch club" in browser.get("/services/manage/").content.decode()
    assert "No services here" in browser.get("/services/manage/?check=late").content.decode()
    assert b"Monday lunch club" in b"".join(browser.get("/services/manage/?format=csv"))
    assert browser.get("/services/manage/not-found/").status_code == 200
    assert "The Long Table" in browser.get("/services/manage/add/?q=long").content.decode()
