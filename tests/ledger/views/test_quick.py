"""The quick log, without JavaScript and in the dialog."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import Team, User
from hedgerow.engines.todo.models import Task
from hedgerow.kernel import clock, ids
from hedgerow.ledger import queries
from hedgerow.ledger.models import Entry
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Origin
from tests.ledger.given import a_group, a_manager, a_payer, a_worker, recorded, words

pytestmark = pytest.mark.django_db
QUICK = reverse("ledger:quick")


@pytest.fixture
def me(client: Client) -> User:
    words()
    user = a_worker()
    client.force_login(user)
    return user


def sent(client: Client, activity: str = "one-to-one-advice", **rest: Any) -> Any:
    """The form as a browser sends it with nothing else touched."""
    return client.post(QUICK, {"key": str(ids.new_id()), "activity": activity, **rest})


def test_an_activity_is_all_that_is_needed(client: Client, me: User) -> None:
    payer = a_payer()
    page = client.get(QUICK)
    assert page.context["form"]["payer"].value() == payer.pk  # the only one there is
    assert sent(client).status_code == 302
    entry = Entry.objects.get()
    assert (entry.on, entry.recorded_by, entry.minutes) == (clock.today(), me.pk, None)


def test_without_an_activity_what_was_typed_comes_back(client: Client, me: User) -> None:
    page = sent(client, activity="", note="About the lease", minutes="20")
    assert page.status_code == 422
    assert "Choose what you did." in page.content.decode()
    assert page.context["form"]["note"].value() == "About the lease"
    assert not Entry.objects.exists()


def test_one_tap_minutes_and_other_minutes(client: Client, me: User) -> None:
    for quick, minutes in (("30", ""), ("30", "45"), ("", "0")):
        sent(client, quick=quick, minutes=minutes)
    assert sorted(Entry.objects.values_list("minutes", flat=True)) == [0, 30, 45]


def test_the_same_form_twice_is_recorded_once(client: Client, me: User) -> None:
    key = str(ids.new_id())
    for _ in range(2):
        client.post(QUICK, {"key": key, "activity": "event", "groups": "new:Choir", "step": "Ring", "when": "tomorrow"})
    assert (Entry.objects.count(), Organisation.objects.count(), Task.objects.count()) == (1, 1, 2)


def test_a_group_is_found_without_javascript_and_nothing_is_lost(client: Client, me: User) -> None:
    group = organisations.create(by=me, name="Sale Moor Food Club")
    looking = {"key": str(ids.new_id()), "groups_find": "sale m", "groups_search": "1", "note": "Typed already"}
    page = client.post(QUICK, looking)
    assert page.status_code == 200
    form = page.context["form"]
    assert (str(group.pk), "Sale Moor Food Club") in form.fields["groups"].choices
    assert form["note"].value() == "Typed already"
    assert not form.errors


def test_several_groups_a_new_one_and_a_person_at_once(client: Client, me: User) -> None:
    known = a_group("Known")
    sent(client, groups=[str(known.pk), "new:Sale Moor Choir", "person:Jo Bloggs"], names="Sam")
    entry = Entry.objects.get()
    new = Organisation.objects.get(name="Sale Moor Choir")
    assert {link.organisation_id for link in entry.group_links.all()} == {known.pk, new.pk}
    assert (new.origin, entry.note.names) == (Origin.LOG, "Sam, Jo Bloggs")
    task = Task.objects.get()
    assert (task.ref, task.owner_id, "Sale Moor Choir" in task.what) == (str(new.ref), me.pk, True)


def test_a_group_that_is_not_here_is_refused(client: Client, me: User) -> None:
    assert sent(client, groups=["999999"]).status_code == 422
    assert not Entry.objects.exists()


@pytest.mark.parametrize(("when", "days"), [("tomorrow", 1), ("week", 7), ("date", 12)])
def test_the_next_step_becomes_a_to_do_about_the_group(client: Client, me: User, when: str, days: int) -> None:
    group, due = a_group(), clock.today() + timedelta(days)
    sent(client, groups=[str(group.pk)], step="Send the lease", when=when, due=due.isoformat(), whose=f"user:{me.pk}")
    task = Task.objects.get()
    assert (task.what, task.due, task.owner_id, task.ref) == ("Send the lease", due, me.pk, str(group.ref))


def test_a_next_step_for_a_team_after_work_for_several(client: Client, me: User) -> None:
    Team.objects.create(code="dev", name="Development")
    sent(client, groups=[str(a_group().pk), str(a_group().pk)], step="Book a room", whose="team:dev")
    task = Task.objects.get()
    assert (task.team, task.owner_id, task.ref) == ("dev", None, str(Entry.objects.get().own_ref))


def test_on_a_date_asks_for_the_date(client: Client, me: User) -> None:
    page = sent(client, step="Ring", when="date")
    assert "Say on which date." in page.content.decode()


def test_everything_under_more(client: Client, me: User) -> None:
    body = a_group("The Council", kind="public_body")
    told = {"people": "12", "pounds": "£1,500.50", "money_kind": "secured", "public_body": str(body.pk)}
    assert sent(client, audience="named", **told).status_code == 302
    entry = Entry.objects.get()
    assert (entry.people, entry.pence, entry.pence_kind, entry.public_body_id) == (12, 150050, "secured", body.pk)
    assert entry.audience == "named"


@pytest.mark.parametrize(
    ("wrong", "words_"),
    [
        ({"minutes": "99999"}, "10,080"),
        ({"on": (clock.today() + timedelta(days=40)).isoformat()}, "future"),
        ({"pounds": "lots", "money_kind": "secured"}, "not an amount"),
        ({"pounds": "5"}, "what kind of money"),
        ({"people": "-4"}, "number of people"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(client: Client, me: User, wrong: dict[str, str], words_: str) -> None:
    page = sent(client, **wrong)
    assert page.status_code == 422
    assert words_ in page.content.decode()
    assert not Entry.objects.exists()


def test_in_the_dialog_saving_sends_the_page_on(client: Client, me: User) -> None:
    told = {"key": str(ids.new_id()), "activity": "event", "next": "/work/"}
    answer = client.post(QUICK, told, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, "/work/")
    page = client.get("/work/").content.decode()
    assert "Logged: Event." in page
    assert reverse("ledger:change", args=[Entry.objects.get().pk]) in page


def test_in_the_dialog_there_is_no_second_page_around_it(client: Client, me: User) -> None:
    page = client.get(QUICK, headers={"HX-Request": "true"}).content.decode()
    assert "<form" in page
    assert "<html" not in page


def test_my_six_commonest_come_first_and_the_rest_by_function(client: Client, me: User) -> None:
    recorded(me, activity="campaign")
    form = client.get(QUICK).context["form"]
    codes = [activity.code for activity in form.six]
    assert (codes[0], len(codes)) == ("campaign", 6)
    assert [function for function, _some in form.others] == [
        "funding",
        "development",
        "advocacy",
        "volunteering",
        "convening",
    ]
    assert not {a.code for _f, some in form.others for a in some} & set(codes)


def test_the_page_that_opens_it_may_name_the_group(client: Client, me: User) -> None:
    group = a_group("Named")
    form = client.get(QUICK, {"group": group.pk, "activity": "training"}).context["form"]
    assert (form["groups"].value(), form.six[0].code) == ([str(group.pk)], "training")


def test_suggestions_end_with_what_was_typed(client: Client, me: User) -> None:
    organisations.create(by=me, name="Partington Pantry")
    page = client.get(reverse("ledger:group_options"), {"q": "partington p"}).content.decode()
    assert page.index("Partington Pantry") < page.index("new:partington p") < page.index("person:partington p")
    exact = client.get(reverse("ledger:group_options"), {"q": "partington pantry"}).content.decode()
    assert "new:" not in exact


def test_editing_keeps_everything_and_reverses_beneath(client: Client, me: User) -> None:
    group = a_group("Kept")
    entry = recorded(me, groups=[group.pk], minutes=200, note="Long call", names="Ann")
    address = reverse("ledger:change", args=[entry.pk])
    form = client.get(address).context["form"]
    assert (form["minutes"].value(), form["groups"].value(), form["names"].value()) == (200, [str(group.pk)], "Ann")
    told = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "", [])}
    answer = client.post(address, {**told, "key": str(ids.new_id()), "minutes": "20"})
    assert answer.status_code == 302, answer.context["form"].errors
    new = queries.counting().get()
    assert answer.url == reverse("ledger:entry", args=[new.pk])  # type: ignore[attr-defined]
    assert (new.minutes, new.corrects_id, new.note.text, new.note.names) == (20, entry.pk, "Long call", "Ann")


def test_a_colleague_may_not_edit_and_a_manager_may(client: Client, me: User) -> None:
    address = reverse("ledger:change", args=[recorded(a_worker()).pk])
    assert client.get(address).status_code == 403
    client.force_login(a_manager())
    assert client.get(address).status_code == 200


def test_editing_what_was_changed_meanwhile_says_so(client: Client, me: User) -> None:
    entry = recorded(me)
    address = reverse("ledger:change", args=[entry.pk])
    answers = [client.post(address, {"key": str(ids.new_id()), "activity": "event"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 422]
    assert "changed or removed already" in answers[1].content.decode()


def test_a_sign_in_that_ran_out_is_asked_for_again(client: Client) -> None:
    words()
    answer = client.post(QUICK, {"activity": "event"})
    assert (answer.status_code, answer.url.startswith("/sign-in/")) == (302, True)  # type: ignore[attr-defined]
