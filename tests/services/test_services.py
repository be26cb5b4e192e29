"""Writing services down, showing them, correcting them, and what closes them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail as post
from django.core.exceptions import PermissionDenied, ValidationError

from hedgerow.accounts.models import User
from hedgerow.engines.imports.queries import locked
from hedgerow.engines.lifecycle.actions import close_due
from hedgerow.engines.lifecycle.types import Closing, State
from hedgerow.engines.moderation.actions import decide, submit
from hedgerow.engines.moderation.models import Submission
from hedgerow.engines.verification.models import Verification
from hedgerow.engines.verification.queries import for_ref
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.organisations.models import Organisation
from hedgerow.services import actions, queries
from hedgerow.services.models import Service
from hedgerow.services.provides.groups import steps
from hedgerow.services.provides.records import ask, described
from hedgerow.services.types import Said, Taking, Times
from hedgerow.spine.errors import InputError
from tests.people import person
from tests.services import ABOUT, LUNCH, shown

pytestmark = pytest.mark.django_db


def again(service: Service) -> Service:
    return queries.whole(Service.objects.select_related("organisation")).in_bulk([service.pk])[service.pk]


def test_what_is_said_is_what_stands_there(lunch: Service) -> None:
    said = queries.parts_of(again(lunch))
    assert (said.places, said.times, said.prices) == (LUNCH.places, LUNCH.times, LUNCH.prices)
    assert said.tags == {**(LUNCH.tags or {})}
    assert lunch.taking_on == clock.today()
    facts = {str(label): value for label, value in described(again(lunch))}
    assert "Mondays and Wednesdays, noon to 2pm\nSecond Thursday of the month, 6pm to 8pm, with music" in facts.values()


def test_writing_the_same_again_locks_and_changes_nothing_new(worker: User, lunch: Service) -> None:
    before = locked([lunch.ref])[str(lunch.ref)]
    pks = set(lunch.hours.values_list("pk", flat=True))
    actions.change_service(by=worker, service=lunch, said=LUNCH, description=ABOUT)
    assert set(lunch.hours.values_list("pk", flat=True)) == pks
    assert locked([lunch.ref])[str(lunch.ref)] == before


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"age_from": 60, "age_to": 50}, "age_to"), ({"email": "nobody"}, "email"), ({"name": ""}, "name"),
     ({"description": ""}, "description"), ({"web": "javascript:alert(1)"}, "web"), ({"taking": "perhaps"}, "taking")],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_changes_nothing(
    worker: User, lunch: Service, facts: dict[str, object], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.change_service(by=worker, service=lunch, **facts)
    assert field in refused.value.message_dict
    assert again(lunch).description == ABOUT


def test_more_than_a_service_can_have_is_refused(worker: User, lunch: Service) -> None:
    many = tuple(Times(("MO",), note=str(number)) for number in range(31))
    with pytest.raises(ValidationError, match="too many"):
        actions.change_service(by=worker, service=lunch, said=Said(times=many))


def test_a_strangers_hands_are_kept_off(lunch: Service, group: Organisation) -> None:
    other = person("other@example.org", "", name="Other")
    for act in (
        lambda: actions.add_service(by=other, organisation=group, name="Mine"),
        lambda: actions.change_service(by=other, service=lunch, name="Mine"),
        lambda: actions.show_service(by=other, service=lunch),
        lambda: actions.pause_service(by=other, service=lunch),
        lambda: actions.close_service(by=other, service=lunch),
        lambda: actions.say_taking(by=other, service=lunch, taking=Taking.NO),
    ):
        with pytest.raises(PermissionDenied):
            act()


def first(ada: User, group: Organisation) -> tuple[Service, Submission]:
    made = actions.add_service(by=ada, organisation=group, name="Lunch", description=ABOUT, said=LUNCH)
    sent = actions.show_service(by=ada, service=made)
    assert sent.state == State.REVIEW
    return sent, Submission.objects.get(ref=str(sent.ref))


def test_a_groups_first_is_looked_at_and_its_second_is_not(worker: User, ada: User, group: Organisation) -> None:
    sent, submission = first(ada, group)
    assert not queries.live().exists()
    decide(by=worker, submission=submission, accept=True)
    assert again(sent).is_open
    assert for_ref(sent.ref) is not None
    second = shown(ada, group, "Supper")
    assert second.is_open
    assert not Submission.objects.filter(state="waiting").exists()


def test_one_that_is_sent_back_says_why(worker: User, ada: User, group: Organisation) -> None:
    sent, submission = first(ada, group)
    decide(by=worker, submission=submission, accept=False, answer="Say who it is for.")
    assert (again(sent).state, again(sent).answer) == (State.DRAFT, "Say who it is for.")
    assert [str(step.what) for step in steps(group.pk, clock.today())] == ["Change a service: Lunch"]


def test_one_taken_back_meanwhile_is_not_shown(worker: User, ada: User, group: Organisation) -> None:
    sent, submission = first(ada, group)
    actions.close_service(by=ada, service=sent)
    with pytest.raises(InputError):
        decide(by=worker, submission=submission, accept=True)
    assert again(sent).state == State.CLOSED


def test_our_team_shows_one_that_waits(worker: User, ada: User, group: Organisation) -> None:
    sent, submission = first(ada, group)
    assert actions.show_service(by=worker, service=sent).is_open
    submission.refresh_from_db()
    assert submission.state != "waiting"


def test_one_without_words_is_not_shown(worker: User, group: Organisation) -> None:
    made = actions.add_service(by=worker, organisation=group, name="Lunch")
    with pytest.raises(InputError, match="what it does"):
        actions.show_service(by=worker, service=made)


def test_closed_by_its_day_and_shown_again(worker: User, lunch: Service) -> None:
    actions.change_service(by=worker, service=lunch, ends_on=clock.today() - timedelta(days=1))
    close_due(clock.today())
    assert again(lunch).closed_why == Closing.PAST
    with pytest.raises(InputError, match="last day"):
        actions.show_service(by=worker, service=lunch)
    actions.change_service(by=worker, service=lunch, ends_on=None)
    assert actions.show_service(by=worker, service=lunch).is_open


def test_nobody_said_for_long_that_it_is_right(lunch: Service) -> None:
    Verification.objects.update(due_on=clock.today() - timedelta(days=61))
    close_due(clock.today())
    assert again(lunch).closed_why == Closing.UNVERIFIED


def test_its_group_is_asked_and_not_at_its_own_public_address(lunch: Service) -> None:
    asked = ask(str(lunch.pk))
    assert asked is not None
    assert asked.to == "ada@example.org"
    assert asked.correct_url == f"/services/{lunch.pk}/correct/"
    assert not any("ada.home" in value for _label, value in asked.facts)


def test_a_correction_of_a_stranger_is_used_once_somebody_looked(worker: User, lunch: Service) -> None:
    proposed = {"phone": "01632 960 222", "times": "FR 10:00-11:00", "closed": True}
    submission = submit(kind="service-correction", proposed=proposed, ref=lunch.ref)
    assert again(lunch).phone == "01632 960 111"
    decide(by=worker, submission=submission, accept=True)
    now = again(lunch)
    assert (now.phone, now.state) == ("01632 960 222", State.CLOSED)
    assert [one.days for one in queries.parts_of(now).times or ()] == [("FR",)]


def test_services_are_records_and_no_work(lunch: Service) -> None:
    assert not Entry.objects.exists()
    assert not post.outbox
