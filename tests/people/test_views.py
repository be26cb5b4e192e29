"""The screens of people: what our team does on them, and what nobody else sees."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.audit.models import Event
from hedgerow.engines.todo.models import Task
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.people import actions, queries
from hedgerow.people.models import Consent, Contact, Role
from hedgerow.people.types import How, Need, Purpose, RoleKind
from tests.people import person

pytestmark = pytest.mark.django_db
WORDS = "May we?"


@pytest.fixture
def team(client: Client, worker: User) -> Client:
    client.force_login(worker)
    return client


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def typed(**changes: object) -> dict[str, object]:
    return {"name": "Jo Okafor", "how": "phone", **changes}


def test_somebody_is_added_from_a_groups_page_with_their_role_in_one_form(team: Client, group: Organisation) -> None:
    url = f"{reverse('people:add')}?group={group.pk}"
    form = text(team.get(url))
    assert "Ash Food Bank" in form
    answer = team.post(url, typed(email="jo@example.org", group=group.pk, kind="treasurer", main="on"))
    assert answer["Location"] == f"/groups/{group.pk}/#people"
    role = Role.objects.select_related("contact").get()
    assert (role.contact.name, role.kind, role.main, role.organisation) == ("Jo Okafor", "treasurer", True, group)
    assert Event.objects.filter(did="contact.added_by_phone").exists()
    page = text(team.get(f"/groups/{group.pk}/"))
    assert "Jo Okafor" in page
    assert "jo@example.org" in page


def test_a_name_alone_is_enough_and_a_wrong_address_is_said_at_its_field(team: Client) -> None:
    assert team.post(reverse("people:add"), typed(kind="")).status_code == 302
    answer = team.post(reverse("people:add"), typed(name="Sam", email="nowhere"))
    assert answer.status_code == 422
    assert Contact.objects.count() == 1


def test_people_alike_are_offered_before_a_second_one_is_made(team: Client, jo: Contact, group: Organisation) -> None:
    told = typed(name="Jo Okafor", email="other@example.org", group=group.pk, kind="chair")
    answer = team.post(reverse("people:add"), told)
    assert "Is it one of these?" in text(answer)
    assert Contact.objects.count() == 1
    team.post(reverse("people:add"), {**told, "same": jo.pk})
    assert list(Role.objects.values_list("contact", "kind")) == [(jo.pk, "chair")]
    team.post(reverse("people:add"), {**told, "anyway": "yes"})
    assert Contact.objects.count() == 2


@pytest.mark.parametrize(
    "like", [{"name": "Sam", "email": "jo@example.org"}, {"name": "Sam", "phone": "01632960123"}, {"name": "jo okafor"}]
)
def test_alike_by_name_address_or_telephone(team: Client, jo: Contact, like: dict[str, str]) -> None:
    assert "Is it one of these?" in text(team.post(reverse("people:add"), typed(**like)))
    assert Contact.objects.count() == 1


def test_the_form_begins_with_the_post_that_nobody_holds(
    team: Client, worker: User, jo: Contact, group: Organisation
) -> None:
    role = actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.TREASURER)
    actions.end_role(by=worker, role=role)
    body = organisations.create(by=None, name="Ash Council", kind="public_body")
    for organisation, kind in ((group, "treasurer"), (body, "officer")):
        form = team.get(f"{reverse('people:add')}?group={organisation.pk}").context["form"]
        assert form["kind"].value() == kind


def test_ending_a_role_shows_the_gap_and_the_to_do_on_the_groups_page(
    team: Client, worker: User, jo: Contact, group: Organisation
) -> None:
    role = actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.TREASURER)
    assert "No treasurer" not in text(team.get(f"/groups/{group.pk}/"))
    answer = team.post(reverse("people:end_role", args=[role.pk]), {"on": "2026-01-01"})
    assert answer.status_code == 302
    page = text(team.get(f"/groups/{group.pk}/"))
    assert "No treasurer since 1 January 2026" in page
    assert "Ask who the treasurer is now" in page
    assert "Who has left" in page
    assert text(team.get("/my-work/")).count("Ask who the treasurer is now") >= 1
    team.post(reverse("people:role_back", args=[role.pk]))
    assert "No treasurer" not in text(team.get(f"/groups/{group.pk}/"))
    assert not Task.objects.filter(done_at__isnull=True).exists()


def test_the_public_sees_those_alone_who_agreed_to_be_named(
    client: Client, worker: User, jo: Contact, group: Organisation
) -> None:
    organisations.publish(by=worker, organisation=group, basis="the chair agreed")
    sam = actions.add_contact(by=worker, name="Sam Beech", email="sam@example.org")
    for contact in (jo, sam):
        actions.give_role(by=worker, contact=contact, organisation=group, kind=RoleKind.TRUSTEE)
    actions.record_consent(by=worker, contact=sam, purpose=Purpose.PUBLISH, given=True, how=How.PHONE, words=WORDS)
    page = text(client.get(f"/groups/{group.pk}/"))
    assert "Sam Beech" in page
    assert "Okafor" not in page
    assert "sam@example.org" not in page


@pytest.mark.parametrize("name", ["contacts", "suggest", "add"])
def test_strangers_and_people_without_a_part_see_no_list(client: Client, jo: Contact, name: str) -> None:
    assert client.get(reverse(f"people:{name}")).status_code == 302
    client.force_login(person(role=LioRole.NONE))
    assert client.get(reverse(f"people:{name}")).status_code == 403
    assert client.get(reverse("people:contact", args=[jo.pk])).status_code == 403


def test_search_finds_people_for_our_team_alone(client: Client, worker: User, jo: Contact) -> None:
    assert "Okafor" not in text(client.get("/search/?q=jo+okafor")).replace("jo okafor", "")
    client.force_login(worker)
    assert reverse("people:contact", args=[jo.pk]) in text(client.get("/search/?q=okafor"))


@pytest.fixture
def several(worker: User, group: Organisation, jo: Contact) -> dict[str, Contact]:
    made = actions.insert(by=worker, how=How.IMPORT, given=[{"name": "Sam Beech"}, {"name": "Kit", "phone": "101"}])
    actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.CHAIR)
    role = actions.give_role(by=worker, contact=made[0], organisation=group, kind=RoleKind.TREASURER)
    actions.end_role(by=worker, role=role)
    actions.record_consent(by=worker, contact=jo, purpose=Purpose.NEWSLETTER, given=True, how=How.PHONE, words=WORDS)
    return {"jo": jo, "sam": made[0], "kit": made[1]}


@pytest.mark.parametrize(
    ("query", "who"),
    [
        ("", "jo sam kit"), ("q=okafor", "jo"), ("role=chair", "jo"), ("role=treasurer", ""),
        ("role=treasurer&past=on", "sam"), ("group=food+bank", "jo"), ("group=food+bank&past=on", "jo sam"),
        ("agreed=news", "jo"), ("agreed=no_news", "sam kit"), ("reach=no_email", "sam kit"), ("reach=nothing", "sam"),
        ("quiet=never", "sam kit"), ("quiet=12", "sam kit"), ("role=nonsense", "jo sam kit"),
    ],
)  # fmt: skip
def test_the_list_is_narrowed(team: Client, several: dict[str, Contact], query: str, who: str) -> None:
    page = team.get(f"/people/?{query}")
    found = {row[0].text for row in page.context["table"].rows}
    assert found == {several[name].name for name in who.split()}


def test_the_list_is_downloaded_without_access_needs_and_that_is_noted(
    team: Client, worker: User, several: dict[str, Contact]
) -> None:
    actions.set_access_needs(
        by=worker, contact=several["jo"], needs=[Need.BSL], more="Rosebud", agreed=True, words=WORDS
    )
    file = b"".join(team.get("/people/?format=csv&role=chair")).decode()
    assert "jo@example.org" in file
    assert "Rosebud" not in file
    assert "Language interpreter" not in file
    assert Event.objects.get(did="contact.list_downloaded").fields == ["role"]


def test_the_same_queries_for_few_and_for_many(team: Client, worker: User, group: Organisation, jo: Contact) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as made:
            team.get("/people/")
        return len(made)

    actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.CHAIR)
    count()
    few = count()
    for row in actions.insert(by=worker, how=How.IMPORT, given=[{"name": f"Sam {n}"} for n in range(12)]):
        Role.objects.create(contact=row, organisation=group, kind=RoleKind.MEMBER)
    assert count() <= few


def test_a_contact_on_one_page(team: Client, worker: User, jo: Contact, group: Organisation) -> None:
    actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.OFFICER, team="Housing", patch="North")
    actions.set_access_needs(by=worker, contact=jo, needs=[Need.BSL], agreed=True, words=WORDS)
    actions.send_preferences(by=worker, contact=jo)
    page = text(team.get(reverse("people:contact", args=[jo.pk])))
    for words in ("jo@example.org", "partner officer, Housing, North", "British Sign Language", "What may we send you?",
                  "Last in touch on"):  # fmt: skip
        assert words in page, words


def test_a_merged_contact_leads_on(team: Client, jo: Contact) -> None:
    gone = Contact.objects.create(name="Jo O", merged_into=jo)
    answer = team.get(reverse("people:contact", args=[gone.pk]))
    assert answer["Location"] == reverse("people:contact", args=[jo.pk])


def test_a_contact_is_changed_and_how_it_was_told_is_noted(team: Client, jo: Contact) -> None:
    url = reverse("people:change", args=[jo.pk])
    assert team.post(url, typed(how="paper", phone="01632 960 999", email="jo@example.org")).status_code == 302
    jo.refresh_from_db()
    assert jo.phone == "01632 960 999"
    assert Event.objects.filter(did="contact.changed_on_paper").exists()


def test_who_saves_second_is_told_what_the_other_wrote(team: Client, worker: User, jo: Contact) -> None:
    url = reverse("people:change", args=[jo.pk])
    shown = team.get(url).context["form"]["as_shown"].value()
    actions.change_contact(by=worker, contact=jo, phone="01632 960 777")
    told = typed(phone="01632 960 888", email="jo@example.org", as_shown=shown)
    assert "01632 960 777" in text(team.post(url, told))
    jo.refresh_from_db()
    assert jo.phone == "01632 960 777"


def test_a_role_is_given_changed_and_ended_on_its_page(team: Client, jo: Contact, group: Organisation) -> None:
    url = reverse("people:give_role", args=[jo.pk])
    assert team.get(f"{url}?group={group.pk}").context["form"]["group"].value() == group.pk
    assert team.post(url, {"group": group.pk, "kind": "chair", "title": "Acting chair"}).status_code == 302
    assert "already" in text(team.post(url, {"group": group.pk, "kind": "chair"}))
    role = Role.objects.get()
    team.post(reverse("people:change_role", args=[role.pk]), {"title": "Chair", "main": "on", "since": "2026-02-01"})
    role.refresh_from_db()
    assert (role.title, role.main) == ("Chair", True)
    early = team.post(reverse("people:end_role", args=[role.pk]), {"on": "2026-01-01"})
    assert "later day" in text(early)


def test_what_was_told_by_telephone_is_written_down_with_the_words_and_the_name(
    team: Client, worker: User, jo: Contact
) -> None:
    council = organisations.create(by=None, name="Ash Council", kind="public_body")
    url = reverse("people:told", args=[jo.pk])
    team.post(url, {"newsletter": "yes", "publish": "no", "service": "skip", "partner": council.pk, "how": "phone"})
    rows = {row.purpose: row for row in Consent.objects.all()}
    assert {purpose: row.given for purpose, row in rows.items()} == {
        "newsletter": True,
        "publish": False,
        "share": True,
    }
    assert (rows["newsletter"].by, rows["newsletter"].how) == (worker.pk, "phone")
    assert "news, training and events" in rows["newsletter"].words
    assert queries.allows(jo, Purpose.SHARE, council)
    # Asked again, the same answers add nothing; the partner has a line of its own now.
    team.post(
        url, {"service": "skip", "newsletter": "yes", "publish": "no", f"share-{council.pk}": "no", "how": "phone"}
    )
    assert Consent.objects.count() == 4
    assert not queries.allows(jo, Purpose.SHARE, council)
    assert "Ash Council" in text(team.get(reverse("people:answers", args=[jo.pk])))


def test_access_needs_are_written_down_with_their_yes(team: Client, jo: Contact) -> None:
    url = reverse("people:needs", args=[jo.pk])
    assert team.post(url, {"needs": ["bsl"], "more": "", "how": "phone"}).status_code == 422
    assert team.post(url, {"needs": ["bsl"], "more": "", "how": "phone", "agreed": "on"}).status_code == 302
    assert "agreed" not in team.get(url).context["form"].fields


def test_in_touch_today(team: Client, jo: Contact) -> None:
    Contact.objects.update(seen_on=None)
    team.post(reverse("people:in_touch", args=[jo.pk]))
    jo.refresh_from_db()
    assert jo.seen_on is not None


def test_suggestions_tell_two_of_one_name_apart(team: Client, worker: User, jo: Contact, group: Organisation) -> None:
    actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.CHAIR)
    assert "Ash Food Bank" in text(team.get("/people/suggest/?q=oka"))
