"""A group that cannot get a fund yet asks for help with what stands in the way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.development.models import Case
from hedgerow.funding import actions as funding
from hedgerow.funding.models import Fund
from hedgerow.funding.types import Needs
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level
from hedgerow.spine.errors import InputError
from hedgerow.workflows.not_eligible_yet import ask_for_help
from tests.ledger.given import a_group, a_worker, words
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _words() -> None:
    words()


@pytest.fixture
def young() -> Organisation:
    """A group that began last month."""
    return a_group("Weirside Growers", founded_on=clock.today() - timedelta(days=30))


@pytest.fixture
def ada(young: Organisation) -> User:
    """Who acts for it."""
    user = person("ada@example.org", LioRole.NONE, name="Ada Brook")
    organisations.grant_access(by=a_worker(), user=user, organisation=young, level=Level.ADMINISTRATOR)
    return user


@pytest.fixture
def fund() -> Fund:
    """A fund for groups that have been going for a year."""
    made = funding.add_fund(by=None, title="Growing food", payer="The Ash Trust", needs=Needs(months=12))
    return funding.open_fund(by=None, fund=made)


def test_the_case_says_what_has_to_change(ada: User, young: Organisation, fund: Fund) -> None:
    case = ask_for_help(by=ada, organisation=young, fund=fund)
    assert "Growing food" in case.words
    assert "12 months" in case.words or "a year" in case.words
    assert case.organisation == young


def test_asked_twice_it_is_one_case_with_one_entry(ada: User, young: Organisation, fund: Fund) -> None:
    first, second = (ask_for_help(by=ada, organisation=young, fund=fund) for _ in range(2))
    assert first == second
    assert Entry.objects.filter(act="case.opened").count() == 1


def test_two_groups_have_a_case_each(ada: User, young: Organisation, fund: Fund) -> None:
    other = a_group("Docks Growers", founded_on=clock.today())
    ask_for_help(by=ada, organisation=young, fund=fund)
    ask_for_help(by=a_worker(), organisation=other, fund=fund)
    assert sorted(Case.objects.values_list("organisation__name", flat=True)) == ["Docks Growers", "Weirside Growers"]


def test_nothing_is_opened_where_nothing_has_to_change(fund: Fund) -> None:
    old = a_group("Old Growers", founded_on=clock.today() - timedelta(days=4000))
    with pytest.raises(InputError, match="Nothing has to change"):
        ask_for_help(by=a_worker(), organisation=old, fund=fund)
    assert not Case.objects.exists()


def test_a_stranger_asks_for_nobody(young: Organisation, fund: Fund) -> None:
    with pytest.raises(PermissionDenied):
        ask_for_help(by=person("nobody@example.org", LioRole.NONE), organisation=young, fund=fund)


def test_one_button_on_the_page_of_funds_does_it(client: Client, ada: User, young: Organisation, fund: Fund) -> None:
    client.force_login(ada)
    answer = client.post(f"/funds/{fund.pk}/not-yet/{young.pk}/")
    assert answer.headers["Location"] == f"/space/groups/{young.pk}/help/"
    assert Case.objects.get().organisation == young
