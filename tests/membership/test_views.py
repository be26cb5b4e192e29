"""The pages of membership: applying, deciding, keeping, and a group's own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines import registry
from hedgerow.kernel import clock
from hedgerow.membership import actions, queries
from hedgerow.membership.models import Application, Kind, Spell, Term
from hedgerow.membership.types import State
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import GroupOffer
from tests.people import person
from tests.spaces.conftest import signed_in

pytestmark = pytest.mark.django_db
SENT = {"group_name": "Ash Food Bank", "name": "Jo", "email": "jo@example.org", "listed": "on"}


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_anybody_applies_and_our_team_accepts(worker: User, kind: Kind) -> None:
    stranger = Client()
    assert "Member" in text(stranger, "/join/")
    assert stranger.post("/join/", {**SENT, "kind": kind.pk, "email": "none"}).status_code == 422
    assert stranger.post("/join/", {**SENT, "kind": kind.pk}).status_code == 302
    made = Application.objects.get()
    team = signed_in(worker)
    page = reverse("membership:application", args=[made.pk])
    assert "Ash Food Bank" in text(team, reverse("membership:applications"))
    assert team.post(page, {"do": "decline", "reason": ""}).status_code == 422
    assert "answer by" in text(team, page)
    assert team.post(page, {"do": "acknowledge"}).status_code == 302
    assert team.post(page, {"do": "accept", "group": "new", "fee": "12.50"}).status_code == 302
    assert (Spell.objects.count(), Term.objects.get().fee_pence) == (1, 1_250)
    again = team.post(page, {"do": "accept", "group": "new", "fee": ""}, follow=True)
    assert "decided already" in again.content.decode()
    assert Spell.objects.count() == 1
    assert "Ash Food Bank" in text(stranger, "/our-members/")


def test_without_a_kind_nobody_can_apply(db: None) -> None:
    assert "Nobody can apply" in text(Client(), "/join/")
    assert Client().post("/join/", SENT).status_code == 422
    assert not Application.objects.exists()


def test_members_who_did_not_agree_are_not_named(worker: User, kind: Kind, group: Organisation) -> None:
    spell = actions.join(by=worker, organisation=group, kind=kind)
    assert "Long Table" not in text(Client(), "/our-members/")
    actions.change(by=worker, spell=spell, listed=True)
    assert "Long Table" in text(Client(), "/our-members/")


def test_our_team_keeps_the_members(worker: User, kind: Kind, group: Organisation) -> None:
    team = signed_in(worker)
    assert "No members yet" in text(team, "/members/")
    told = {"group": group.pk, "kind": kind.pk, "fee": "", "listed": ""}
    assert team.post("/members/add/", told).status_code == 302
    assert team.post("/members/add/", told).status_code == 422
    spell, term = Spell.objects.get(), Term.objects.get()
    page = reverse("membership:member", args=[spell.pk])
    today = clock.today()
    team.post(page, {"do": "paid", "term": term.pk, "on": today.isoformat()})
    assert f"paid {today.day}" in text(team, page)
    team.post(page, {"do": "unpaid", "term": term.pk})
    assert "It is paid" in text(team, page)
    team.post(page, {"do": "change", "listed": "on", "contact": ""})
    assert team.post(page, {"do": "renew", "runs_to": spell.runs_to.isoformat(), "fee": ""}).status_code == 422
    assert team.post(page, {"do": "leave", "reason": "Moved away"}).status_code == 302
    spell.refresh_from_db()
    assert (spell.listed, spell.until, spell.reason) == (True, today, "Moved away")
    before = today - timedelta(days=1)
    assert "does not change any more" in text(team, f"/members/?on={before}")
    assert b"The Long Table" in team.get("/members/?standing=ended&format=csv").content


def test_the_list_asks_as_much_at_any_length(worker: User, kind: Kind) -> None:
    team, counts = signed_in(worker), []
    for size in (1, 4):
        while Spell.objects.count() < size:
            made = Organisation.objects.create(name=f"Group {Spell.objects.count()}")
            actions.join(by=worker, organisation=made, kind=kind)
        with CaptureQueriesContext(connection) as asked:
            assert team.get("/members/?band=").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_group_applies_and_leaves_in_its_space(ada: User, worker: User, kind: Kind, group: Organisation) -> None:
    browser, page = signed_in(ada), f"/space/groups/{group.pk}/membership/"
    assert "£25" in text(browser, page)
    told = {"do": "apply", "kind": kind.pk, "name": "Ada", "email": "ada@example.org"}
    assert browser.post(page, told).status_code == 302
    assert "is with us" in text(browser, page)
    actions.decline(by=worker, application=Application.objects.get(), reason="Not yet a year old.")
    assert "Not yet a year old." in text(browser, page)
    browser.post(page, told)
    actions.accept(by=worker, application=Application.objects.get(state=State.WAITING))
    browser.post(page, {"do": "change", "listed": "yes"})
    assert Spell.objects.get().listed
    assert "You are a member" in text(browser, page)
    offer = next(one for one in registry.all_of(GroupOffer) if one.kind == "membership")
    assert [line.state for line in offer.own(group.pk)] == ["member"]
    browser.post(page, {"do": "leave"})
    assert queries.running(group) is None
    assert signed_in(worker).post(page, told).status_code == 405


def test_managers_set_kinds_and_fees(kind: Kind) -> None:
    boss = signed_in(person(role=LioRole.MANAGER))
    sent = {"name": "Friend", "months": "6", "grace_days": "0", "place": "1", "open": "on", "fee_micro": "5"}
    assert boss.post("/settings/membership/add/", {**sent, "fee_small": "lots"}).status_code == 422
    assert boss.post("/settings/membership/add/", sent).status_code == 302
    made = Kind.objects.get(name="Friend")
    assert (made.fees, made.votes, made.months) == ({"micro": 500}, False, 6)
    page = reverse("membership:kind", args=[made.pk])
    assert boss.post(page, {**sent, "name": "Member"}).status_code == 422
    assert boss.post(page, {**sent, "name": "Friends"}).status_code == 302
    assert "Friends" in text(boss, "/settings/membership/")
