"""Mail scanners open links before people do: opening one, twice, changes nothing, and the person still gets in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from hedgerow.accounts import queries
from hedgerow.accounts.types import LinkOffer, LioRole
from hedgerow.engines import registry
from tests.examples import Records
from tests.links import LINKS
from tests.people import person

pytestmark = pytest.mark.django_db
OFFERS = registry.all_of(LinkOffer)


@pytest.fixture
def records(tmp_path: Path, settings: Any) -> Records:
    settings.DATA_DIR = tmp_path
    return Records({role: person(role=role) for role in LioRole})


def everything() -> dict[str, list[Any]]:
    """Every row of every table, links and sessions too."""
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in apps.get_models()}


def test_every_purpose_has_an_example_and_none_is_left_over() -> None:
    assert {offer.purpose for offer in OFFERS} == set(LINKS), "add or remove a line in tests/links.py"


@pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: offer.purpose)
def test_a_link_opened_beforehand_changes_nothing_and_still_works(offer: LinkOffer, records: Records) -> None:
    path = LINKS[offer.purpose](records)
    before = everything()
    for _ in range(2):
        scanner = Client()
        for send in (scanner.get, scanner.head):
            answer = send(path)
            assert answer.status_code == 200
            assert answer["Cache-Control"].count("no-store")
    assert everything() == before
    link = queries.link_of(path.split("/")[2])
    assert link is not None
    reader = Client(enforce_csrf_checks=True)
    page = reader.get(path).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert main.count("<button") == 1
    answer = reader.post(path, {"csrfmiddlewaretoken": reader.cookies["csrftoken"].value})
    assert answer.status_code == 302
    if offer.signs_in:
        link.refresh_from_db()
        assert link.user
        assert reader.session["_auth_user_id"] == str(link.user.pk)
    if offer.once:
        assert Client().post(path).status_code == 410


@pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: offer.purpose)
def test_only_a_link_that_says_so_is_pressed_by_a_machine(offer: LinkOffer, records: Records) -> None:
    path = LINKS[offer.purpose](records)
    answer = Client(enforce_csrf_checks=True).post(path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == (204 if offer.by_machine else 403)
    assert not (offer.by_machine and offer.signs_in)
