"""The agreement's pages: what everybody reads, what signs, and what stays hidden."""

from __future__ import annotations

import io
import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from hedgerow.accounts.actions import links
from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions, queries
from hedgerow.charter.models import Promise
from hedgerow.charter.rules import skos
from hedgerow.charter.types import State
from hedgerow.kernel import clock
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Kind, Level
from tests.charter import making
from tests.people import person

pytestmark = pytest.mark.django_db


def as_manager(client: Client) -> Client:
    client.force_login(person(role=LioRole.MANAGER))
    return client


def test_a_draft_is_nobody_elses_and_what_is_put_is_for_everybody(client: Client) -> None:
    making.drafted()
    assert client.get("/charter/1/").status_code == 404
    assert client.get("/charter.jsonld").status_code == 404
    making.put()
    page = client.get("/charter/1/").content.decode()
    assert "This is not agreed yet" in page
    assert "Nothing is agreed yet" in client.get("/charter/").content.decode()


def test_the_agreement_in_force_with_who_signed_and_what_bodies_say(client: Client) -> None:
    making.agreed()
    waiting = Organisation.objects.create(name="The Silent Choir", published=True)
    actions.add_party(by=None, agreement=queries.in_force(), organisation=waiting, side="groups")  # type: ignore[arg-type]
    priority = queries.priorities()[0]
    actions.add_body_priority(
        by=None, body=making.council(), words="Nobody cold at home.", source="Plan", published_on=clock.today(),
        links=[priority.code],
    )  # fmt: skip
    page = client.get("/charter/").content.decode()
    for words in (
        "Warm homes",
        "Nobody cold at home.",
        "The Long Table",
        "Answer in twenty days.",
        "Thornmere Council",
    ):
        assert words in page
    assert "The Silent Choir" not in page  # whoever was asked and did not sign is nobody's business


def test_the_data_are_of_the_version_and_can_be_compared(client: Client) -> None:
    making.agreed()
    answer = client.get("/charter.jsonld")
    assert answer["Content-Type"] == "application/ld+json"
    assert json.loads(answer.content)["@context"] == skos.CONTEXT
    assert client.get("/charter/1.jsonld").content == answer.content
    file = SimpleUploadedFile("theirs.jsonld", answer.content)
    page = client.post("/charter/compare/", {"file": file}).content.decode()
    assert "Only we do" in page
    wrong = client.post("/charter/compare/", {"file": SimpleUploadedFile("theirs.jsonld", b"<html>")})
    assert wrong.status_code == 422
    assert "this is no JSON" in wrong.content.decode()


def test_the_paper_is_tagged_and_holds_the_hash(client: Client) -> None:
    found = making.agreed()
    reader = PdfReader(io.BytesIO(client.get("/charter/1/agreement.pdf").content))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    text = " ".join(page.extract_text() for page in reader.pages)
    assert "The Thornmere agreement" in text
    assert found.sha256[:20] in text.replace("\n", "")


def test_what_changed_between_two_versions(client: Client) -> None:
    first = making.agreed()
    draft = actions.begin(by=None)
    promise = Promise.objects.get()
    actions.drop_promise(by=None, promise=promise, edition=promise.edition)
    for one in (making.group(), making.council()):
        actions.add_party(by=None, agreement=draft, organisation=one, side="groups")
    actions.put(by=None, agreement=draft, seen=making.seen(draft))
    page = client.get("/charter/2/differences/").content.decode()
    assert "Answer in twenty days." in page
    assert client.get(f"/charter/{first.number}/differences/").status_code == 404


def test_a_manager_writes_the_draft_from_begin_to_agreed(client: Client) -> None:
    actions.seed()
    as_manager(client)
    start = reverse("charter:agreement")
    client.post(start, {"do": "begin"})
    client.post(start, {"title": "Ours", "definition": "What holds us up."})
    client.post(
        reverse("charter:promises"),
        {"side": "council", "maker": "The council", "to": "groups", "text": "Answer.", "seen": ""},
    )
    signing = reverse("charter:signing")
    for one in (making.group(), making.council()):
        client.post(signing, {"do": "party", "organisation": one.pk, "side": "groups"})
    seen = client.get(signing).context["seen"]
    client.post(signing, {"do": "put", "seen": seen})
    found = queries.open_version()
    assert found is not None
    assert found.state == State.PUT
    for party, _signature in queries.parties(found):
        told = {"do": "meeting", "role": "Chair", "on": clock.today().isoformat()}
        client.post(reverse("charter:party", args=[party.pk]), told)
    client.post(signing, {"do": "agree", "on": clock.today().isoformat()})
    assert queries.in_force() == found


