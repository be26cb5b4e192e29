"""The pages of a group that applies, and of our team before the deadline."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.organisations.models import Organisation
from hedgerow.programmes.models import Application, Programme, Round
from hedgerow.programmes.queries.applications import form_of
from hedgerow.programmes.types import ApplicationState
from tests.programmes.given import a_round, an_application

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "A warm room", "pence": "500", "q_what": "Soup\u200b on Thursdays.", "q_need": "They asked.", "q_who": "Thirty.",
    "q_costs_0_what": "Soup", "q_costs_0_cost": "500", "q_match": "no",
}  # fmt: skip


@pytest.fixture
def theirs(client: Client, treasurer: User) -> Client:
    client.force_login(treasurer)
    return client


def at(made: Application, name: str = "own_application") -> str:
    return reverse(f"programmes:{name}", args=[made.organisation_id, made.pk])


def test_a_treasurer_reads_the_whole_form_before_beginning(theirs: Client, open_round: Round) -> None:
    said = theirs.get(reverse("programmes:round", args=[open_round.pk])).content.decode()
    assert all(one.label in said for one in form_of(open_round))
    assert "Apply for Ash Growers" in said


@pytest.mark.parametrize(
    ("typed", "said"), [("five hundred", "“five hundred” is not an amount"), ("-500", "Ask for more than nothing")]
)
def test_what_cannot_be_read_is_said_and_the_rest_is_kept(
    theirs: Client, open_round: Round, group: Organisation, typed: str, said: str
) -> None:
    theirs.post(reverse("programmes:begin", args=[group.pk, open_round.pk]))
    made = Application.objects.get()
    answer = theirs.post(at(made), {**TYPED, "pence": typed, "save": "1"})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    made.refresh_from_db()
    assert (made.title, made.pence, made.answers["what"]) == ("A warm room", None, "Soup on Thursdays.")


def test_looked_through_it_says_how_many_things_are_missing_and_where(
    theirs: Client, open_round: Round, group: Organisation, treasurer: User
) -> None:
    made = an_application(treasurer, open_round, group, sent=False, title="", areas=())
    assert "2 things are still to be put right" in theirs.get(at(made, "own_check")).content.decode()
    said = theirs.get(at(made) + "?check").content.decode()
    assert "Say in a line what it is for." in said
    assert "Say where the work happens." in said
    theirs.post(at(made, "own_check"))
    made.refresh_from_db()
    assert made.state == ApplicationState.DRAFT


def test_sent_from_the_page_it_is_read_and_no_longer_changed(
    theirs: Client, open_round: Round, group: Organisation, treasurer: User
) -> None:
    made = an_application(treasurer, open_round, group, sent=False)
    said = theirs.post(at(made, "own_check"), follow=True).content.decode()
    assert "Sent in" in said
    assert 'name="save"' not in said
    answer = theirs.post(at(made), {**TYPED, "title": "Another"})
    assert answer.status_code == 200
    made.refresh_from_db()
    assert made.title == "A warm room on Thursdays"


def test_the_group_reads_nothing_of_a_decision_before_it_is_told(theirs: Client, sent: Application) -> None:
    from hedgerow.programmes.models import Decision

    Decision.objects.create(application=sent, outcome="refused", reasons="SECRETREASON", feedback="SECRETWORDS")
    for path in (at(sent), reverse("programmes:own", args=[sent.organisation_id])):
        said = theirs.get(path).content.decode()
        assert "SECRET" not in said
        assert "not funded" not in said


def test_the_form_builder_adds_moves_and_takes_out(client: Client, worker: User) -> None:
    held = a_round(worker, opened=False)
    client.force_login(worker)
    client.post(
        reverse("programmes:form_add", args=[held.pk]),
        {"label": "Which?", "kind": "one", "options": "this\nthat", "required": "on", "only": "match=yes"},
    )
    added = form_of(Round.objects.get(pk=held.pk))[-1]
    assert (added.key, added.options, added.only_if, added.only_value) == ("which", ("this", "that"), "match", "yes")
    move = reverse("programmes:form_move", args=[held.pk])
    client.post(move, {"up": "which"})
    assert form_of(Round.objects.get(pk=held.pk))[-2].key == "which"
    client.post(move, {"drop": "which"})
    assert "which" not in {one.key for one in form_of(Round.objects.get(pk=held.pk))}
    answer = client.post(
        reverse("programmes:form_add", args=[held.pk]), {"label": "Which?", "kind": "one", "options": "this"}
    )
    assert "give two choices" in answer.content.decode()


def test_a_programme_and_its_round_are_made_on_two_pages(client: Client, worker: User) -> None:
    client.force_login(worker)
    paid = {"name": "Warm rooms", "about": "Rooms.", "payer": "The council"}
    wrong = client.post(reverse("programmes:add_programme"), {**paid, "payer_id": "council"}).content.decode()
    assert "Write it like GB-CHC-1000003" in wrong
    client.post(reverse("programmes:add_programme"), {**paid, "payer_id": "GB-LAE-MAN"})
    programme = Programme.objects.get()
    page = reverse("programmes:add_round", args=[programme.pk])
    told = {
        "title": "Spring", "about": "Rooms.", "pot": "1000", "least": "100", "most": "500", "opens_on": "2027-01-10",
        "closes_on": "2027-01-09", "decision_by": "2027-03-01", "line_below": "500", "full_from": "10000",
    }  # fmt: skip
    assert "cannot be before the day it opens" in client.post(page, told).content.decode()
    client.post(page, {**told, "closes_on": "2027-02-09"})
    assert Round.objects.get().pot == 100_000
