"""Answering by a link, in a group's space and on the telephone; and what our team reads."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.queries import readable
from hedgerow.organisations.models import Organisation
from hedgerow.soundings import actions, queries, rules
from hedgerow.soundings.models import Sounding
from hedgerow.soundings.types import Stage
from tests.people import person
from tests.soundings.given import pairs
from tests.spaces.conftest import signed_in

pytestmark = pytest.mark.django_db
TOLD = {"belonging": "4", "confidence": "0"}


@pytest.fixture
def asked(worker: User, group: Organisation) -> Sounding:
    made = actions.ask(
        by=None, ref="development.case:7", stage=Stage.BEFORE, organisation=group, email="jo@example.org", name="Jo"
    )
    assert made
    return made


def test_a_link_is_opened_and_changes_nothing_until_it_is_sent(asked: Sounding) -> None:
    stranger, path = Client(), queries.path(asked)
    page = stranger.get(path).content.decode()
    assert "I feel part of what goes on here." in page
    assert "jo@example.org" not in page
    assert not Sounding.objects.exclude(answered_on=None).exists()
    assert stranger.post(path, {}).status_code == 422
    assert stranger.post(path, TOLD).status_code == 302
    asked.refresh_from_db()
    assert (asked.belonging, asked.confidence, asked.connected, asked.how) == (4, 0, None, "link")
    assert stranger.post(path, {"do": "decline"}).status_code == 302
    assert stranger.get(path).status_code == 410


def test_a_link_that_was_made_up_leads_nowhere(asked: Sounding) -> None:
    assert Client().get(queries.path(asked)[:-3] + "xx/").status_code == 410
    assert Client().get("/three-questions/7/").status_code == 410


def test_colleagues_do_not_see_the_link_of_a_letter(asked: Sounding) -> None:
    letter = readable(Outgoing.objects.get())
    assert letter
    assert letter.button
    assert letter.button.url == ""


def test_a_group_answers_in_its_space_and_our_team_only_looks(asked: Sounding, ada: User, worker: User) -> None:
    at = f"/space/groups/{asked.organisation_id}/three-questions/"
    assert (
        "Answer three short questions" in signed_in(ada).get(f"/space/groups/{asked.organisation_id}/").content.decode()
    )
    signed_in(worker).post(at, TOLD)
    asked.refresh_from_db()
    assert asked.answered_on is None
    assert signed_in(ada).post(at, TOLD).status_code == 302
    asked.refresh_from_db()
    assert (asked.how, asked.answered_by) == ("space", ada.pk)
    assert "Nothing is asked of you now" in signed_in(ada).get(at).content.decode()
    assert signed_in(person("out@example.org", LioRole.NONE)).get(at).status_code == 403


def test_a_worker_writes_down_what_was_said_and_sees_no_answers(asked: Sounding, worker: User) -> None:
    client, at = signed_in(worker), f"/soundings/{asked.pk}/"
    assert client.post(at, {**TOLD, "how": "paper"}).status_code == 302
    asked.refresh_from_db()
    assert (asked.how, asked.answered_by) == ("paper", worker.pk)
    assert client.get(at).content.decode().count(" checked>") == 1  # by telephone, and no answer


def test_a_sheet_is_printed_and_its_code_leads_back_to_where_it_is_typed_in(asked: Sounding, worker: User) -> None:
    client = signed_in(worker)
    assert f"/soundings/{asked.pk}/sheet.pdf" in client.get(f"/soundings/{asked.pk}/").content.decode()
    made = PdfReader(BytesIO(client.get(f"/soundings/{asked.pk}/sheet.pdf").content))
    words = " ".join(made.pages[0].extract_text().split())
    assert len(made.pages) == 1
    assert made.trailer["/Root"]["/MarkInfo"]["/Marked"]
    for said in ("I feel part of what goes on here.", "not sure", "You need not answer", rules.code_of(asked.pk)):
        assert said in words
    assert "jo@example.org" not in words
    typed = client.get("/soundings/asked/", {"code": rules.code_of(asked.pk).replace("-", " ")})
    assert (typed.status_code, typed["Location"]) == (302, f"/soundings/{asked.pk}/")
    wrong = client.get("/soundings/asked/", {"code": f"{asked.pk}x"})
    assert "There is no sheet with the code" in wrong.content.decode()
    actions.decline(by=worker, sounding=asked)
    assert client.get(f"/soundings/{asked.pk}/sheet.pdf").status_code == 302


def test_evidence_leads_to_what_the_three_questions_say(worker: User) -> None:
    assert 'href="/soundings/"' in signed_in(worker).get("/evidence/").content.decode()


def test_what_changed_is_shown_where_it_tells_of_nobody(worker: User) -> None:
    client = signed_in(worker)
    assert "Nobody has answered yet" in client.get("/soundings/").content.decode()
    pairs(4, 2, 4)
    assert "Fewer than 5 people" in client.get("/soundings/").content.decode()
    pairs(8, 2, 3, first=10, band="small")
    page = client.get("/soundings/").content.decode()
    assert "from 2.0 to 3.3 of 5, by 12 people" in page
    by_band = client.get("/soundings/?by=band&format=csv").content.decode()
    assert "fewer than 5, or hidden" in by_band
    assert client.get("/soundings/?by=fifth&period=nonsense").status_code == 200


def test_the_list_of_who_was_asked_costs_the_same_for_many(worker: User, group: Organisation) -> None:
    client = signed_in(worker)
    client.get("/soundings/asked/")
    pairs(1, 1, 2, organisation=group)
    with CaptureQueriesContext(connection) as few:
        client.get("/soundings/asked/")
    pairs(12, 1, 2, first=10, organisation=group)
    with CaptureQueriesContext(connection) as many:
        assert client.get("/soundings/asked/?stage=after&state=answered").status_code == 200
    assert len(many) <= len(few)