def test_saving_over_what_a_colleague_wrote_meanwhile_is_told(client: Client) -> None:
    draft = making.drafted()
    as_manager(client)
    shown = client.get(reverse("charter:agreement")).context["form"].initial
    prints = client.get(reverse("charter:agreement")).context["form"].fields["as_shown"].initial
    actions.change_text(by=None, agreement=draft, edition=draft.edition, title="Theirs", definition="Theirs.")
    answer = client.post(
        reverse("charter:agreement"), {"title": "Mine", "definition": shown["definition"], "as_shown": prints}
    )
    assert answer.status_code == 422
    draft.refresh_from_db()
    assert draft.title == "Theirs"


def test_a_group_signs_in_its_own_pages(client: Client) -> None:
    put = making.put()
    group, chair = making.group(), person("chair@example.org", LioRole.NONE)
    Access.objects.create(user=chair, organisation=group, level=Level.ADMINISTRATOR)
    client.force_login(chair)
    address = reverse("charter:own", args=[group.pk])
    assert "Sign it" in client.get(address).content.decode()
    client.post(address, {"role": "Chair", "words": "Gladly.", "sha256": put.sha256})
    assert "What you signed" in client.get(address).content.decode()
    client.post(address, {"role": "Chair", "sha256": put.sha256})
    assert making.party_of(put, group).signatures.count() == 1


def test_the_link_of_a_letter_signs_only_when_pressed_and_only_these_words(client: Client) -> None:
    put = making.put()
    party = making.party_of(put, making.council())
    path = links.make(purpose="charter.sign", ref=party.ref, data={"role": "Leader", "sha256": put.sha256})
    client.get(path)
    assert not party.signatures.exists()
    client.post(path)
    assert party.signatures.get().role == "Leader"
    old = links.make(purpose="charter.sign", ref=party.ref, data={"role": "Leader", "sha256": "0" * 64})
    assert client.get(old).status_code == 410


def test_a_body_keeps_its_own_priorities_and_no_other_bodys(client: Client) -> None:
    officer, body = person("officer@example.org", LioRole.NONE), making.council()
    other = Organisation.objects.create(name="Another body", kind=Kind.PUBLIC_BODY)
    Access.objects.create(user=officer, organisation=body, level=Level.OFFICER)
    client.force_login(officer)
    told = {"words": "A council that listens.", "source": "Plan", "published_on": "2025-01-10"}
    client.post(reverse("charter:own_priorities", args=[body.pk]), told)
    made = queries.body_priorities(body.pk)
    assert [one.words for one in made] == ["A council that listens."]
    assert client.post(reverse("charter:own_priorities", args=[other.pk]), told).status_code == 403
    stolen = f"{reverse('charter:own_priorities', args=[body.pk])}?change="
    theirs = actions.add_body_priority(
        by=None, body=other, words="Theirs.", source="Plan", published_on=clock.today() - timedelta(days=2)
    )
    assert client.get(f"{stolen}{theirs.pk}").status_code == 404


def test_lists_take_as_many_queries_for_one_as_for_many(client: Client) -> None:
    body = making.council()
    warm = actions.add_priority(by=None, name="Warm homes")
    as_manager(client)
    address = reverse("charter:under_body", args=[body.pk])

    def asked() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as found:
            client.get(address)
        return len(found)

    day = clock.today() - timedelta(days=20)
    facts = {"body": body, "source": "Plan", "published_on": day, "links": [warm.code]}
    actions.add_body_priority(by=None, words="One.", **facts)
    asked()
    one = asked()
    for number in range(5):
        actions.add_body_priority(by=None, words=f"Number {number}.", **facts)
    assert asked() == one
