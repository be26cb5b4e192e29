"""A health check, its plan and the difference when it is taken again."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.development.actions import checks, plans
from hedgerow.development.models import HealthCheck, PlanAction
from hedgerow.development.presenters.checks import result
from hedgerow.development.provides.groups import steps
from hedgerow.development.queries import checks as read
from hedgerow.development.types import Given, Reply
from hedgerow.engines.todo import queries as todo
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError
from tests.development.conftest import signed_in
from tests.people import person

pytestmark = pytest.mark.django_db


def taken(by: User, group: Organisation, *not_in_order: str) -> HealthCheck:
    """A whole check, in which all is in order but these."""
    with zeal_ignore():  # a story of several deeds, each of which asks for the same records again
        check = checks.begin(by=by, organisation=group)
        given = [Given(code, Reply.NO if code in not_in_order else Reply.YES) for code in check.asked]
        return checks.finish(by=by, check=checks.answer(by=by, check=check, given=given))


def test_it_is_begun_once_saved_in_parts_and_finished_once(ada: User, group: Organisation) -> None:
    check = checks.begin(by=ada, organisation=group)
    assert checks.begin(by=ada, organisation=group) == check
    checks.answer(by=ada, check=check, given=[Given("aims", Reply.NO, "We never had any.")])
    checks.answer(by=ada, check=check, given=[Given("aims", Reply.UNSURE)])
    assert [(each.reply, each.comment) for each in check.answers.all()] == [(Reply.UNSURE, "")]
    with pytest.raises(InputError, match="still open"):
        checks.finish(by=ada, check=check)
    done = taken(ada, group)
    assert checks.finish(by=ada, check=done).finished_at == done.finished_at
    assert [entry.act for entry in Entry.objects.all()] == ["healthcheck.finished"]
    assert (done.yes, done.duties) == (len(done.asked), 0)
    with pytest.raises(InputError, match="finished"):
        checks.answer(by=ada, check=done, given=[Given("aims", Reply.NO)])


@pytest.mark.parametrize("wrong", [Given("risks", Reply.YES), Given("aims", "perhaps")])
def test_only_what_is_asked_is_answered_and_only_by_yes_no_or_unsure(
    ada: User, group: Organisation, wrong: Given
) -> None:
    check = checks.begin(by=ada, organisation=group)  # a group whose size nobody knows is asked as a small one
    with pytest.raises(InputError):
        checks.answer(by=ada, check=check, given=[wrong])


def test_it_is_for_the_group_and_our_team_alone(worker: User, group: Organisation) -> None:
    stranger = person("stranger@example.org", LioRole.NONE)
    with pytest.raises(PermissionDenied):
        checks.begin(by=stranger, organisation=group)
    check = checks.begin(by=worker, organisation=group)
    assert check.worker == worker
    with pytest.raises(PermissionDenied):
        checks.answer(by=stranger, check=check, given=[])
    with pytest.raises(PermissionDenied):
        plans.add_action(by=stranger, organisation=group, what="Write the aims down")


def test_taken_again_it_shows_the_difference(ada: User, group: Organisation) -> None:
    with clock.pretend(datetime(2025, 5, 1, 12, tzinfo=UTC)):
        first = taken(ada, group, "aims", "barred")
    second = taken(ada, group, "account")
    done = read.finished(group)
    assert done == [second, first]
    shown = result(*done)
    assert len(shown.better) == 2
    assert [each.now for each in shown.worse] == ["no"]
    assert [each.code for each in shown.proposed] == ["account"]
    assert not shown.duties
    early = result(first, None)
    assert [each.code for each in early.duties] == ["barred"]
    assert early.proposed[0].code == "barred"
    assert not early.better
    assert "1 May 2025" in shown.chart.header


def test_a_plan_is_agreed_once_and_ticked_by_either(ada: User, worker: User, group: Organisation) -> None:
    check = taken(ada, group, "aims")
    with pytest.raises(InputError, match="first"):
        plans.agree(by=ada, check=check)
    told = {"organisation": group, "check": check, "question": "aims", "what": "Write the aims down"}
    ours = plans.add_action(by=ada, due=date(2026, 1, 1), who="Bo", **told)
    assert plans.add_action(by=ada, **told) == ours
    theirs = plans.add_action(by=worker, organisation=group, what="Send a model", worker=worker)
    plans.agree(by=ada, check=check)
    plans.agree(by=worker, check=check)
    assert Entry.objects.filter(act="plan.agreed").count() == 1
    assert [task.what for task in todo.open_for(worker)] == ["Send a model"]
    assert not todo.open_for_anybody()
    assert [step.what for step in steps(group.pk, date(2026, 1, 1))] == ["Write the aims down"]
    assert plans.add_action(by=ada, **told | {"check": taken(ada, group, "aims")}) == ours
    assert not PlanAction.objects.filter(check_of=check).exists(), "what is still open is of the newer check"
    plans.tick(by=worker, action=ours)
    assert not steps(group.pk, date(2026, 1, 1))
    with pytest.raises(InputError, match="stays"):
        plans.remove(by=ada, action=PlanAction.objects.select_related("task", "organisation").get(pk=ours.pk))
    plans.untick(by=ada, action=ours)
    plans.remove(by=ada, action=theirs)
    assert not todo.open_for(worker)
    assert [each.pk for each in read.plan(group)] == [ours.pk]


def test_the_group_goes_through_it_page_by_page(ada: User, group: Organisation) -> None:
    browser, page = signed_in(ada), f"/space/groups/{group.pk}/health-check/"
    assert "18 questions" in browser.get(page).content.decode()
    onward = browser.post(page)
    while onward.url != page:
        form = browser.get(onward.url).context["form"]
        said = {f"reply_{each.code}": "yes" if each.code != "barred" else "no" for each in form.questions}
        onward = browser.post(onward.url, said)
    assert "Finish it" in browser.get(page).content.decode()
    browser.post(f"{page}finish/")
    shown = browser.get(page).content.decode()
    assert "Safeguarding Vulnerable Groups Act" in shown
    plan = f"{page}plan/"
    assert "Find out which roles need which check" in browser.get(plan).content.decode()
    browser.post(plan, {"take_barred": "on", "what_barred": "Have Bo and Ada checked", "due_barred": "2026-12-01"})
    browser.post(f"{plan}agree/")
    made = PlanAction.objects.select_related("task").get()
    assert (made.question, made.task.what) == ("barred", "Have Bo and Ada checked")
    browser.post(f"{plan}{made.pk}/")
    assert "Not done after all" in browser.get(plan).content.decode()
    assert HealthCheck.objects.get().agreed_on


def test_our_team_sees_who_took_one_and_takes_the_list_away(ada: User, worker: User, group: Organisation) -> None:
    taken(ada, group, "barred")
    browser = signed_in(worker)
    assert "The Long Table" in browser.get("/development/checks/?state=first").content.decode()
    assert "The Long Table" not in browser.get("/development/checks/?state=due").content.decode()
    assert "The Long Table" in browser.get("/development/checks/?format=csv").content.decode()
