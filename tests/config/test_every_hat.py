"""Every address, by GET and POST, and every deed, as everybody who could wear a hat in a group or a public body."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import Client
from django.urls import reverse
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.config.addresses import Address, addresses
from hedgerow.config.permissions import deed_rows, deeds
from hedgerow.kernel.audience import Hat
from hedgerow.kernel.deeds import May
from hedgerow.ledger.models import Entry
from hedgerow.organisations.models import Organisation
from hedgerow.people.models import Contact
from scripts import reference
from tests.config.hats import WORN, everybody
from tests.examples import EXAMPLES, Records
from tests.people import person

pytestmark = pytest.mark.django_db
ALL = addresses()
SINGLE = [address for address in ALL if address.hats]
DEEDS = deeds()


@pytest.fixture
def records(tmp_path: Path, settings: Any) -> Records:
    settings.DATA_DIR = tmp_path
    settings.HEDGEROW_GALLERY = True
    return Records({role: person(role=role) for role in LioRole})


def test_every_hat_is_tried() -> None:
    assert set(WORN.values()) == set(Hat)


@pytest.mark.parametrize("address", ALL, ids=lambda address: address.name)
def test_an_address_opens_to_the_hats_that_it_names_and_to_no_other(address: Address, records: Records) -> None:
    with zeal_ignore():
        people = everybody(records)
        path = reverse(address.name, kwargs=EXAMPLES[address.name](records) if address.needs else None)
        for name, user in people.items():
            for method in ("get", "post"):
                status, location = asked(user, method, path)
                words = f"{method} {path} as {name}: {status} {location}"
                assert status < 500, words
                if address.is_open_to(WORN[name]):
                    assert status != 403, words
                    assert not location.startswith("/sign-in/?next="), words
                else:
                    shut = status == 403 or (status == 405 and address.hats) or location.startswith("/sign-in/?next=")
                    assert shut, words


def asked(user: User | None, method: str, path: str) -> tuple[int, str]:
    """Status and whither, of one request with nothing in it; whatever it did is taken back."""
    client = Client()
    with transaction.atomic():
        if user:
            client.force_login(user)
        answer = getattr(client, method)(path)
        transaction.set_rollback(True)
    return answer.status_code, answer.headers.get("Location", "")


@pytest.mark.parametrize("may", DEEDS, ids=lambda may: str(may.deed))
def test_a_deed_is_let_to_the_hats_that_it_names_and_to_no_other(may: May, records: Records) -> None:
    people = everybody(records)
    record = of_kind(may.about, records)
    for name, user in people.items():
        somebody = User.objects.filter(pk=user.pk).first() if user else AnonymousUser()
        assert may.check(somebody, record) == (WORN[name] in may.hats), f"{may.deed} as {name}"


def of_kind(about: str, records: Records) -> Any:
    """One record of the kind that a deed is about."""
    made = {
        "organisations.organisation": lambda: Organisation.objects.filter(pk=records.group.pk).first(),
        "organisations.organisation:public_body": lambda: records.council,
        "funding.fund": lambda: records.fund,
        "funding.bid": lambda: records.bid,
        "participation.conversation": lambda: records.question,
        "participation.budget": lambda: records.budget,
        "ledger.entry": lambda: entry_of_a_colleague(records),
        "places.knowledge": lambda: records.knowledge,
        "volunteering.role": lambda: records.volunteer_role,
        "volunteering.application": lambda: records.offer,
        "volunteering.application:ours": lambda: records.young_offer,
        "volunteering.placement": lambda: records.placement,
        "development.case": lambda: records.case,
        "development.course": lambda: records.course,
        "newsletters.issue": lambda: records.newsletter,
        "convening.network": lambda: records.network,
        "convening.network:hidden": lambda: records.hidden_network,
        "representation.seat": lambda: records.seat,
        "people.contact": lambda: Contact.objects.create(name="Somebody else"),
    }
    return made[about]()


def entry_of_a_colleague(records: Records) -> Entry:
    from hedgerow.kernel import clock
    from hedgerow.ledger import actions as ledger
    from hedgerow.ledger.types import Work

    work = Work(activity=records.activity.pk, on=clock.today(), groups=[records.group.pk])
    return ledger.record(by=records.colleague, work=work)


def test_the_page_shows_every_deed_and_every_address(records: Records) -> None:
    client = Client()
    client.force_login(records.users[LioRole.MANAGER])
    text = client.get(reverse("permissions")).content.decode()
    assert all(f"<code>{address.path.replace('<', '&lt;').replace('>', '&gt;')}</code>" in text for address in ALL)
    assert text.count("</tr>") == 2 + len(ALL) + len(deed_rows())


def test_pages_about_one_group_or_body_name_their_hats() -> None:
    assert {address.name for address in SINGLE} >= {"spaces:group", "spaces:body", "organisations:own_record"}
    assert all(address.hats for address in ALL if address.path.startswith(("/space/groups/", "/space/bodies/")))


def test_the_document_is_current() -> None:
    page = reference.FOLDER / "permissions.md"
    assert reference.is_current(page, reference.permissions()), "run `make reference`"
