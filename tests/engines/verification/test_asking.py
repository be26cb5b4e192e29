"""Owners are asked by letter, once for each day that a record falls due; opening the link says nothing, its button does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.verification import actions, queries
from hedgerow.engines.verification.models import Verification
from hedgerow.engines.verification.rules import MOST_A_NIGHT
from hedgerow.engines.verification.types import Asked, How, VerifiableOffer
from hedgerow.kernel import clock

pytestmark = pytest.mark.django_db
SEED = "seeds.seed:1"


def ask(pk: str) -> Asked | None:
    return (
        Asked("sower@example.org", "Broad bean", [("Name", "Broad bean"), ("Colour", "")], "/correct/")
        if pk == "1"
        else None
    )


@pytest.fixture(autouse=True)
def _seeds(offer: Callable[..., None]) -> None:
    offer(VerifiableOffer("seeds.seed", 30, lambda title: title, lambda user, pk: True, ask))


def fallen_due() -> Verification:
    actions.check(by=None, ref=SEED)
    Verification.objects.update(due_on=clock.today())
    return Verification.objects.get(ref=SEED)


def path_of(letter: Outgoing) -> str:
    return "/" + letter.letter["button"]["url"].split("/", 3)[3]


def test_the_owner_is_asked_once_for_a_day() -> None:
    fallen_due()
    assert actions.ask(clock.today()).startswith("1 people")
    assert actions.ask(clock.today()).startswith("0 people")
    assert actions.ask(clock.today() + timedelta(days=3)).startswith("0 people")
    (letter,) = Outgoing.objects.all()
    assert letter.to == "sower@example.org"
    assert "Name: Broad bean" in letter.letter["paragraphs"]


def test_mail_scanners_confirm_nothing_and_the_button_does_once(client: Client) -> None:
    row = fallen_due()
    actions.ask(clock.today())
    path = path_of(Outgoing.objects.get())
    for _ in range(2):
        assert "Broad bean" in client.get(path).content.decode()
    row.refresh_from_db()
    assert row.how == How.KNOWN
    answer = client.post(path, follow=True)
    assert "Thank you" in answer.content.decode()
    row.refresh_from_db()
    assert (row.how, row.checked_by) == (How.LETTER, None)
    assert row.due_on == clock.today() + timedelta(days=30)
    checked_at = row.checked_at
    client.post(path)
    row.refresh_from_db()
    assert row.checked_at == checked_at


def test_the_next_time_it_is_asked_again_and_the_old_link_is_spent(client: Client) -> None:
    row = fallen_due()
    actions.ask(clock.today())
    old = path_of(Outgoing.objects.get())
    client.post(old)
    row.refresh_from_db()
    assert row.due_on
    with clock.pretend(clock.now() + timedelta(days=30)):
        assert actions.ask(row.due_on).startswith("1 people")
        client.post(old)
    row.refresh_from_db()
    assert row.checked_at
    assert row.checked_at.date() == clock.today()
    assert Outgoing.objects.count() == 2


def test_a_link_that_was_changed_or_is_too_old_does_nothing(client: Client) -> None:
    row = fallen_due()
    assert client.post(f"/still-right/{queries.token(row)}x/").status_code == 404
    assert actions.confirm_asked(token="nonsense") is False
    row.refresh_from_db()
    assert row.how == How.KNOWN


def test_nobody_is_asked_about_what_has_no_owner_or_was_due_long_ago() -> None:
    Verification.objects.create(ref="seeds.seed:2", due_on=clock.today())
    assert actions.ask(clock.today()).startswith("0 people")
    fallen_due()
    Verification.objects.update(due_on=clock.today() - timedelta(days=61), asked_for=None)
    assert actions.ask(clock.today()).startswith("0 people")


def test_so_many_a_night_and_no_more() -> None:
    day = clock.today()
    rows = [Verification(ref=f"seeds.seed:{n}", due_on=day) for n in range(2, MOST_A_NIGHT + 5)]
    Verification.objects.bulk_create(rows)
    actions.ask(day)
    assert Verification.objects.filter(asked_for=day).count() == MOST_A_NIGHT
