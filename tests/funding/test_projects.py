"""What a group wants money for: which funds fit it, apart from the group; its sums; and who else bids for the same fund."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.todo.models import Task
from hedgerow.funding import actions
from hedgerow.funding.actions import support
from hedgerow.funding.models import Answers, Bid, Fund, Project
from hedgerow.funding.queries.applicants import applicant_for, applicant_of
from hedgerow.funding.queries.matching import check
from hedgerow.funding.queries.support import projects, rivals, sums
from hedgerow.funding.types import Answer, Change, Needs, Stage, StepKind
from hedgerow.kernel import ids
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Benefit, Organisation, Tag
from hedgerow.organisations.types import TagScheme
from hedgerow.places.models import Area, AreaParent
from hedgerow.places.types import AreaKind
from tests.people import person

FOOD, SPORT, YOUNG, OLD = "105", "110", "201", "202"


@pytest.fixture
def place(db: None) -> None:
    """A borough of two wards."""
    borough = Area.objects.create(code="borough", name="Borough", kind=AreaKind.AUTHORITY)
    for code in ("brook", "hayes"):
        ward = Area.objects.create(code=code, name=code.title(), kind=AreaKind.WARD)
        AreaParent.objects.create(child=ward, parent=borough)


@pytest.fixture
def known(group: Organisation, place: None) -> Organisation:
    """A group for sport and older people, in Hayes."""
    Tag.objects.create(organisation=group, scheme=TagScheme.THEME, code=SPORT)
    Tag.objects.create(organisation=group, scheme=TagScheme.BENEFICIARY, code=OLD)
    Benefit.objects.create(organisation=group, area="hayes")
    return group


@pytest.fixture
def project(treasurer: User, known: Organisation) -> Project:
    """Its project: food for young people, in Brook."""
    return support.add_project(
        by=treasurer, organisation=known, key=ids.new_id(), name="A kitchen", area="brook", themes=[FOOD],
        beneficiaries=[YOUNG], needed=800_000,
    )  # fmt: skip


@pytest.fixture
def food(worker: User, place: None) -> Fund:
    needs = Needs(areas=frozenset({"brook"}), themes=frozenset({FOOD}), beneficiaries=frozenset({YOUNG}), committee=3)
    made = actions.add_fund(by=worker, title="Eat well", payer="The Ash Trust", needs=needs, amount_max=500_000)
    return actions.open_fund(by=worker, fund=made)


def test_a_project_is_held_against_funds_for_itself(known: Organisation, project: Project, food: Fund) -> None:
    Answers.objects.create(organisation=known, answers={"committee": 4, "area": "hayes", "theme": SPORT})
    assert check(food, applicant_of(known)).answer == Answer.NO
    assert check(food, applicant_for(project)).answer == Answer.ELIGIBLE, "four on the committee, as the group answered"


def test_what_a_project_does_not_say_is_the_groups(treasurer: User, known: Organisation, food: Fund) -> None:
    bare = support.add_project(by=treasurer, organisation=known, key=ids.new_id(), name="Something")
    assert applicant_for(bare) == applicant_of(known)


def test_its_page_shows_the_funds_and_begins_a_bid_for_it(
    client: Client, treasurer: User, known: Organisation, project: Project, food: Fund
) -> None:
    Answers.objects.create(organisation=known, answers={"committee": 4})
    client.force_login(treasurer)
    at = reverse("funding:own_project", args=[known.pk, project.pk])
    text = " ".join(client.get(at).content.decode().split())
    assert "one fund that you could get for this project" in text
    assert "It gives £5,000 at most, of the £8,000 that is still needed." in text
    sent = re.search(r'name="project" value="(\d+)"', text)
    assert sent is not None
    told = {"project": sent[1]}
    assert client.post(reverse("funding:own_consider", args=[known.pk, food.pk]), told).status_code == 302
    bid = Bid.objects.get()
    assert (bid.project, bid.fund) == (project, food)
    assert "you have a bid" in client.get(at).content.decode()


@pytest.mark.parametrize("said", ["", "junk", "999999999999999999999999", "another"])
def test_a_bid_is_for_no_project_of_anybody_elses(
    client: Client, worker: User, treasurer: User, known: Organisation, food: Fund, said: str
) -> None:
    other = organisations.create(by=worker, name="Elm Players")
    theirs = support.add_project(by=worker, organisation=other, key=ids.new_id(), name="Costumes")
    client.force_login(treasurer)
    told = {"project": str(theirs.pk) if said == "another" else said}
    client.post(reverse("funding:own_consider", args=[known.pk, food.pk]), told)
    assert Bid.objects.get().project is None


def test_what_gives_more_than_is_needed_is_said(
    client: Client, worker: User, treasurer: User, known: Organisation, project: Project, food: Fund
) -> None:
    actions.change_fund(by=worker, fund=food, amount_min=1_000_000, amount_max=2_000_000)
    client.force_login(treasurer)
    text = client.get(reverse("funding:own_project", args=[known.pk, project.pk])).content.decode()
    assert "It gives £10,000 or more, and only £8,000 is still needed." in text


def test_sums_of_a_project(worker: User, project: Project, fund: Fund, food: Fund) -> None:
    group = project.organisation
    won = actions.start(by=worker, organisation=group, fund=fund, asked=300_000, project=project)
    won = actions.move(by=worker, bid=won, change=Change(StepKind.SUBMITTED, Stage.CONSIDERED, pence=300_000))
    actions.move(by=worker, bid=won, change=Change(StepKind.AWARDED, Stage.SUBMITTED, pence=250_000))
    actions.start(by=worker, organisation=group, fund=food, asked=400_000, project=project)
    found = sums(projects().get())
    assert (found.asked, found.got, found.missing) == (400_000, 250_000, 550_000)


def test_only_its_own_people_and_our_team_keep_a_project(worker: User, treasurer: User, group: Organisation) -> None:
    key = ids.new_id()
    made = support.add_project(by=treasurer, organisation=group, key=key, name="A kitchen")
    assert support.add_project(by=treasurer, organisation=group, key=key, name="A kitchen") == made, "pressed twice"
    stranger = person("stranger@example.org", LioRole.NONE)
    with pytest.raises(PermissionDenied):
        support.add_project(by=stranger, organisation=group, key=ids.new_id(), name="Mine now")
    with pytest.raises(PermissionDenied):
        support.change_project(by=stranger, project=made, name="Mine now")
    support.change_project(by=worker, project=made, needed=900_000)
    assert (Project.objects.get().name, Project.objects.get().needed) == ("A kitchen", 900_000)


def test_who_bids_for_the_same_fund_could_bid_together_where_theme_and_place_meet(
    worker: User, known: Organisation, project: Project, food: Fund
) -> None:
    names = {"Brook Kitchen": (FOOD, "brook"), "Borough Larder": (FOOD, "borough"), "Brook Runners": (SPORT, "brook")}
    for name, (theme, area) in names.items():
        one = organisations.create(by=worker, name=name)
        Tag.objects.create(organisation=one, scheme=TagScheme.THEME, code=theme)
        Benefit.objects.create(organisation=one, area=area)
        actions.start(by=worker, organisation=one, fund=food)
    actions.start(by=worker, organisation=known, fund=food, project=project)
    (found,) = rivals(worker)
    together = {frozenset(bid.organisation.name for bid in pair.bids) for pair in found.pairs if pair.together}
    kitchens = ("Ash Growers", "Brook Kitchen", "Borough Larder")
    assert together == {frozenset({one, other}) for one in kitchens for other in kitchens if one != other}
    assert (len(found.bids), len(found.pairs)) == (4, 6)


def test_to_introduce_two_is_a_thing_to_do_and_tells_neither(worker: User, known: Organisation, food: Fund) -> None:
    other = organisations.create(by=worker, name="Brook Kitchen")
    for one in (known, other):
        actions.start(by=worker, organisation=one, fund=food)
    for _pressed in range(2):
        support.introduce(by=worker, fund=food, groups=(known, other))
    with pytest.raises(PermissionDenied):
        support.introduce(by=person("stranger@example.org", LioRole.NONE), fund=food, groups=(known, other))
    task = Task.objects.get()
    assert ("Ash Growers" in task.what, "Brook Kitchen" in task.what) == (True, True)
