"""Who may act for a group, who lets them in, and what a group lets public bodies see."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.audit.models import Event
from hedgerow.engines.todo.models import Task
from hedgerow.organisations import actions, queries
from hedgerow.organisations.models import Access, Merge, Organisation, Sharing
from hedgerow.organisations.permissions import can_act_for, can_let_in, can_see_shared
from hedgerow.organisations.types import Kind, Level, Shared
from hedgerow.spine.errors import InputError
from tests.installations import raced_on_a_file
from tests.organisations.leaving import TURNS, race
from tests.people import person

pytestmark = pytest.mark.django_db
ADMINISTRATOR, EDITOR, OFFICER = Level.ADMINISTRATOR, Level.EDITOR, Level.OFFICER


def visitor(name: str) -> User:
    """Somebody who may sign in and has no part in the LIO."""
    return person(f"{name.lower()}@example.org", LioRole.NONE, name=name)


@pytest.fixture
def group(db: None) -> Organisation:
    return Organisation.objects.create(name="The Long Table")


@pytest.fixture
def council(db: None) -> Organisation:
    return Organisation.objects.create(name="Thornmere Council", kind=Kind.PUBLIC_BODY)


@pytest.fixture
def ada(worker: User, group: Organisation) -> User:
    user = visitor("Ada")
    actions.grant_access(by=worker, user=user, organisation=group, level=ADMINISTRATOR)
    return user


@pytest.fixture
def officer(worker: User, council: Organisation) -> User:
    user = visitor("Olive")
    actions.grant_access(by=worker, user=user, organisation=council, level=OFFICER)
    return user


def only(user: User) -> Access:
    return Access.objects.select_related("organisation").filter(user=user)[0]


def test_an_editor_may_less_than_an_administrator(worker: User, ada: User, group: Organisation) -> None:
    bo = visitor("Bo")
    assert not can_act_for(bo, group)
    actions.grant_access(by=ada, user=bo, organisation=group, level=EDITOR)
    assert can_act_for(bo, group)
    assert not can_act_for(bo, group, ADMINISTRATOR)
    assert not can_let_in(bo, group)
    assert can_act_for(ada, group, ADMINISTRATOR)
    assert can_act_for(ada, group, EDITOR)
    with pytest.raises(PermissionDenied):
        actions.grant_access(by=bo, user=visitor("Cy"), organisation=group, level=EDITOR)


def test_a_job_in_the_lio_gives_no_right_in_a_group(worker: User, manager: User, group: Organisation) -> None:
    assert not can_act_for(worker, group)
    assert not can_act_for(manager, group, ADMINISTRATOR)


def test_who_cannot_sign_in_any_more_may_nothing(ada: User, group: Organisation) -> None:
    ada.is_active = False
    ada.save()
    assert not can_act_for(ada, group)
    assert not queries.access_of(ada)
    assert not queries.administrators(group)
    assert queries.alone_in([ada.pk]) == [group]


def test_what_has_ended_gives_nothing(worker: User, ada: User, group: Organisation) -> None:
    bo = visitor("Bo")
    row = actions.grant_access(by=ada, user=bo, organisation=group, level=EDITOR)
    actions.end_access(by=ada, access=row)
    assert not can_act_for(bo, group)
    assert not queries.access_of(bo)
    assert Event.objects.filter(did="access.ended", by=ada.pk, ref=str(group.ref)).count() == 1
    actions.end_access(by=ada, access=row)
    assert Event.objects.filter(did="access.ended").count() == 1


def test_somebody_may_leave_by_themselves_and_nobody_may_send_another_away(ada: User, group: Organisation) -> None:
    bo, cy = visitor("Bo"), visitor("Cy")
    for each in (bo, cy):
        actions.grant_access(by=ada, user=each, organisation=group, level=EDITOR)
    with pytest.raises(PermissionDenied):
        actions.end_access(by=bo, access=only(cy))
    actions.end_access(by=bo, access=only(bo))
    assert not can_act_for(bo, group)


def test_the_last_administrator_cannot_leave_silently(worker: User, ada: User, group: Organisation) -> None:
    actions.grant_access(by=ada, user=visitor("Bo"), organisation=group, level=EDITOR)
    for act in (
        lambda: actions.end_access(by=ada, access=only(ada)),
        lambda: actions.end_access(by=ada, access=only(ada), leave_empty=True),
        lambda: actions.end_access(by=worker, access=only(ada)),
        lambda: actions.change_level(by=ada, access=only(ada), level=EDITOR),
        lambda: actions.grant_access(by=ada, user=ada, organisation=group, level=EDITOR),
    ):
        with pytest.raises(InputError, match="Make somebody else an administrator first"):
            act()
    assert can_act_for(ada, group, ADMINISTRATOR)


def test_a_worker_may_leave_a_group_empty_and_must_find_somebody(worker: User, ada: User, group: Organisation) -> None:
    actions.end_access(by=worker, access=only(ada), leave_empty=True)
    assert not queries.administrators(group)
    assert Task.objects.get(ref=str(group.ref)).owner == worker


def test_somebody_who_cannot_sign_in_does_not_count_as_one_who_stays(ada: User, group: Organisation) -> None:
    bo = visitor("Bo")
    actions.grant_access(by=ada, user=bo, organisation=group, level=ADMINISTRATOR)
    User.objects.filter(pk=bo.pk).update(is_active=False)
    with pytest.raises(InputError):
        actions.end_access(by=ada, access=only(ada))


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_leave_at_one_moment_do_not_both_go() -> None:
    with zeal_ignore():
        left, told = race()
    assert left == [1] * TURNS
    assert len(told) == TURNS


@pytest.mark.sqlite
@pytest.mark.slow
def test_they_do_not_on_a_database_file_either(tmp_path: Path) -> None:
    left, said = raced_on_a_file(tmp_path, "tests.organisations.leaving")
    assert left == [1] * TURNS
    assert len(said) == TURNS


def test_officers_are_of_public_bodies_and_let_in_by_our_team(
    worker: User, ada: User, officer: User, group: Organisation, council: Organisation
) -> None:
    assert list(queries.bodies_of(officer)) == [council]
    assert not can_act_for(officer, council, EDITOR)
    for by, where, level in ((worker, council, EDITOR), (worker, group, OFFICER)):
        with pytest.raises(InputError, match="Public bodies have officers"):
            actions.grant_access(by=by, user=visitor(f"{level}"), organisation=where, level=level)
    with pytest.raises(PermissionDenied):
        actions.grant_access(by=officer, user=ada, organisation=council, level=OFFICER)


def test_a_body_sees_only_what_a_group_shares_with_it(
    worker: User, ada: User, officer: User, group: Organisation, council: Organisation
) -> None:
    other = Organisation.objects.create(name="Thornmere Hospital", kind=Kind.PUBLIC_BODY)
    stranger = visitor("Sam")
    actions.grant_access(by=worker, user=stranger, organisation=other, level=OFFICER)
    row = actions.share(by=ada, organisation=group, body=council, what=Shared.FIGURES)
    assert can_see_shared(officer, group, Shared.FIGURES)
    assert not can_see_shared(officer, group, Shared.WORK)
    assert not can_see_shared(stranger, group, Shared.FIGURES)
    assert not can_see_shared(ada, group, Shared.FIGURES)
    actions.stop_sharing(by=ada, sharing=row)
    assert not can_see_shared(officer, group, Shared.FIGURES)
    assert [event.did for event in Event.objects.filter(did__startswith="sharing").order_by("id")] == [
        "sharing.given",
        "sharing.withdrawn",
    ]


def test_an_officer_who_has_left_sees_nothing(
    worker: User, ada: User, officer: User, group: Organisation, council: Organisation
) -> None:
    actions.share(by=ada, organisation=group, body=council, what=Shared.FIGURES)
    actions.end_access(by=worker, access=only(officer))
    assert not can_see_shared(officer, group, Shared.FIGURES)


def test_a_worker_shares_for_a_group_only_with_how_they_agreed(
    worker: User, ada: User, group: Organisation, council: Organisation
) -> None:
    with pytest.raises(InputError, match="who agreed"):
        actions.share(by=worker, organisation=group, body=council, what=Shared.WORK)
    row = actions.share(by=worker, organisation=group, body=council, what=Shared.WORK, how="Ada, by telephone")
    with pytest.raises(InputError, match="who agreed"):
        actions.stop_sharing(by=worker, sharing=row)
    assert actions.stop_sharing(by=worker, sharing=row, how="Ada, on paper").ended_how == "Ada, on paper"


def test_an_editor_does_not_share_and_nothing_is_shared_with_a_group(
    ada: User, group: Organisation, council: Organisation
) -> None:
    bo = visitor("Bo")
    actions.grant_access(by=ada, user=bo, organisation=group, level=EDITOR)
    with pytest.raises(PermissionDenied):
        actions.share(by=bo, organisation=group, body=council, what=Shared.WORK)
    with pytest.raises(InputError, match="public body"):
        actions.share(by=ada, organisation=group, body=Organisation.objects.create(name="B"), what=Shared.WORK)


def test_a_merge_carries_access_and_sharing_and_undoing_it_puts_them_back(
    worker: User, ada: User, officer: User, group: Organisation, council: Organisation
) -> None:
    actions.share(by=ada, organisation=group, body=council, what=Shared.FIGURES)
    before = [list(model.objects.order_by("pk").values()) for model in (Access, Sharing)]
    kept = Organisation.objects.create(name="Long Table")
    made = actions.merge(by=worker, kept=kept, gone=group)
    group.refresh_from_db()
    assert can_act_for(ada, kept, ADMINISTRATOR)
    assert not can_act_for(ada, group)
    assert can_see_shared(officer, kept, Shared.FIGURES)
    assert [row.organisation for row in queries.access_of(ada)] == [kept]
    actions.unmerge(by=worker, merge=made)
    assert [list(model.objects.order_by("pk").values()) for model in (Access, Sharing)] == before


def test_a_merge_of_bodies_carries_what_groups_show_them(
    worker: User, ada: User, officer: User, group: Organisation, council: Organisation
) -> None:
    kept = Organisation.objects.create(name="Thornmere Borough Council", kind=Kind.PUBLIC_BODY)
    for body in (council, kept):
        actions.share(by=ada, organisation=group, body=body, what=Shared.FIGURES)
    actions.share(by=ada, organisation=group, body=council, what=Shared.WORK)
    before = list(Sharing.objects.order_by("pk").values())
    made = actions.merge(by=worker, kept=kept, gone=council)
    assert can_see_shared(officer, group, Shared.WORK)
    assert [row.what for row in queries.sharing_of(group)] == [Shared.FIGURES, Shared.WORK]
    actions.unmerge(by=worker, merge=made)
    assert list(Sharing.objects.order_by("pk").values()) == before


def test_who_was_sent_away_after_a_merge_does_not_come_back_with_its_undoing(
    worker: User, ada: User, group: Organisation
) -> None:
    kept, bo = Organisation.objects.create(name="Long Table"), visitor("Bo")
    actions.grant_access(by=worker, user=bo, organisation=group, level=ADMINISTRATOR)
    actions.grant_access(by=worker, user=bo, organisation=kept, level=EDITOR)
    actions.merge(by=worker, kept=kept, gone=group)
    row = queries.access_of(bo).get()
    assert (row.organisation, row.level) == (kept, ADMINISTRATOR)
    actions.end_access(by=worker, access=row)
    actions.unmerge(by=worker, merge=Merge.objects.get())
    assert not queries.access_of(bo)


def test_nothing_is_given_in_a_record_that_was_merged_away(worker: User, group: Organisation) -> None:
    actions.merge(by=worker, kept=Organisation.objects.create(name="Long Table"), gone=group)
    with pytest.raises(InputError, match="merged"):
        actions.grant_access(by=worker, user=visitor("Bo"), organisation=group, level=EDITOR)
