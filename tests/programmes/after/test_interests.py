"""An interest that comes to light late keeps an application away as much as one that was said first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.engines.mail.models import Outgoing
from hedgerow.funding.actions import start
from hedgerow.funding.models import Bid, Fund, Project
from hedgerow.funding.queries.support import rivals
from hedgerow.funding.queries.who import tried
from hedgerow.kernel import clock
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.people.models import Contact, Role
from hedgerow.programmes.actions import assessing, deciding, offering
from hedgerow.programmes.models import Application, CoApplicant, Decision, Round
from hedgerow.programmes.permissions import is_withheld, owes
from hedgerow.programmes.queries.assessing import comparison, kept_from, scores_of
from hedgerow.programmes.types import Ruling
from tests.people import person
from tests.programmes.after.given import sent, signed_in

MARKS = {"need": (5, "Sorely"), "plan": (5, "Planted praise")}


def role(user: User, group: Organisation, **facts: object) -> Role:
    contact = Contact.objects.create(name=user.name, user=user)
    return Role.objects.create(contact=contact, organisation=group, kind="treasurer", **facts)


def test_what_came_in_since_they_said_is_kept_from_an_assessor_until_they_say_again(
    officer: User, held: Round, application: Application, other: Organisation
) -> None:
    panel = assessing.ask_outsider(by=officer, held=held, email="pat@example.org", name="Pat").user
    assessing.declare(by=panel, held=held, interests={})
    late = sent(officer, held, other)
    client = signed_in(panel)
    asked = reverse("programmes:interests", args=[held.pk])
    assert client.get(reverse("programmes:assess", args=[held.pk])).url == asked
    assert client.get(reverse("programmes:score", args=[held.pk, late.pk])).url == asked
    with pytest.raises(PermissionDenied):
        assessing.score(by=panel, application=late, marks=MARKS)
    assert assessing.score(by=panel, application=application, marks=MARKS) == 0  # what they had begun goes on
    client.post(asked, {f"has_{late.pk}": "on"})
    assert late.title not in client.get(reverse("programmes:assess", args=[held.pk])).content.decode()
    assert is_withheld(panel, late)
    assert not owes(panel, held)


def test_a_colleague_who_assesses_reads_nothing_of_the_round_before_they_have_said(
    officer: User, held: Round, application: Application
) -> None:
    colleague = person("ivo@example.org", name="Ivo")
    assert not is_withheld(colleague, application)
    assessing.ask(by=officer, held=held, user=colleague)
    client = signed_in(colleague)
    for name in ("run", "applications", "compare"):
        said = client.get(reverse(f"programmes:{name}", args=[held.pk])).content.decode()
        assert "First: where do you have an interest?" in said, name
        assert application.title not in said, name
    assert client.get(reverse("programmes:application", args=[application.pk])).status_code == 403
    assert client.get(reverse("programmes:decide", args=[application.pk])).status_code == 404
    assessing.declare(by=colleague, held=held, interests={})
    assert client.get(reverse("programmes:application", args=[application.pk])).status_code == 200


@pytest.mark.parametrize(("days", "kept"), [(30, True), (0, False)])
def test_a_role_that_ends_on_a_day_to_come_is_an_interest_still(
    officer: User, application: Application, group: Organisation, days: int, kept: bool
) -> None:
    colleague = person("tia@example.org", name="Tia")
    role(colleague, group, until=clock.today() + timedelta(days=days))
    assert is_withheld(colleague, application) is kept


def test_scores_of_somebody_whose_interest_is_found_later_do_not_count(
    officer: User, held: Round, application: Application, group: Organisation
) -> None:
    colleague = person("tia@example.org", name="Tia")
    for user in (colleague, officer):
        assessing.ask(by=officer, held=held, user=user)
        assessing.declare(by=user, held=held, interests={})
    assessing.score(by=colleague, application=application, marks=MARKS)
    assessing.score(by=officer, application=application, marks={"need": (1, ""), "plan": (1, "")})
    role(colleague, group)
    (row,) = comparison(held, officer)
    assert row.means == {"need": 100, "plan": 100}
    assert row.hidden_from == 1
    away = kept_from(held, [application.pk])[application.pk]
    assert {one.assessor.user for one in scores_of(application, away)} == {officer}
    said = signed_in(officer).get(reverse("programmes:decide", args=[application.pk])).content.decode()
    assert "Planted praise" not in said


def test_an_interest_may_be_in_a_group_that_does_a_part_of_it(
    officer: User, held: Round, application: Application, other: Organisation
) -> None:
    CoApplicant.objects.create(application=application, organisation=other)
    panel = assessing.ask_outsider(by=officer, held=held, email="pat@example.org", name="Pat").user
    said = signed_in(panel).get(reverse("programmes:interests", args=[held.pk])).content.decode()
    assert "Ash Growers, Oak Planted Friends" in said


def test_who_bids_for_the_fund_of_the_round_is_kept_too(
    officer: User, held: Round, application: Application, second: Application, other: Organisation
) -> None:
    """On the page of those who bid for the same, of those whom the fund fits, and of a project."""
    fund = Fund.objects.create(title="Growing", payer="The borough", state="live", live_since=clock.now())
    third = organisations.create(by=officer, name="Elm Friends")
    start(by=officer, organisation=third, fund=fund)
    project = Project.objects.create(organisation=other, name="Beds")
    Bid.objects.filter(pk__in=(application.bid, second.bid)).update(fund=fund, to="")
    Bid.objects.filter(pk=second.bid).update(project=project)
    colleague = person("tia@example.org", name="Tia")
    role(colleague, other)
    for user, sees in ((officer, True), (colleague, False)):
        rows = [bid.pk for one in rivals(user) for bid in one.bids]
        assert (second.bid in rows) is sees
        assert application.bid in rows
        assert (other.pk in tried(fund, [other.pk], user)) is sees
        page = reverse("funding:own_project", args=[other.pk, project.pk])
        assert (f"/bids/{second.bid}/" in signed_in(user).get(page).content.decode()) is sees


def test_letters_about_it_are_kept_too(
    officer: User, held: Round, application: Application, second: Application, other: Organisation
) -> None:
    deciding.decide(by=officer, application=second, ruling=Ruling(None, "r", "Planted told"), seen="")
    deciding.decide(by=officer, application=application, ruling=Ruling(None, "r", "Other told"), seen="")
    deciding.tell_everybody(by=officer, held=held)
    theirs = Outgoing.objects.filter(about=str(second.ref))
    assert theirs.exists()
    theirs.update(state="print")
    colleague = person("tia@example.org", name="Tia")
    role(colleague, other)
    for user, sees in ((officer, True), (colleague, False)):
        client = signed_in(user)
        for letter in theirs:
            one = reverse("mail:letter", args=[letter.pk])
            assert client.get(one).status_code == (200 if sees else 404)
            assert (one in client.get(reverse("mail:letters")).content.decode()) is sees
            assert (one in client.get(reverse("mail:letters") + "?show=print").content.decode()) is sees
            chosen = client.get(reverse("mail:print") + f"?letter={letter.pk}").content.decode()
            assert ("Planted told" in chosen) is sees
        assert ("Planted told" in client.get(reverse("mail:print")).content.decode()) is sees


def test_a_group_goes_on_with_what_a_record_asked_that_was_merged_into_it(
    officer: User, treasurer: User, held: Round, group: Organisation, second: Application, other: Organisation
) -> None:
    deciding.decide(by=officer, application=second, ruling=Ruling(30_000, "r", "f"), seen="")
    deciding.tell_everybody(by=officer, held=held)
    award = Decision.objects.get(application=second)
    with pytest.raises(PermissionDenied):
        offering.accept(by=treasurer, decision=award, signed="Tess, treasurer")
    assert not is_withheld(treasurer, second)
    organisations.merge(by=officer, kept=group, gone=other)
    assert is_withheld(treasurer, second)
    client = signed_in(treasurer)
    page = reverse("programmes:own_award", args=[group.pk, award.pk])
    assert client.get(page).status_code == 200
    assert second.title in client.get(reverse("programmes:own", args=[group.pk])).content.decode()
    award = Decision.objects.get(pk=award.pk)
    offering.accept(by=treasurer, decision=award, signed="Tess, treasurer")
    assert Decision.objects.get(pk=award.pk).accepted_at
