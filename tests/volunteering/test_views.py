"""The screens: everybody's, a group's, our team's, and somebody's own."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.actions import links
from hedgerow.accounts.models import Link, User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.volunteering import actions
from hedgerow.volunteering.models import Application, Hours, Role, Seen
from hedgerow.volunteering.queries.own import page_path
from hedgerow.volunteering.types import Logged, Stage
from tests.people import person
from tests.volunteering import JO, LEE, offered, opened, signed_in

pytestmark = pytest.mark.django_db
OFFER = {"name": "Jo Okafor", "reach": "jo@example.org", "age": "adult", "words": "I love soup."}


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def test_anybody_finds_a_role_reads_it_and_offers_to_help(role: Role) -> None:
    browser = Client()
    assert role.title in text(browser, "/volunteer/?q=cook")
    page = text(browser, f"/volunteer/roles/{role.pk}/")
    assert "What you would do" in page
    assert "ada@example.org" not in page
    answer = browser.post(f"/volunteer/roles/{role.pk}/apply/", OFFER)
    assert answer.headers["Location"] == f"/volunteer/roles/{role.pk}/thank-you/"
    assert "five working days" in text(browser, answer.headers["Location"])
    made = Application.objects.get()
    assert (made.name, made.email, made.phone, made.adult) == ("Jo Okafor", "jo@example.org", "", True)


def test_a_telephone_will_do_and_half_a_number_will_not(role: Role) -> None:
    url = f"/volunteer/roles/{role.pk}/apply/"
    assert Client().post(url, {**OFFER, "reach": "01632 960 001"}).status_code == 302
    assert Application.objects.get().phone == "01632 960 001"
    for reach in ("ring me", "jo@", "12345", ""):
        assert Client().post(url, {**OFFER, "reach": reach}).status_code == 422


def test_under_18_a_parent_is_asked_for(role: Role) -> None:
    url = f"/volunteer/roles/{role.pk}/apply/"
    assert "whom may we ring at home" in Client().post(url, {**OFFER, "age": "young"}).content.decode()
    assert Client().post(url, {**OFFER, "age": "young", "parent": "Pat, 01632 960 002"}).status_code == 302
    made = Application.objects.get()
    assert (made.adult, made.desk, made.parent) == (False, "ours", "Pat, 01632 960 002")


def test_two_clicks_offer_once(role: Role) -> None:
    browser = Client()
    page = text(browser, f"/volunteer/roles/{role.pk}/")
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found
    for _click in range(2):
        assert browser.post(f"/volunteer/roles/{role.pk}/apply/", {**OFFER, "key": found[1]}).status_code == 302
    assert Application.objects.count() == 1


def test_a_search_engine_reads_the_role_and_nobody_s_address(worker: User, role: Role) -> None:
    actions.change_role(by=worker, role=role, tasks="</script><b>Cook & serve", contact_email="kitchen@example.org")
    page = text(Client(), f"/volunteer/roles/{role.pk}/")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    said = json.loads(found[1])
    assert (said["@type"], said["employmentType"], said["title"]) == ("JobPosting", "VOLUNTEER", role.title)
    assert said["hiringOrganization"]["name"] == "The Long Table"
    assert "Cook &amp; serve" in said["description"]
    assert "kitchen@example.org" not in page


def test_a_role_that_has_closed_says_so_and_a_draft_is_nobodys_to_read(worker: User, ada: User, role: Role) -> None:
    draft = actions.add_role(by=worker, organisation=role.organisation, title="Not yet")
    assert Client().get(f"/volunteer/roles/{draft.pk}/").status_code == 404
    assert "Not shown to anybody yet" in text(signed_in(ada), f"/volunteer/roles/{draft.pk}/")
    actions.close_role(by=worker, role=role)
    assert "See what is open now" in text(Client(), f"/volunteer/roles/{role.pk}/", 410)
    assert Client().post(f"/volunteer/roles/{role.pk}/apply/", OFFER).status_code == 410


def test_looks_are_counted_but_not_our_own(worker: User, ada: User, role: Role) -> None:
    url = f"/volunteer/roles/{role.pk}/"
    for browser in (Client(), Client(), signed_in(worker), signed_in(ada)):
        browser.get(url)
    Client().head(url)
    assert Seen.objects.get().times == 2


def test_a_name_is_left_to_be_called_back(worker: User) -> None:
    told = {"name": "Kim", "reach": "01632 960 003", "free": "Mondays"}
    assert Client().post("/volunteer/call-me/", told).headers["Location"] == "/volunteer/call-me/thank-you/"
    assert Client().post("/volunteer/call-me/", {**told, "free": ""}).status_code == 422
    page = text(signed_in(worker), "/volunteering/")
    assert "Kim" in page
    assert "Mondays" in page


def test_a_group_posts_a_role_and_answers_in_its_space(ada: User, worker: User, group: Organisation) -> None:
    browser, space = signed_in(ada), f"/space/groups/{group.pk}/volunteers/"
    told = {"title": "Cook with us", "tasks": "Chop.", "where": "The hall", "least_age": "18", "rhythm": "regular"}
    answer = browser.post(
        f"{space}add/", {**told, "Monday": "", "Morning": ["MondayMorning"], "cause": "AntiPoverty", "post": ""}
    )
    assert answer.headers["Location"] == space
    role = Role.objects.get()
    assert role.state == "review"
    assert "waiting to be checked" in text(browser, space)
    actions.post_role(by=worker, role=role)
    offered(Role.objects.get())
    assert "Waiting for your answer" in text(browser, space)
    made = Application.objects.get()
    assert "jo@example.org" in text(browser, f"{space}people/{made.pk}/")
    assert "Jo Okafor" in text(browser, f"{space}people/")
    browser.post(f"/volunteering/people/{made.pk}/decide/", {"do": "accept"})
    browser.post(f"/volunteering/people/{made.pk}/decide/", {"do": "start", "on": clock.today().isoformat()})
    assert "helping now" in text(browser, f"{space}people/{made.pk}/")
    row = actions.log(placement=made.placement, logged=Logged(clock.today(), 90))
    assert "1 h 30 min" in text(browser, f"{space}hours/")
    browser.post(f"/volunteering/hours/{row.pk}/decide/", {"confirm": ""})
    assert Hours.objects.get().state == "confirmed"
    assert "Nothing to confirm" in text(browser, f"{space}hours/")


def test_a_second_who_decides_is_told_that_somebody_has(ada: User, worker: User, role: Role) -> None:
    made = offered(role)
    url = f"/volunteering/people/{made.pk}/decide/"
    signed_in(ada).post(url, {"do": "accept"})
    answer = signed_in(worker).post(url, {"do": "decline", "reason": "Full."}, follow=True)
    assert "Somebody has decided already." in answer.content.decode()
    made.refresh_from_db()
    assert made.stage == Stage.ACCEPTED


def test_a_group_never_sees_somebody_under_18_before_they_are_passed_on(ada: User, worker: User, role: Role) -> None:
    made = offered(role, LEE)
    browser, space = signed_in(ada), f"/space/groups/{role.organisation_id}/volunteers/"
    for path in (space, f"{space}people/", f"/space/groups/{role.organisation_id}/"):
        assert "Lee Marsh" not in text(browser, path)
    assert browser.get(f"{space}people/{made.pk}/").status_code == 403
    team = signed_in(worker)
    assert "Pat Marsh" in text(team, f"/volunteering/people/{made.pk}/")
    assert team.post(f"/volunteering/people/{made.pk}/pass-on/", {"agreed": ""}).status_code == 422
    team.post(f"/volunteering/people/{made.pk}/pass-on/", {"agreed": "Pat, by telephone"})
    assert "Lee Marsh" in text(browser, f"{space}people/{made.pk}/")


def test_another_groups_people_are_not_found_by_number(worker: User, role: Role) -> None:
    sol = person("sol@example.org", LioRole.NONE)
    made = offered(role)
    for path in (
        f"/space/groups/{role.organisation_id}/volunteers/",
        f"/space/groups/{role.organisation_id}/volunteers/people/{made.pk}/",
    ):
        assert signed_in(sol).get(path).status_code == 403


def test_our_team_sees_everybody_as_a_board_and_as_a_table(worker: User, role: Role) -> None:
    offered(role)
    actions.leave_name(asked=LEE)
    browser = signed_in(worker)
    assert "Jo Okafor" in text(browser, "/volunteering/people/?desk=all")
    assert "Jo Okafor" not in text(browser, "/volunteering/people/")
    assert "Lee Marsh" in text(browser, "/volunteering/people/?view=table")
    assert b"Jo Okafor" in browser.get("/volunteering/people/?desk=group&format=csv").content
    assert role.title in text(browser, "/volunteering/roles/?q=long")
    assert role.title not in text(browser, "/volunteering/roles/?state=closed")
    assert b"Cook with us" in browser.get("/volunteer/?format=csv").content


def test_a_letter_leads_to_ones_own_page_where_hours_are_written_down(ada: User, role: Role) -> None:
    made = offered(role)
    actions.start(by=ada, application=actions.accept(by=ada, application=made))
    path = links.make(purpose="volunteering.own", ref=made.ref)
    browser = Client()
    assert "Open my page" in text(browser, path)
    assert not Link.objects.filter(used_at__isnull=False).exists()
    own = browser.post(path).headers["Location"]
    told = {"do": "log", "on": clock.today().isoformat(), "hours": "1.5", "words": "Soup"}
    assert browser.post(own, told).status_code == 302
    assert Hours.objects.get().minutes == 90
    assert "waiting for the group" in text(browser, own)
    assert browser.post(own, {**told, "hours": "0"}).status_code == 422
    browser.post(own, {"do": "take_back", "hours": Hours.objects.get().pk})
    assert not Hours.objects.exists()
    browser.post(own, {"do": "end", "why": "moved_on"})
    made.placement.refresh_from_db()
    assert (made.placement.own_why, made.placement.ended_on) == ("moved_on", clock.today())


def test_they_take_their_offer_back_and_have_their_details_deleted(ada: User, role: Role) -> None:
    made = offered(role)
    own = page_path(made)
    Client().post(own, {"do": "withdraw"})
    made.refresh_from_db()
    assert made.stage == Stage.WITHDRAWN
    Client().post(own, {"do": "forget"})
    assert "stays open for two hours" in text(Client(), own, 410)
    made.refresh_from_db()
    assert (made.name, made.email, made.words) == ("", "", "")
    assert "Details deleted" in text(
        signed_in(ada), f"/space/groups/{role.organisation_id}/volunteers/people/{made.pk}/"
    )


def test_an_address_that_is_made_up_opens_nothing(role: Role) -> None:
    assert Client().get(reverse("volunteering:mine", args=["made-up"])).status_code == 410


def test_hours_of_somebody_else_are_not_taken_back(ada: User, role: Role) -> None:
    placed = [
        actions.start(by=ada, application=actions.accept(by=ada, application=offered(role, asked)))
        for asked in (JO, LEE_GROWN)
    ]
    theirs = actions.log(placement=placed[1], logged=Logged(clock.today(), 60))
    answer = Client().post(page_path(placed[0].application), {"do": "take_back", "hours": theirs.pk})
    assert answer.status_code == 404
    assert Hours.objects.exists()


def test_the_map_has_a_point_for_each_that_has_a_place(worker: User, group: Organisation) -> None:
    made = opened(worker, group)
    opened(worker, group, "Another")
    Role.objects.filter(pk=made.pk).update(lon=-2.3, lat=53.45)
    said = json.loads(text(Client(), "/volunteer/map/"))
    assert [feature["properties"]["name"] for feature in said["features"]] == ["Cook with us"]


def test_no_letter_to_the_public_names_another_person(ada: User, role: Role) -> None:
    offered(role)
    assert "Ada" not in str(Outgoing.objects.get(to="jo@example.org").letter)


LEE_GROWN = type(LEE)("Lee Marsh", "lee@example.org")
