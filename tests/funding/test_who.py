"""Which of our groups a fund fits: those that may be told, answered as one by one, suggested to once."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.documents.models import Document
from hedgerow.funding import actions
from hedgerow.funding.models import Answers, Fund
from hedgerow.funding.provides.group import steps
from hedgerow.funding.queries.applicants import applicant_of
from hedgerow.funding.queries.crowds import many
from hedgerow.funding.queries.matching import check
from hedgerow.funding.queries.who import may_be_told, who
from hedgerow.funding.types import Answer, Needs
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Benefit, Identifier, Organisation, Tag
from hedgerow.organisations.types import TagScheme
from hedgerow.people.models import Consent, Contact, Role
from hedgerow.people.types import Purpose
from hedgerow.places.models import Area, AreaParent
from hedgerow.places.types import AreaKind
from hedgerow.spine.errors import InputError
from tests.people import person


@pytest.fixture
def groups(worker: User, group: Organisation) -> list[Organisation]:
    """Groups of which more and less is known, in a borough of two wards."""
    made = {code: Area.objects.create(code=code, name=code, kind=kind) for code, kind in (
        ("borough", AreaKind.AUTHORITY), ("brook", AreaKind.WARD), ("hayes", AreaKind.WARD))}  # fmt: skip
    for ward in ("brook", "hayes"):
        AreaParent.objects.create(child=made[ward], parent=made["borough"])
    found = [group]
    for name, income, ward in (("Brook Choir", 4_000_000, "brook"), ("Hayes Shed", None, "hayes"), ("Elm", 9**9, "")):
        one = organisations.create(by=worker, name=name, legal_form="cio", income_pence=income)
        Organisation.objects.filter(pk=one.pk).update(ward=ward, email="us@example.org", founded_on="2020-05-04")
        Tag.objects.create(organisation=one, scheme=TagScheme.THEME, code="109")
        Tag.objects.create(organisation=one, scheme=TagScheme.BENEFICIARY, code="201")
        found.append(one)
    Benefit.objects.create(organisation=found[1], area="borough")
    Identifier.objects.create(organisation=found[2], org_id="GB-CHC-1000003", primary=True)
    told = {"has": ["bank_account", "safeguarding"], "committee": 4, "purposes": ["none"], "match": 30}
    Answers.objects.create(organisation=found[1], answers=told)
    before = Organisation.objects.create(name="Brook Singers", merged_into=found[1])
    today = clock.today()
    for one, kind, checked, expires in (
        (found[1], "equality", today, None), (before, "accounts", today, None), (found[2], "insurance", today, today),
        (found[2], "equality", None, None), (found[3], "insurance", today, today - timedelta(days=1)),
    ):  # fmt: skip
        Document.objects.create(
            organisation=one, kind=kind, checked_on=checked, checked_by=checked and worker.pk, expires=expires
        )
    return found


@pytest.fixture
def asking(worker: User) -> Fund:
    """A fund that asks for much."""
    needs = Needs(
        areas=frozenset({"brook"}), income_most=5_000_000, committee=3, one_grant=True, match=20, months=12,
        themes=frozenset({"109"}), helps=Needs(legal_forms=frozenset({"cio"})), enough=Needs(registered=True, signatories=2),
    )  # fmt: skip
    made = actions.add_fund(by=worker, title="Songs", payer="The Ash Trust", needs=needs)
    return actions.open_fund(by=worker, fund=made)


def test_many_at_once_are_known_as_one_by_one(groups: list[Organisation]) -> None:
    found = many([one.pk for one in groups])
    assert found.names == ("Ash Growers", "Brook Choir", "Elm", "Hayes Shed")
    by_id = dict(zip(found.ids, found.applicants, strict=True))
    assert all(by_id[one.pk] == applicant_of(Organisation.objects.get(pk=one.pk)) for one in groups)
    has = {name: one.has for name, one in zip(found.names, found.applicants, strict=True)}
    locked = {"asset_lock"}
    assert has["Brook Choir"] == {"bank_account", "safeguarding", "equality", "accounts"} | locked
    assert has["Hayes Shed"] == {"insurance"} | locked, "what nobody has checked does not count"
    assert has["Elm"] == locked, "what ran out does not count"


def test_a_fund_finds_its_groups(groups: list[Organisation], asking: Fund) -> None:
    Organisation.objects.filter(pk=groups[0].pk).update(email="ash@example.org")
    found = {one.name: one for one in who(asking)}
    for one in groups:
        alone = check(asking, applicant_of(Organisation.objects.get(pk=one.pk))).answer
        assert (found[one.name].answer if one.name in found else Answer.NO) == alone
    assert found["Brook Choir"].answer == Answer.UNKNOWN, "we do not know whether it has a grant of theirs"
    assert (found["Brook Choir"].open_points, found["Brook Choir"].helps) == (1, 1)
    assert "Elm" not in found


def test_it_costs_the_same_however_many_there_are(
    groups: list[Organisation], asking: Fund, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(16):
        who(asking)


def test_who_asked_to_be_left_alone_is(worker: User, group: Organisation) -> None:
    assert may_be_told() == set(), "we know nobody of it"
    contact = Contact.objects.create(name="Tess")
    Role.objects.create(contact=contact, organisation=group, kind="chair")
    assert may_be_told() == {group.pk}
    Consent.objects.create(contact=contact, purpose=Purpose.SERVICE, given=False, how="web", words="No")
    Organisation.objects.filter(pk=group.pk).update(email="us@example.org")
    assert may_be_told() == set(), "all of its people said no"
    Role.objects.create(contact=Contact.objects.create(name="Ben"), organisation=group, kind="treasurer")
    assert may_be_told() == {group.pk}


def test_a_fund_is_suggested_once(worker: User, group: Organisation, treasurer: User, fund: Fund) -> None:
    first = actions.suggest_fund(by=worker, fund=fund, organisation=group)
    assert actions.suggest_fund(by=worker, fund=fund, organisation=group) == first
    entry = Entry.objects.get(act="fund.suggested")
    assert list(entry.groups.all()) == [group]
    assert [fund.title in str(one.what) for one in steps(group.pk, clock.today())] == [True]
    actions.start(by=treasurer, organisation=group, fund=fund)
    assert steps(group.pk, clock.today()) == []


def test_it_is_suggested_to_nobody_who_may_not_be_told(worker: User, group: Organisation, fund: Fund) -> None:
    with pytest.raises(InputError, match="Nobody of this group"):
        actions.suggest_fund(by=worker, fund=fund, organisation=group)
    with pytest.raises(PermissionDenied):
        actions.suggest_fund(by=person("x@example.org", LioRole.NONE), fund=fund, organisation=group)
    assert not Entry.objects.exists()


def test_the_page_says_why_and_what_became_of_it(
    client: Client, worker: User, group: Organisation, treasurer: User, fund: Fund
) -> None:
    client.force_login(worker)
    path = reverse("funding:who", args=[fund.pk])
    page = client.get(path).content.decode()
    assert "Ash Growers" in page
    assert "How many are you?" in page
    there = re.search(r'action="([^"]+/suggest/[^"]*)"', page)
    assert there
    assert client.post(there[1]).status_code == 302
    assert "suggested" in client.get(path).content.decode()
    assert "Nothing found" in client.get(path, {"answer": "not_yet"}).content.decode()
    told = client.get(path, {"format": "csv"}).content.decode()
    assert "Ash Growers" in told
    client.force_login(treasurer)
    assert client.get(path).status_code in (302, 403, 404)
    assert "we suggest it to you" in client.get(reverse("funding:own", args=[group.pk])).content.decode()


def test_a_fund_for_nobody_here_says_what_to_do(client: Client, worker: User) -> None:
    made = actions.add_fund(by=worker, title="Far away", payer="P", needs=Needs(areas=frozenset({"mars"})))
    client.force_login(worker)
    assert "It fits none of our groups" in client.get(reverse("funding:who", args=[made.pk])).content.decode()
