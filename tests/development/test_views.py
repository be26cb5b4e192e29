"""Asking for help on a page, in a space and by e-mail; and what our team does with it on its own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hedgerow.accounts.models import User
from hedgerow.development import actions
from hedgerow.development.models import Case
from hedgerow.development.types import CaseState
from hedgerow.engines.mail.actions import take as receive
from hedgerow.engines.mail.models import Incoming
from hedgerow.engines.mail.types import Outcome
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.ledger.queries import counting
from hedgerow.organisations.models import Organisation
from hedgerow.people.types import How
from tests.development.conftest import signed_in

pytestmark = pytest.mark.django_db
LETTER = (
    b"From: Petra <petra@example.net>\r\nMessage-ID: <1@x>\r\nSubject: A cafe\r\n\r\nDo we need to be a charity?\r\n"
)


def said(page: object) -> str:
    return page.content.decode()  # type: ignore[attr-defined]


def test_anybody_asks_in_two_fields_and_reads_when_we_answer(worker: User) -> None:
    browser = Client()
    with clock.pretend(datetime(2026, 5, 8, 12, tzinfo=UTC)):
        assert "15 May 2026" in said(browser.get("/get-help/"))
        wrong = browser.post("/get-help/", {"words": "Our roof leaks.", "reach": "Bo", "postcode": "nonsense"})
        assert wrong.status_code == 422
        assert "That is no postcode" in said(wrong)
        done = browser.post("/get-help/", {"words": "Our roof leaks.", "reach": "Bo, 01632 960 001", "postcode": ""})
        assert "15 May 2026" in said(browser.get(done.url))
    assert Case.objects.get().how == How.WEB


def test_one_address_asks_only_so_often(worker: User) -> None:
    browser = Client()
    for number in range(6):
        answer = browser.post("/get-help/", {"words": f"Question {number}", "reach": "bo@example.org"})
    assert answer.status_code == 429
    assert Case.objects.count() == 5


def test_the_group_sees_who_is_on_it_and_what_came_of_it(ada: User, worker: User, group: Organisation) -> None:
    browser, page = signed_in(ada), f"/space/groups/{group.pk}/help/"
    browser.post(page, {"words": "Our roof leaks.", "reach": "Ring Ada."})
    made = Case.objects.get()
    assert "we answer by" in said(browser.get(page))
    team, own = signed_in(worker), f"/development/cases/{made.pk}/"
    team.post(f"{own}take/")
    assert "Wren is on it" in said(browser.get(page))
    assert team.post(f"{own}close/", {"close-answer": "", "close-seen": "1"}).status_code == 422
    team.post(f"{own}close/", {"close-answer": "A roofer comes on Monday.", "close-seen": "1"})
    assert "A roofer comes on Monday." in said(browser.get(page))


def test_our_team_looks_at_that_page_and_asks_nothing_there(worker: User, group: Organisation) -> None:
    browser, page = signed_in(worker), f"/space/groups/{group.pk}/help/"
    assert "You see this as The Long Table does" in said(browser.get(page))
    assert browser.post(page, {"words": "a", "reach": "b"}).status_code == 405
    assert not Case.objects.exists()


def test_what_was_said_by_telephone_is_written_down_with_who_did(worker: User, group: Organisation) -> None:
    browser = signed_in(worker)
    assert "The Long Table" in said(browser.get(f"/development/cases/new/?group={group.pk}"))
    sent = {"words": "Our roof leaks.", "reach": "", "how": "phone", "organisation": group.pk}
    done = browser.post("/development/cases/new/", sent)
    made = Case.objects.get()
    assert (made.organisation, made.recorded_by, made.how) == (group, worker.pk, How.PHONE)
    assert "written down by Wren" in said(browser.get(done.url))


def test_a_message_at_the_front_door_becomes_one_case_with_its_clock(worker: User) -> None:
    message = receive(raw=LETTER)
    assert message is not None
    browser = signed_in(worker)
    assert "Make it a case" in said(browser.get(f"/front-door/{message.pk}/"))
    done = browser.post(f"/front-door/{message.pk}/onward/case/")
    made = Case.objects.get()
    assert done.url == f"/development/cases/{made.pk}/"
    assert (made.how, made.reach, made.answer_by) == (How.EMAIL, "Petra, petra@example.net", message.answer_by)
    assert "Do we need to be a charity?" in made.words
    browser.post(f"/front-door/{message.pk}/onward/case/")
    assert Case.objects.count() == 1
    assert Incoming.objects.get().outcome == Outcome.ONWARD
    assert browser.post(f"/front-door/{message.pk}/onward/nothing/").status_code == 404


def test_who_answers_what_a_colleague_has_answered_is_told_and_loses_no_word(
    case: Case, worker: User, robin: User
) -> None:
    page = f"/development/cases/{case.pk}/"
    browser = signed_in(worker)
    form = browser.get(page).context["forms"]["step"]
    held = {f"step-{name}": form[name].value() for name in form.fields}
    sent = {name: value for name, value in held.items() if value is not None and value is not False}
    actions.step(by=robin, case=case, done=actions.Step("Rang Bo."))
    refused = browser.post(f"{page}step/", sent | {"step-what": "I rang, too.", "step-minutes": "10"})
    assert refused.status_code == 422
    assert "A colleague did something" in said(refused)
    assert "I rang, too." in said(refused)
    assert "Rang Bo." in said(refused)
    again = refused.context["forms"]["step"]
    seen = {"step-seen": again["seen"].value()}
    browser.post(f"{page}step/", sent | seen | {"step-what": "I rang, too.", "step-minutes": "10"})
    assert Entry.objects.filter(act="case.helped").count() == 2


def test_a_case_from_the_first_word_to_the_last(case: Case, worker: User, robin: User, group: Organisation) -> None:
    page, browser = f"/development/cases/{case.pk}/", signed_in(worker)

    def press(what: str, /, **told: object) -> str:
        version = max(Case.objects.values_list("version", flat=True))
        sent = {f"{what}-{name}": value for name, value in {**told, "seen": version}.items()}
        answer = browser.post(f"{page}{what.replace('_', '-')}/", sent)
        assert answer.status_code == 302, said(answer)
        return said(browser.get(page))

    assert "Take it over" not in press("take")
    assert "Leaks since May." in press("describe", summary="Leaks since May.", topic="governance")
    assert "The Long Table" in press("link", organisation=group.pk)
    key = {"key": "8a6e0804-2bd0-4672-b79d-d97027f9071a", "activity": "governance"}
    shown = press("step", what="Rang Bo.", minutes="25", next_step="Send the model", next_on="2026-12-01", **key)
    assert "Send the model" in shown
    assert "25 minutes" in shown
    assert "Robin" in press("hand_on", to=robin.pk)
    shown = said(signed_in(robin).get(page))
    assert "25 minutes" not in shown  # colleagues see who, or how long, never both
    assert "Your neighbours can." in press("turn_away", reason="no_time", answer="Your neighbours can.")
    browser.post(f"{page}reopen/")
    assert Case.objects.get().state == CaseState.OPEN
    assert sorted(entry.act for entry in counting().filter(ref=str(case.ref))) == ["case.helped", "case.opened"]


def test_boards_and_tables_ask_as_often_for_many_as_for_few(
    case: Case, worker: User, group: Organisation, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        made = actions.open_case(by=worker, organisation=group if number % 2 else None, words=f"Question {number}")
        actions.step(by=worker, case=made, done=actions.Step("Rang.", next_step="Ring again"))
    browser = signed_in(worker)
    for path in ("", "?whose=mine", "?whose=late", "?whose=nobody", "?view=table&sort=due", "?q=roof&state=new"):
        with django_assert_max_num_queries(30):
            assert browser.get(f"/development/{path}").status_code == 200
    assert "Question 10" in said(browser.get("/development/?format=csv"))
    assert "Our roof leaks." in said(browser.get("/development/?whose=nobody"))
    assert "Question 1" not in said(browser.get("/development/?whose=nobody"))


def test_an_advertisement_is_dropped(case: Case, worker: User) -> None:
    browser = signed_in(worker)
    assert "It was no ask for help" in said(browser.get(f"/development/cases/{case.pk}/"))
    assert browser.post(f"/development/cases/{case.pk}/drop/").url == "/development/"
    assert browser.get(f"/development/cases/{case.pk}/").status_code == 404
