"""Told of what is new, once, by letters that were asked for and stop at one click."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import pytest
from django.test import Client

from hedgerow.engines.alerts import actions, queries, rules
from hedgerow.engines.alerts.models import Subscription, Told
from hedgerow.engines.alerts.types import AlertOffer, Item, Rhythm, State
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError

pytestmark = pytest.mark.django_db
PAGE = "/tell-me/seeds/?colour=red"


class Seeds:
    """A search whose findings the test decides."""

    items: list[Item]

    def __init__(self) -> None:
        self.items = []

    def find(self, params: Mapping[str, str], since: datetime) -> list[Item]:
        assert params == {"colour": "red"}
        return self.items

    def add(self, *numbers: int) -> None:
        self.items += [Item(f"seeds.seed:{n}", f"Bean {n}", f"/seeds/{n}/") for n in numbers]


@pytest.fixture(autouse=True)
def seeds(offer: Callable[..., None]) -> Seeds:
    held = Seeds()
    describe = lambda params: "red seeds" if params.get("colour") == "red" else ""  # noqa: E731
    offer(AlertOffer("seeds", "Tell me of seeds", describe, held.find, lambda params: "/seeds/"))
    return held


def asked(client: Client, email: str = "ann@example.org", rhythm: str = Rhythm.DAY) -> Subscription:
    answer = client.post(PAGE, {"email": email, "rhythm": rhythm})
    assert answer.status_code == 200
    return Subscription.objects.get(email=email)


def live(client: Client, rhythm: str = Rhythm.DAY) -> Subscription:
    held = asked(client, rhythm=rhythm)
    actions.confirm(subscription=held)
    Outgoing.objects.all().delete()
    return held


def button(letter: Outgoing) -> str:
    return "/" + letter.letter["button"]["url"].split("/", 3)[3]


def test_the_page_says_that_it_sends_e_mail_and_how_often(client: Client) -> None:
    page = client.get(PAGE).content.decode()
    for words in ("red seeds", "at most once a week", "First a letter comes", "No account is needed"):
        assert words in page


@pytest.mark.parametrize("path", ["/tell-me/seeds/", "/tell-me/seeds/?colour=blue", "/tell-me/stones/?colour=red"])
def test_a_search_that_makes_no_sense_is_not_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_nothing_comes_before_the_address_is_confirmed_by_the_button(client: Client, seeds: Seeds) -> None:
    held = asked(client)
    (letter,) = Outgoing.objects.all()
    seeds.add(1)
    for _ in range(2):
        assert "Yes, tell me" in client.get(button(letter)).content.decode()
    actions.tell(clock.today())
    assert Outgoing.objects.count() == 1
    client.post(button(letter))
    held.refresh_from_db()
    assert held.state == State.LIVE
    actions.tell(clock.today())
    assert Outgoing.objects.count() == 2


def test_nobody_is_told_of_the_same_thing_twice(client: Client, seeds: Seeds) -> None:
    live(client)
    seeds.add(1, 2)
    actions.tell(clock.today())
    actions.tell(clock.today())
    (letter,) = Outgoing.objects.all()
    assert letter.subject.startswith("2 are new in your search")
    with clock.pretend(clock.now() + timedelta(days=1)):
        seeds.add(3)
        actions.tell(clock.today())
    assert [row.letter["paragraphs"][0].split("\n")[0] for row in Outgoing.objects.order_by("pk")] == [
        "Bean 1",
        "Bean 3",
    ]
    assert Told.objects.count() == 3


def test_nothing_new_is_no_letter(client: Client) -> None:
    live(client)
    actions.tell(clock.today())
    assert not Outgoing.objects.exists()


def test_once_a_week_is_once_a_week(client: Client, seeds: Seeds) -> None:
    live(client, Rhythm.WEEK)
    for day in range(9):
        with clock.pretend(clock.now() + timedelta(days=day)):
            seeds.add(day)
            actions.tell(clock.today())
    assert Outgoing.objects.count() == 2


def test_a_mail_program_stops_it_with_one_post_and_a_scanner_with_none(seeds: Seeds, client: Client) -> None:
    live(client)
    seeds.add(1)
    actions.tell(clock.today())
    unsubscribe = Outgoing.objects.get().letter["unsubscribe"]
    path = "/" + unsubscribe.split("/", 3)[3]
    strict = Client(enforce_csrf_checks=True)
    strict.get(path)
    assert Subscription.objects.exists()
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 302
    assert not Subscription.objects.exists()
    assert not Told.objects.exists()
    assert "Stopped" in client.get(path, follow=True).content.decode()


def test_pressing_yes_twice_stops_nothing(client: Client) -> None:
    held = asked(client)
    path = button(Outgoing.objects.get())
    client.post(path)
    client.post(path)
    held.refresh_from_db()
    assert held.state == State.LIVE


def test_a_made_up_address_of_a_page_is_not_there(client: Client) -> None:
    held = live(client)
    assert client.post(f"/told/{held.pk}/").status_code == 404
    assert client.post(f"/told/{queries.token(held)}x/stop/", follow=True).status_code == 404
    assert Subscription.objects.exists()


def test_after_a_year_it_asks_and_then_ends(client: Client) -> None:
    held = live(client)
    with clock.pretend(held.asked_at + rules.LASTS - timedelta(days=20)):
        actions.tell(clock.today())
        actions.tell(clock.today())
        (letter,) = Outgoing.objects.all()
        assert "go on" in letter.subject
    with clock.pretend(held.asked_at + rules.LASTS + timedelta(days=2)):
        actions.tell(clock.today())
    assert not Subscription.objects.exists()


def test_whoever_says_yes_has_another_year(client: Client) -> None:
    held = live(client)
    with clock.pretend(held.asked_at + rules.LASTS - timedelta(days=20)):
        actions.tell(clock.today())
        client.post(button(Outgoing.objects.get()))
    with clock.pretend(held.asked_at + rules.LASTS + timedelta(days=2)):
        actions.tell(clock.today())
    held.refresh_from_db()
    assert held.state == State.LIVE


def test_what_is_never_confirmed_is_forgotten_in_a_week(client: Client) -> None:
    asked(client)
    with clock.pretend(clock.now() + timedelta(days=8)):
        actions.tell(clock.today())
    assert not Subscription.objects.exists()


def test_asking_again_for_the_same_makes_no_second_one_and_says_nothing_of_the_first(client: Client) -> None:
    live(client)
    again = client.post(PAGE, {"email": "ANN@example.org", "rhythm": Rhythm.DAY})
    other = client.post(PAGE, {"email": "bob@example.org", "rhythm": Rhythm.DAY})
    assert again.content.decode().replace("ANN@", "bob@") == other.content.decode()
    assert Subscription.objects.filter(email="ann@example.org").count() == 1


def test_nobody_can_fill_somebody_elses_letter_box(client: Client) -> None:
    for number in range(rules.MOST_AN_HOUR):
        actions.ask(kind="seeds", params={"colour": "red"}, email="ann@example.org", rhythm="day", address="1.2.3.4")
        assert Outgoing.objects.count() == min(number + 1, rules.MOST_LETTERS_AN_HOUR)
    with pytest.raises(InputError, match="hour"):
        actions.ask(kind="seeds", params={"colour": "red"}, email="bob@example.org", rhythm="day", address="1.2.3.4")
