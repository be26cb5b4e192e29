"""A round as its readers see it: the whole form, who it is for, the way back, files, and putting it together."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.files.models import Upload
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.questions.types import Kind, Question
from hedgerow.funding.types import Needs
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.programmes import actions
from hedgerow.programmes.models import Application, CoApplicant, Decision, Programme, Round
from hedgerow.programmes.provides.group import own, steps
from hedgerow.programmes.queries.applications import form_of
from tests.programmes.conftest import a_group
from tests.programmes.given import ANSWERS, a_round, an_application

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "A warm room on Thursdays", "pence": "500", "q_what": "We open the hall.", "q_need": "Twelve asked.",
    "q_who": "Thirty people.", "q_costs_0_what": "Heating", "q_costs_0_cost": "500", "q_match": "no",
}  # fmt: skip
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"


def page(client: Client, name: str, *args: Any, **query: Any) -> str:
    answer = client.get(reverse(f"programmes:{name}", args=args), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def send(client: Client, to: str, *args: Any, follow: bool = False, **told: Any) -> Any:
    return client.post(reverse(f"programmes:{to}", args=args), told, follow=follow)


@pytest.fixture
def team(client: Client, worker: User) -> Client:
    client.force_login(worker)
    return client


@pytest.fixture
def theirs(treasurer: User) -> Client:
    client = Client()
    client.force_login(treasurer)
    return client


def test_strangers_read_the_whole_form_before_they_begin(client: Client, worker: User, open_round: Round) -> None:
    draft = a_round(worker, opened=False, title="Autumn")
    assert "Warm rooms: Spring" in page(client, "rounds")
    text = page(client, "round", open_round.pk)
    assert all(one.label in text for one in form_of(open_round))
    assert "until the last second before midnight" in text
    assert client.get(reverse("programmes:round", args=[draft.pk])).status_code == 404
    assert client.get(reverse("programmes:sheet", args=[draft.pk])).status_code == 404


def test_the_whole_form_is_a_pdf_with_every_question(client: Client, open_round: Round) -> None:
    answer = client.get(reverse("programmes:sheet", args=[open_round.pk]))
    words = " ".join(" ".join(one.extract_text() for one in pypdf.PdfReader(BytesIO(answer.content)).pages).split())
    assert all(one.label in words for one in form_of(open_round))


def test_whom_it_is_not_for_reads_why_on_its_page_and_has_no_button(
    worker: User, group: Organisation, theirs: Client
) -> None:
    held = a_round(worker, opened=False)
    actions.set_criteria(by=worker, held=held, needs=Needs(income_most=100_000))
    actions.open_round(by=worker, held=held)
    text = page(theirs, "round", held.pk)
    assert "This one is not for you" in text
    assert f"Funds that fit {group.name}" in text
    assert reverse("programmes:begin", args=[group.pk, held.pk]) not in text
    assert "Look for funds that fit you" in page(theirs, "own", group.pk)


def test_a_group_writes_looks_through_and_sends(open_round: Round, group: Organisation, theirs: Client) -> None:
    assert "Apply for Ash Growers" in page(theirs, "round", open_round.pk)
    send(theirs, "begin", group.pk, open_round.pk)
    made = Application.objects.get()
    at = (group.pk, made.pk)
    assert send(theirs, "own_application", *at, check="1", **TYPED).status_code == 302
    text = page(theirs, "own_check", *at)
    assert "It cannot be sent yet" in text  # no ward was chosen
    assert "Go on with it" in page(theirs, "round", open_round.pk)
    Application.objects.filter(pk=made.pk).update(areas=["E05000001"])
    assert "Send it in" in page(theirs, "own_check", *at)
    assert "You hear from us by" in send(theirs, "own_check", *at, follow=True).content.decode()
    assert send(theirs, "own_check", *at).status_code == 302
    assert Outgoing.objects.filter(key__startswith="programmes:sent:").count() == 1
    assert send(theirs, "own_application", *at, **{**TYPED, "title": "Another"}).status_code == 200
    made.refresh_from_db()
    assert made.title == TYPED["title"]


def test_the_way_back_opens_the_draft_without_a_password(
    open_round: Round, group: Organisation, treasurer: User, theirs: Client
) -> None:
    made = an_application(treasurer, open_round, group, sent=False)
    send(theirs, "own_application", group.pk, made.pk, back="1", **TYPED)
    letter = str(Outgoing.objects.get(key__startswith="programmes:back:").letter)
    found = re.search(r"/link/[\w-]+/", letter)
    assert found
    elsewhere = Client()
    assert "is as you left it" in elsewhere.get(found[0]).content.decode()
    assert elsewhere.post(found[0]).status_code == 302
    assert "We open the hall." in page(elsewhere, "own_application", group.pk, made.pk)
    assert Client().post(found[0]).status_code == 410


@pytest.fixture
def with_files(worker: User) -> Round:
    """An open round that asks for a picture."""
    held = a_round(worker, opened=False)
    actions.set_form(by=worker, held=held, form=[Question("picture", Kind.FILE, "A picture of the hall")])
    return actions.open_round(by=worker, held=held)


def test_files_are_kept_with_an_application_for_those_who_read_it(
    worker: User, with_files: Round, group: Organisation, treasurer: User, theirs: Client, team: Client
) -> None:
    made = an_application(treasurer, with_files, group, sent=False, answers={})
    at = (group.pk, made.pk)
    assert "Please add a file." in page(theirs, "own_application", *at, check="")
    bad = send(theirs, "own_application", *at, save="1", q_picture=SimpleUploadedFile("hall.exe", b"MZ"))
    assert (bad.status_code, "is of a kind that is not taken" in bad.content.decode()) == (422, True)
    send(theirs, "own_application", *at, save="1", q_picture=SimpleUploadedFile("hall.png", PNG))
    upload = Upload.objects.get()
    send(theirs, "own_application", *at, save="1", title="A room")
    made.refresh_from_db()
    assert made.answers == {"picture": [[str(upload.pk), "hall.png"]]}
    _other, stranger = a_group(worker, "Birch Walkers", "birch@example.org")
    outside = Client()
    outside.force_login(stranger)
    where = reverse("files:download", args=[upload.pk])
    found = theirs.get(where)
    assert b"".join(found.streaming_content) == PNG
    assert [one.get(where).status_code for one in (outside, team)] == [404, 404]
    send(theirs, "own_application", *at, save="1", drop_file=str(upload.pk))
    made.refresh_from_db()
    assert (made.answers["picture"], Upload.objects.count()) == ([], 0)


def test_our_team_prepares_a_round_and_puts_its_form_together(team: Client) -> None:
    send(team, "add_programme", name="Warm rooms", about="For warm rooms.", payer="Mallow Council")
    today = clock.today().isoformat()
    told = {
        "title": "Spring", "about": "Small sums.", "pot": "2000", "least": "100", "most": "1000", "opens_on": today,
        "closes_on": today, "decision_by": "2099-01-01", "line_below": "500", "full_from": "10000",
    }  # fmt: skip
    programme = Programme.objects.get().pk
    wrong = send(team, "add_round", programme, **{**told, "least": "1500"})
    assert "The smallest grant cannot be more than the largest." in wrong.content.decode()
    send(team, "add_round", programme, **told)
    held = Round.objects.get()
    first = form_of(held)[0].key
    send(team, "form_move", held.pk, down=first)
    held.refresh_from_db()
    assert form_of(held)[1].key == first
    send(team, "form_add", held.pk, label="How old are you?", kind="one", options="young\nold", required="on", only="")
    send(team, "form_move", held.pk, drop=first)
    held.refresh_from_db()
    keys = [one.key for one in form_of(held)]
    assert (keys[-1], first in keys) == ("how-old-are-you", False)
    assert "How old are you?" in page(team, "form", held.pk)
    send(team, "step", held.pk, step="open")
    held.refresh_from_db()
    assert held.state == "open"


def test_our_team_sees_who_began_and_reads_only_what_was_sent(
    team: Client, open_round: Round, group: Organisation, treasurer: User
) -> None:
    made = an_application(treasurer, open_round, group, sent=False)
    text = page(team, "applications", open_round.pk)
    assert (group.name in text, made.title in text, "£500" in text) == (True, False, False)
    assert group.name not in page(team, "applications", open_round.pk, q="thursdays")
    assert team.get(reverse("programmes:application", args=[made.pk])).status_code == 404
    space = team.get(reverse("spaces:group", args=[group.pk])).content.decode()
    assert (group.name in space, made.title in space, "/grants/" in space) == (True, False, False)
    actions.send(by=treasurer, application=made)
    assert ANSWERS["need"] in page(team, "application", made.pk)
    assert group.name in page(team, "applications", open_round.pk, format="csv")
    assert group.name not in page(team, "applications", open_round.pk, state="draft")
    assert "1 group has begun" in page(team, "form", open_round.pk)


def test_the_front_page_of_a_space_says_what_waits_and_nothing_of_what_is_not_told(
    worker: User, open_round: Round, group: Organisation, treasurer: User, theirs: Client
) -> None:
    other, _somebody = a_group(worker, "Birch Walkers", "birch@example.org")
    with zeal_ignore():
        made = an_application(treasurer, open_round, group, sent=False)
        actions.ask_other(by=treasurer, application=made, organisation=other)
    waits, joint = list(steps(group.pk, clock.today())), list(steps(other.pk, clock.today()))
    assert [(one.what, one.url) for one in waits] == [
        ("Send in your application: Spring", reverse("programmes:own_application", args=[group.pk, made.pk]))
    ]
    assert [one.what for one in joint] == ["Ash Growers asks whether you apply together"]
    CoApplicant.objects.all().delete()
    actions.send(by=treasurer, application=made)
    Decision.objects.create(application=made, outcome="refused", reasons="r", feedback="f")
    assert [one.state for one in own(group.pk)] == ["sent in"]
    assert theirs.get(f"/space/groups/{group.pk}/").status_code == 200
