"""Every address, by GET and POST, and every deed, as everybody who could wear a hat in a group or a public body."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
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
from tests.config.asking import Browser
from tests.config.hats import WORN, everybody
from tests.examples import Records, path_of
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


def test_every_address_opens_to_the_hats_that_it_names_and_to_no_other(records: Records) -> None:
    with zeal_ignore():
        people = everybody(records)
        paths = {one: path_of(one, records) for one in ALL}
    wrong = [
        f"{method} {path} as {name}: {said}"
        for name, user in people.items()
        for browser in [Browser(user)]
        for address, path in paths.items()
        for method in ("get", "post")
        if (said := fault(browser, method, path, address, WORN[name]))
    ]
    assert not wrong, "\n".join(wrong)


def fault(browser: Browser, method: str, path: str, address: Address, hat: Hat) -> str:
    """What is wrong with how an address answers somebody, or nothing. Which hats somebody wears, of a page about one
    group, is known to the view: a method that it never answers is refused before that."""
    try:
        answer = browser.ask(method, path)
    except Exception as error:  # a view may fail in any way: each is a finding
        return f"{type(error).__name__}: {str(error)[:200]}"
    status, location = answer.status_code, answer.headers.get("Location", "")
    sent_away = location.startswith("/sign-in/?next=")
    if status >= 500:
        return str(status)
    if address.is_open_to(hat):
        return f"was refused: {status} {location}" if status == 403 or sent_away else ""
    shut = status == 403 or (status == 405 and bool(address.hats)) or sent_away
    return "" if shut else f"was let in: {status} {location}"


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
        "documents.document": lambda: records.document,
        "funding.bid": lambda: records.bid,
        "programmes.round": lambda: records.grant_round,
        "programmes.application": lambda: records.grant_application,
        "notices.notice": lambda: records.contract,
        "notices.consortium": lambda: records.consortium,
        "participation.conversation": lambda: records.question,
        "participation.budget": lambda: records.budget,
        "ledger.entry": lambda: entry_of_a_colleague(records),
        "places.knowledge": lambda: records.knowledge,
        "volunteering.role": lambda: records.volunteer_role,
        "services.service": lambda: records.service,
        "volunteering.application": lambda: records.offer,
        "volunteering.application:ours": lambda: records.young_offer,
        "volunteering.placement": lambda: records.placement,
        "development.case": lambda: records.case,
        "development.course": lambda: records.course,
        "newsletters.issue": lambda: records.newsletter,
        "convening.network": lambda: records.network,
        "convening.network:hidden": lambda: records.hidden_network,
        "agreements.agreement": lambda: records.agreement,
        "evidence.issued": lambda: records.issued,
        "soundings.sounding": lambda: records.sounding,
        "representation.seat": lambda: records.seat,
        "bridge.question": lambda: records.asking,
        "bridge.promise": lambda: records.promise,
        "advocacy.issue": lambda: records.raised,
        "offers.problem": lambda: records.stated_problem,
        "offers.offer": lambda: records.sector_offer,
        "offers.offer:put": lambda: records.sector_offer,
        "offers.part": lambda: records.offer_part,
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
