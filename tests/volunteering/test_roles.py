"""Roles: written, looked at the first time, opened, paused and closed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.lifecycle.actions import close_due
from hedgerow.engines.lifecycle.types import Closing, State
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.moderation import actions as moderation
from hedgerow.engines.moderation.models import Submission
from hedgerow.engines.verification.models import Verification
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError
from hedgerow.volunteering import actions, queries
from hedgerow.volunteering.models import Role
from hedgerow.volunteering.types import TagKind
from tests.people import person
from tests.volunteering import TASKS, acts, offered, opened

pytestmark = pytest.mark.django_db


def draft(by: User, group: Organisation, **facts: object) -> Role:
    told = {"tasks": TASKS, "from_home": True, **facts}
    return actions.add_role(by=by, organisation=group, title="Cook with us", **told)


def test_a_groups_first_role_is_looked_at_and_the_next_is_open_at_once(
    ada: User, worker: User, group: Organisation
) -> None:
    first = actions.post_role(by=ada, role=draft(ada, group))
    assert first.state == State.REVIEW
    assert not queries.live()
    assert acts() == []
    moderation.decide(by=worker, submission=Submission.objects.get(), accept=True)
    assert [row.title for row in queries.live()] == ["Cook with us"]
    assert acts() == ["role.posted"]
    assert Outgoing.objects.get().to == "ada@example.org"
    assert actions.post_role(by=ada, role=draft(ada, group)).state == State.LIVE


def test_a_first_role_that_is_sent_back_says_why_and_can_be_posted_again(
    ada: User, worker: User, group: Organisation
) -> None:
    posted = actions.post_role(by=ada, role=draft(ada, group))
    moderation.decide(by=worker, submission=Submission.objects.get(), accept=False, answer="Say which evening.")
    posted.refresh_from_db()
    assert (posted.state, posted.answer) == (State.DRAFT, "Say which evening.")
    assert "Say which evening." in str(Outgoing.objects.get().letter)
    again = actions.post_role(by=ada, role=actions.change_role(by=ada, role=posted, commitment="Friday evening"))
    assert again.state == State.REVIEW
    assert Role.objects.get().answer == ""
    with pytest.raises(InputError):  # it was decided already
        moderation.decide(by=worker, submission=Submission.objects.order_by("pk")[0], accept=True)


def test_a_group_that_takes_its_role_back_leaves_nothing_to_look_at(ada: User, group: Organisation) -> None:
    actions.close_role(by=ada, role=actions.post_role(by=ada, role=draft(ada, group)))
    assert Submission.objects.get().state == "refused"
    assert acts() == []  # it never was open: nobody could have taken it


def test_what_our_team_posts_for_a_group_is_open_at_once(worker: User, group: Organisation) -> None:
    role = opened(worker, group)
    assert role.state == State.LIVE
    entry = Entry.objects.get()
    assert (entry.act, entry.ref, entry.activity_id) == ("role.posted", str(role.ref), "role-development")
    assert list(entry.groups.all()) == [group]
    assert Verification.objects.filter(ref=str(role.ref)).exists()


def test_nobody_else_writes_or_opens_a_groups_roles(ada: User, worker: User, role: Role) -> None:
    other = organisations.create(by=worker, name="Another group")
    stranger = person("sol@example.org", LioRole.NONE)
    for somebody, theirs in ((ada, opened(worker, other)), (stranger, role)):
        for act in (actions.change_role, actions.post_role, actions.pause_role, actions.close_role):
            with pytest.raises(PermissionDenied):
                act(by=somebody, role=theirs)
    with pytest.raises(PermissionDenied):
        draft(stranger, role.organisation)


@pytest.mark.parametrize("facts", [{"tasks": ""}, {"from_home": False}])
def test_a_role_says_what_and_where_before_it_is_open(
    worker: User, group: Organisation, facts: dict[str, object]
) -> None:
    held = draft(worker, group, **facts)
    with pytest.raises(InputError, match="Say what"):
        actions.post_role(by=worker, role=held)
    assert Role.objects.get().state == State.DRAFT


def test_an_open_role_goes_on_saying_what_and_where(worker: User, role: Role) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.change_role(by=worker, role=role, tasks="  ", where="", from_home=False)
    assert set(refused.value.message_dict) == {"tasks", "postcode"}
    role.refresh_from_db()
    assert role.tasks == TASKS


@pytest.mark.parametrize(
    "facts", [{"postcode": "not one"}, {"least_age": 5}, {"contact_email": "me"}, {"title": " "}, {"rhythm": "daily"}]
)
def test_what_cannot_be_is_refused_by_its_fact(worker: User, role: Role, facts: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.change_role(by=worker, role=role, **facts)
    assert set(refused.value.message_dict) == set(facts)


def test_tags_are_those_of_the_ontology_in_its_order(worker: User, role: Role) -> None:
    wanted = {"cause": ["Heritage", "AntiPoverty", "made-up"], "time": ["SundayMorning", "MondayEvening"]}
    actions.change_role(by=worker, role=role, tags=wanted)
    tags = queries.tags_of(Role.objects.get())
    assert tags.of(TagKind.CAUSE) == ("AntiPoverty", "Heritage")
    assert tags.of(TagKind.TIME) == ("MondayEvening", "SundayMorning")
    actions.change_role(by=worker, role=role, tags={"cause": ["Heritage"]})
    tags = queries.tags_of(Role.objects.get())
    assert (tags.of(TagKind.CAUSE), len(tags.of(TagKind.TIME))) == (("Heritage",), 2)


def test_a_role_that_nobody_took_is_written_down_when_it_closes(worker: User, role: Role) -> None:
    actions.close_role(by=worker, role=actions.pause_role(by=worker, role=role))
    actions.close_role(by=worker, role=role)
    assert acts() == ["role.posted", "role.unfilled"]
    assert Entry.objects.get(act="role.unfilled").kind == "unmet"


def test_a_role_closes_itself_when_its_day_has_passed_and_when_nobody_says_it_is_right(
    worker: User, group: Organisation
) -> None:
    today = clock.today()
    opened(worker, group, "Marshal", ends_on=today)
    opened(worker, group, "Cook")
    close_due(today)
    assert queries.live().count() == 2
    close_due(today + timedelta(days=1))
    assert Role.objects.get(title="Marshal").closed_why == Closing.PAST
    close_due(today + timedelta(days=90 + 61))
    assert Role.objects.get(title="Cook").closed_why == Closing.UNVERIFIED
    assert acts().count("role.unfilled") == 2


def test_a_role_closes_when_its_places_are_taken_and_opens_again_with_more(worker: User, role: Role) -> None:
    actions.change_role(by=worker, role=role, places=1)
    actions.start(by=worker, application=actions.accept(by=worker, application=offered(role)))
    role.refresh_from_db()
    assert (role.state, role.closed_why) == (State.CLOSED, Closing.FULL)
    assert "role.unfilled" not in acts()
    with pytest.raises(InputError, match="places"):
        actions.post_role(by=worker, role=role)
    actions.change_role(by=worker, role=role, places=2)
    assert actions.post_role(by=worker, role=role).state == State.LIVE
    assert acts().count("role.posted") == 1


def test_a_role_whose_last_day_has_passed_is_not_opened(worker: User, group: Organisation) -> None:
    held = draft(worker, group, ends_on=date(2020, 1, 1))
    with pytest.raises(InputError, match="passed"):
        actions.post_role(by=worker, role=held)
