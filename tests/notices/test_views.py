"""The pages of contracts, as each of their readers."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.funding.models import Bid
from hedgerow.kernel import clock
from hedgerow.notices import actions
from hedgerow.notices.models import Aside, Consortium, Notice, Reading, Wish
from hedgerow.notices.queries.wishes import OWN
from hedgerow.organisations.models import Organisation
from tests.notices.conftest import read
from tests.notices.given import package, release


def page(client: Client, name: str, *args: Any, **query: Any) -> str:
    answer = client.get(reverse(f"notices:{name}", args=args), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def send(client: Client, name: str, *args: Any, **told: Any) -> Any:
    return client.post(reverse(f"notices:{name}", args=args), told, follow=True)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_everybody_sees_what_is_open_and_suits_groups(client: Client, notice: Notice) -> None:
    later = {"deadline": clock.now() + timedelta(days=60)}
    read(
        release("ocds-test-2", tender__title="Resurfacing", tender__suitability={"vcse": False}, **later),
        release("ocds-test-3", tender__title="Done already", tag=["award"], **later),
    )
    text = page(client, "contracts")
    assert "Lunch clubs" in text
    assert "Resurfacing" not in text
    assert "Done already" not in text
    assert "Resurfacing" in page(client, "contracts", which="all")
    assert "Lunch clubs" not in page(client, "contracts", value="10000")
    assert "Lunch clubs" in page(client, "contracts", value="50000", q="ash lunch")
    assert "ocds-test-1" in page(client, "contracts", format="csv")
    assert "Contracts Finder" in page(client, "notice", notice.pk)


def test_a_file_is_looked_at_and_read_in(worker: User) -> None:
    team, data = signed_in(worker), json.dumps(package(release(), release("ocds-test-2", date="never"))).encode()
    told = {"source": "Contracts Finder", "licence": "OGL-UK-3.0"}
    text = send(team, "read", file=SimpleUploadedFile("f.json", data), **told).content.decode()
    assert "should be a date with time" in text
    send(team, "apply", Reading.objects.get().pk)
    assert Notice.objects.count() == 1
    bad = send(team, "read", file=SimpleUploadedFile("f.json", b"<html>"), **told)
    assert (bad.status_code, "the JSON cannot be read" in bad.content.decode()) == (422, True)


def test_an_officer_announces_with_a_second_factor_and_nobody_else(
    officer: User, rep: User, worker: User, council: Organisation, settings: Any
) -> None:
    settings.SECOND_FACTOR_DEMANDED = True
    assert signed_in(officer).get(reverse("notices:of_body", args=[council.pk])).status_code in (302, 403)
    settings.SECOND_FACTOR_DEMANDED = False
    desk = signed_in(officer)
    send(desk, "body_add", council.pk, title="A kitchen in the library", in_lots="yes")
    assert "waiting to be checked" in page(desk, "of_body", council.pk)
    assert signed_in(rep).get(reverse("notices:of_body", args=[council.pk])).status_code == 403
    made = Notice.objects.get()
    assert Client().get(reverse("notices:notice", args=[made.pk])).status_code == 404
    send(signed_in(worker), "check", made.pk, fine="1")
    assert "A kitchen in the library" in page(Client(), "contracts")


def test_a_group_sees_why_puts_aside_and_asks_for_letters(rep: User, group: Organisation, notice: Notice) -> None:
    actions.match()
    own = signed_in(rep)
    text = page(own, "own", group.pk)
    assert "of a size for you" in text
    assert "of a size for you" in page(own, "own_notice", group.pk, notice.pk)
    send(own, "own_letters", group.pk)
    token = OWN.token(Wish.objects.get().pk)
    assert "rep@example.org" in page(Client(), "wish", token)
    assert Wish.objects.exists()
    Client(enforce_csrf_checks=True).post(reverse("notices:wish_stop", args=[token]))
    assert not Wish.objects.exists()
    send(own, "own_aside", group.pk, notice.pk, like="1")
    assert Aside.objects.get().family == "853"
    assert "Lunch clubs for older people" not in page(own, "own", group.pk).split("What you put aside")[0]
    send(own, "own_again", group.pk, Aside.objects.get().pk)
    assert not Aside.objects.exists()


@pytest.fixture
def asked(rep: User, other_rep: User, group: Organisation, other: Organisation, notice: Notice) -> Consortium:
    """Begun and asked on the pages."""
    Organisation.objects.filter(pk__in=[group.pk, other.pk]).update(published=True)
    lead = signed_in(rep)
    send(lead, "own_begin", group.pk, notice.pk, does="Three clubs", pence="12,000")
    made = Consortium.objects.get()
    send(lead, "own_ask", group.pk, made.pk, group=str(other.pk), does="Lifts", pence="8000")
    return made


def test_bidding_together_on_the_pages(
    asked: Consortium, rep: User, other_rep: User, group: Organisation, other: Organisation
) -> None:
    member, lead = signed_in(other_rep), signed_in(rep)
    assert "Yes, we do this" in page(member, "own_consortium", other.pk, asked.pk)
    part = asked.parts.get(organisation=other)
    send(member, "own_answer", other.pk, part.pk, "yes", asked=part.asked_at.isoformat(), words="Gladly")
    assert "Confirm, and begin the bid" in page(lead, "own_consortium", group.pk, asked.pk)
    assert "Confirm, and begin the bid" not in page(member, "own_consortium", other.pk, asked.pk)
    for _twice in range(2):
        lead.post(reverse("workflows:notice_together", args=[asked.pk]))
    assert Bid.objects.get().asked == 2_000_000
    assert "being written" in page(member, "own_consortium", other.pk, asked.pk)
    assert member.get(reverse("funding:own_bid", args=[group.pk, Bid.objects.get().pk])).status_code == 403


def test_who_is_not_of_it_sees_no_consortium(
    asked: Consortium, officer: User, other_rep: User, worker: User, group: Organisation, notice: Notice
) -> None:
    for somebody in (officer, other_rep):
        assert signed_in(somebody).get(reverse("notices:own_consortium", args=[group.pk, asked.pk])).status_code == 403
        assert signed_in(somebody).get(reverse("notices:consortium", args=[asked.pk])).status_code == 403
    assert "Lunch Club" not in page(Client(), "notice", notice.pk)
    assert "Ash Lunch Club with others" in page(signed_in(worker), "manage_notice", notice.pk)
    assert "Ash Lunch Club" in page(signed_in(worker), "consortia")
