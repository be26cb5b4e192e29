"""The pages of questions and promises, as everybody, a group, an officer and our team use them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from zeal import zeal_ignore

from hedgerow.bridge import actions
from hedgerow.bridge.models import Answer, Promise, Question, Version
from hedgerow.bridge.queries import questions as queries
from hedgerow.bridge.types import Kept, State
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level
from tests.bodies.given import a_body, a_department, a_group, an_officer, lets_in
from tests.bridge.given import GIVEN, a_promise, a_question, an_answer, an_open_question, days, put_back
from tests.ledger.given import words
from tests.people import person

pytestmark = pytest.mark.django_db
TODAY = clock.today()
LISTS = ("/questions/", "/promises/", "/bridge/", "/bridge/questions/", "/bridge/promises/", "/bodies/")


@pytest.fixture(autouse=True)
def _words(settings: LazySettings) -> None:
    words()
    settings.SECOND_FACTOR_DEMANDED = False


@pytest.fixture
def team(client: Client) -> Client:
    client.force_login(person())
    return client


def officer_of(body: Organisation) -> Client:
    """An officer of a body, signed in."""
    browser = Client()
    browser.force_login(lets_in(body, Level.OFFICER))
    return browser


def typed(**more: object) -> dict[str, object]:
    """A question as it is typed."""
    held = {name: day.isoformat() for name, day in days().items()}
    first = {"title": "When?", "decides": "Hours.", "part1_label": "Which day?", "part1_kind": "text", "public": "on"}
    return {**held, **first, **more}


def test_an_officer_asks_our_team_opens_and_the_group_answers_by_its_link(team: Client) -> None:
    group, body = a_group("Ash Choir"), a_body()
    officer, here = officer_of(body), f"/space/bodies/{body.pk}/questions/"
    told = typed(part2_label="Where?", part2_kind="choice", part2_options="Hall\nPark")
    assert officer.post(f"{here}add/", told).status_code == 302
    made = Question.objects.get()
    assert "One group would be asked" in officer.get(f"{here}{made.pk}/").content.decode()
    officer.post(f"{here}{made.pk}/", {"do": "send"})
    officer.post(f"{here}{made.pk}/", {"do": "open"})
    assert Question.objects.get().state == State.WITH_US
    team.post(f"/bridge/questions/{made.pk}/", {"do": "open"})
    link = queries.answer_path(made, group.pk)
    assert "Which day?" in Client().get(link).content.decode()
    Client().post(link, {"part_q1": "Mondays", "part_q2": "Hall", "named": "yes", "seen": "0"})
    assert Answer.objects.get().content == {"q1": "Mondays", "q2": "Hall"}
    assert "Ash Choir" in officer.get(f"{here}{made.pk}/answers/").content.decode()


def test_opening_a_link_changes_nothing_and_a_made_up_one_is_none(client: Client) -> None:
    group = a_group()
    made = an_open_question(group)
    client.get(queries.answer_path(made, group.pk))
    assert not Answer.objects.exists()
    assert client.get("/answer/made-up/").status_code == 404


def test_the_second_of_a_group_sees_the_first_ones_answer_and_says_that_theirs_replaces_it(client: Client) -> None:
    group = a_group()
    made = an_open_question(group)
    an_answer(made, group)
    mine = {"part_q1": "Mine", "named": "no", "seen": "0"}
    answer = client.post(queries.answer_path(made, group.pk), mine)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Cheaper evenings" in page
    assert "Mine" in page
    assert 'name="seen" value="1"' in page
    client.post(queries.answer_path(made, group.pk), {**mine, "seen": "1"})
    assert Answer.objects.get().content["q1"] == "Mine"
    assert Version.objects.count() == 2


def test_it_waits_in_the_space_of_the_group_and_is_answered_there(client: Client) -> None:
    group = a_group()
    made = an_open_question(group)
    client.force_login(lets_in(group, Level.EDITOR))
    assert made.title in client.get(f"/space/groups/{group.pk}/questions/").content.decode()
    assert made.title in client.get(f"/space/groups/{group.pk}/").content.decode()
    client.post(f"/space/groups/{group.pk}/questions/{made.pk}/", {"part_q1": "Ours", "named": "yes", "seen": "0"})
    assert Answer.objects.get().how == "space"
    assert "you answered" in client.get(f"/space/groups/{group.pk}/questions/").content.decode()


def test_our_team_writes_down_what_a_group_said_on_the_telephone(team: Client) -> None:
    group = a_group()
    made = an_open_question(group)
    at = f"/bridge/questions/{made.pk}/answers/add/"
    assert team.post(at, {"group": group.pk}).headers["Location"] == f"{at}?group={group.pk}"
    team.post(f"{at}?group={group.pk}", {"part_q1": "By phone", "named": "no", "seen": "0", "how": "phone"})
    made_of = Answer.objects.get()
    assert (made_of.how, made_of.named) == ("phone", False)


@pytest.mark.parametrize("form", ["", "?format=csv", "?format=xlsx"])
def test_a_group_that_is_not_named_is_named_nowhere_to_the_body(form: str) -> None:
    body, named, hidden = a_body(), a_group("Ash Choir"), a_group("Whisper Club")
    made = an_open_question(named, hidden, body=body)
    an_answer(made, named, named=True)
    an_answer(made, hidden, named=False)
    officer = officer_of(body)
    at = f"/space/bodies/{body.pk}/questions/{made.pk}/"
    pages = [
        officer.get(f"{at}answers/{form}"),
        officer.get(at),
        officer.get(f"{at}outcome/"),
        officer.get("/questions/"),
    ]
    if form != "?format=xlsx":
        assert "Ash Choir" in pages[0].content.decode()
    assert all("Whisper" not in page.content.decode(errors="ignore") for page in pages)


def test_a_file_downloaded_by_our_team_names_nobody_who_chose_not_to_be_named(team: Client) -> None:
    hidden = a_group("Whisper Club")
    made = an_open_question(hidden)
    an_answer(made, hidden)
    at = f"/bridge/questions/{made.pk}/answers/"
    assert "Whisper Club" in team.get(at).content.decode()
    assert "Whisper Club" not in team.get(f"{at}?format=csv").content.decode()


def test_an_officer_of_another_body_sees_nothing() -> None:
    body, other = a_body(), a_body("Health Board")
    group = a_group()
    made, promise = an_open_question(group, body=body), a_promise(body, public=False)
    browser = officer_of(other)
    for here in (body, other):
        at = f"/space/bodies/{here.pk}/questions/{made.pk}/"
        paths = [at, f"{at}answers/", f"{at}outcome/", f"{at}edit/", f"/space/bodies/{here.pk}/promises/{promise.pk}/"]
        assert {browser.get(path).status_code for path in paths} == ({403} if here == body else {404})
        assert browser.post(at, {"do": "withdraw", "reason": "x"}).status_code in (403, 404)
    assert browser.get(f"/space/bodies/{body.pk}/questions/").status_code == 403
    assert Question.objects.get().state == State.OPEN


def test_an_officer_gives_a_second_factor_first(settings: LazySettings) -> None:
    settings.SECOND_FACTOR_DEMANDED = True
    body = a_body()
    made = an_open_question(body=body)
    browser = officer_of(body)
    for path in ("questions/", f"questions/{made.pk}/answers/", "promises/"):
        assert browser.get(f"/space/bodies/{body.pk}/{path}").status_code == 302


def test_an_officer_cannot_open_their_own_question() -> None:
    body = a_body()
    a_group()
    officer, here = officer_of(body), f"/space/bodies/{body.pk}/questions/"
    officer.post(f"{here}add/", typed())
    made = Question.objects.get()
    assert officer.post(f"{here}{made.pk}/", {"do": "open"}).status_code == 404


def test_everybody_reads_that_a_body_is_late_and_no_small_number(client: Client) -> None:
    groups = [a_group(band="micro") for _ in range(6)]
    made = an_open_question(*groups)
    an_answer(made, groups[0])
    put_back(made, 75)
    page = client.get(f"/questions/{made.pk}/").content.decode()
    assert "5 days late to say" in page
    assert "under 5" in page
    assert "Hardly heard" not in page
    assert groups[0].name not in page
    listed = client.get("/questions/?show=late&format=csv").content.decode()
    assert "fewer than 5" in listed


def test_what_is_not_public_is_nowhere_for_everybody(client: Client) -> None:
    made = an_open_question(public=False, title="Secret closures")
    draft = a_question(title="Draft closures")
    promise = a_promise(public=False, words="Secret promise")
    pages = "".join(client.get(path).content.decode() for path in ("/questions/", "/promises/", "/search/?q=closures"))
    assert not any(words in pages for words in ("Secret closures", "Draft closures", "Secret promise"))
    for path in (f"/questions/{made.pk}/", f"/questions/{draft.pk}/", f"/promises/{promise.pk}/"):
        assert client.get(path).status_code == 404


def test_an_officer_says_what_came_of_it_and_everybody_reads_it(client: Client) -> None:
    body = a_body()
    made = put_back(an_open_question(body=body), 30)
    told = {"heard": "Evenings are dear.", "did": "Fees fall.", "why_not": ""}
    officer_of(body).post(f"/space/bodies/{body.pk}/questions/{made.pk}/outcome/", told)
    page = client.get(f"/questions/{made.pk}/").content.decode()
    assert "Evenings are dear." in page
    assert "Fees fall." in page


def test_what_is_late_stands_first_for_our_team_and_among_its_work(team: Client) -> None:
    made = put_back(an_open_question(), 80)
    promise = a_promise(due=TODAY - timedelta(days=3))
    now, work = (team.get(path).content.decode() for path in ("/bridge/", "/my-work/"))
    assert now.index(made.title) < now.index(promise.words)
    assert "Late" in now
    assert made.title in work
    assert promise.words in work


def test_what_belonged_to_somebody_who_left_needs_somebody_else(team: Client) -> None:
    body = a_body()
    office = an_officer(body, department=a_department(body))
    made = an_open_question(body=body, office=office)
    assert "Needs somebody else" not in team.get(f"/bodies/{body.pk}/").content.decode()
    team.post(f"/bodies/officers/{office.pk}/", {"do": "left"})
    assert "Needs somebody else" in team.get(f"/bodies/{body.pk}/").content.decode()
    assert "has left" in team.get(f"/bridge/questions/{made.pk}/").content.decode()


def test_a_body_proposes_and_our_team_confirms_that_a_promise_was_kept(team: Client) -> None:
    body = a_body()
    promise = a_promise(body)
    told = {"state": "kept", "words": "Paid.", "evidence": "Ledger", "on": TODAY.isoformat()}
    officer_of(body).post(f"/space/bodies/{body.pk}/promises/{promise.pk}/", told)
    assert Promise.objects.get().state == Kept.OPEN
    team.post(f"/bridge/promises/{promise.pk}/", {"do": "confirm"})
    assert Promise.objects.get().state == Kept.KEPT
    page = Client().get("/promises/").content.decode()
    assert "Paid." in page


def test_our_team_writes_a_promise_down_and_says_what_became_of_it(team: Client) -> None:
    body = a_body()
    told = {"promiser": "body", "promisee": "sector", "body": body.pk, "words": "We pay.", "source": "meeting",
            "made_on": TODAY.isoformat(), "public": "on"}  # fmt: skip
    assert team.post("/bridge/promises/add/", told).status_code == 302
    made = Promise.objects.get()
    fact = {"do": "settle", "state": "broken", "words": "They did not.", "on": TODAY.isoformat()}
    team.post(f"/bridge/promises/{made.pk}/", fact)
    assert Promise.objects.get().state == Kept.BROKEN
    team.post(f"/bridge/promises/{made.pk}/", {"do": "reopen"})
    assert Promise.objects.get().state == Kept.OPEN


@pytest.mark.parametrize("path", LISTS)
def test_a_list_asks_as_often_for_many_as_for_a_few(path: str, team: Client) -> None:
    asked = []
    for number in range(3):
        with zeal_ignore():
            body = a_body(f"Body {number}")
            facts = {"department": a_department(body), "office": an_officer(body, f"Officer{number} X")}
            an_open_question(a_group(), body=body, **facts)
            a_promise(body)
            put_back(an_open_question(a_group(), body=body), 80)
        with CaptureQueriesContext(connection) as captured:
            team.get(path)
        asked.append(len(captured))
    assert asked[1] == asked[2]


@pytest.mark.parametrize(
    "sent", [{"named": "yes"}, {"seen": "x"}, {"part_q1": "x" * 3000}, {"part_q2": "Never"}, {"seen": "-1"}]
)
def test_rubbish_is_no_answer(sent: dict[str, str], client: Client) -> None:
    group = a_group()
    made = an_open_question(group)
    told = {"part_q1": "", "named": "no", "seen": "0", **{f"part_{key}": value for key, value in GIVEN.items()}}
    given = {**told, "part_q1": "", **sent} if "named" in sent else {**told, **sent}
    assert client.post(queries.answer_path(made, group.pk), given).status_code == 422
    assert not Answer.objects.exists()


def test_the_night_does_each_thing_once(team: Client) -> None:
    made = put_back(an_open_question(), 80)
    for _ in range(2):
        for job in (actions.close_past, actions.remind_groups, actions.remind_bodies, actions.write_off):
            job(TODAY)
    assert Question.objects.get(pk=made.pk).written_off_on == TODAY
