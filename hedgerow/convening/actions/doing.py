"""Actions: who said they would do what by when. Each becomes a to-do, is chased, and is done."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import check_open, is_team
from hedgerow.convening import rules
from hedgerow.convening.actions.letters import chase as chase_letter
from hedgerow.convening.models import Action, Decision, Meeting, Network
from hedgerow.convening.queries.doing import ticked, to_chase
from hedgerow.convening.queries.networks import member_of
from hedgerow.convening.types import Fault, Owner
from hedgerow.engines.audit.actions import record
from hedgerow.engines.todo import actions as todo
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import check_act_for
from hedgerow.spine.errors import InputError

USUALLY = timedelta(days=28)


@transaction.atomic
def add_action(
    *,
    by: User,
    what: str,
    owner: Organisation | User | str,
    meeting: Meeting | None = None,
    network: Network | None = None,
    decision: Decision | None = None,
    due: date | None = None,
) -> Action:
    """Somebody is to do something by a day (in four weeks): a group, somebody of our team, or somebody named in words.

    It becomes a to-do: the worker's own, or one for the network's convener to see to it. Raises InputError where nothing
    is said, or nobody is to do it.
    """
    check_open(by, Audience.WORKER)
    whose = meeting.network if meeting else network or (decision.network if decision else None)
    assert whose is not None, "an action is of a meeting, a decision or a network"
    told = rules.tidy(what)
    if not told or len(told) > 200:
        raise InputError(_("Say in a few words what is to be done (up to 200 letters)."))
    made = Action(network=whose, meeting=meeting, decision=decision, what=told, made_by=by.pk)
    made.due = due or clock.today() + USUALLY
    _own(made, owner)
    made.save(force_insert=True)
    made.task = todo.add(by=by, what=_todo_words(made), due=made.due, owner=_sees_to(by, made), ref=made.ref)
    made.save(update_fields=["task"])
    record(by=by, did="action.added", ref=made.ref, fields=["what", "due", "kind"])
    return made


def _own(action: Action, owner: Organisation | User | str) -> None:
    if isinstance(owner, Organisation):
        if member_of(action.network, owner) is None:
            raise InputError(str(Fault.NOT_MEMBER.label))
        action.kind, action.organisation = Owner.GROUP, owner
    elif isinstance(owner, User):
        check_open(owner, Audience.WORKER)
        action.kind, action.worker = Owner.WORKER, owner
    else:
        action.kind, action.words = Owner.WORDS, rules.tidy(owner)[:120]
        if not action.words:
            raise InputError(_("Say who does it."))


def _sees_to(by: User, action: Action) -> User:
    """On whose list it stands."""
    if action.worker is not None:
        return action.worker
    convener = action.network.convener
    return convener if convener is not None and convener.is_active else by


def _todo_words(action: Action) -> str:
    if action.kind == Owner.WORKER:
        return action.what
    who = action.organisation.name if action.organisation else action.words
    return f"{who}: {action.what}"[:200]


@transaction.atomic
def finish_action(*, by: User, action: Action, came: str = "") -> Action:
    """It is done, as the group whose it is or our team says, and what came of it. One that is done stays as it is."""
    held = _held(by, action)
    if held.done_at is None:
        held.done_at, held.done_by, held.came = clock.now(), by.pk, came.strip()[:1000]
        held.save(update_fields=["done_at", "done_by", "came"])
        if held.task is not None:
            todo.finish(by=by, task=held.task)
        record(by=by, did="action.done", ref=held.ref, fields=["done_at"])
    return held


@transaction.atomic
def open_action_again(*, by: User, action: Action) -> Action:
    """It is not done after all."""
    held = _held(by, action)
    if held.done_at is not None or (held.task is not None and held.task.done_at is not None):
        held.done_at, held.done_by = None, None
        held.save(update_fields=["done_at", "done_by"])
        if held.task is not None:
            todo.reopen(by=by, task=held.task)
        record(by=by, did="action.reopened", ref=held.ref, fields=["done_at"])
    return held


def _held(by: User, action: Action) -> Action:
    rows = Action.objects.select_for_update(of=("self",)).select_related("task", "network", "organisation__merged_into")
    held = rows.in_bulk([action.pk])[action.pk]
    if not is_team(by):
        group = held.organisation
        if group is None:
            check_open(by, Audience.WORKER)
        else:
            check_act_for(by, group.now)
    return held


def settle(today: date) -> str:
    """Nightly: an action whose to-do was ticked is done, by whoever ticked it, and on that day."""
    count = 0
    for action in ticked():
        assert action.task is not None, "what is ticked is a to-do"
        told = {"done_at": action.task.done_at, "done_by": action.task.done_by}
        count += Action.objects.filter(pk=action.pk, done_at__isnull=True).update(**told)
    return f"{count} actions done"


def chase(today: date) -> str:
    """Nightly: remind whoever has an action to do, three days before its day and every fortnight once it is late."""
    count = 0
    for action in to_chase(today):
        if not rules.is_chased(action.due, action.chased_on, today):
            continue
        with transaction.atomic():
            held = Action.objects.filter(pk=action.pk, chased_on=action.chased_on, done_at__isnull=True)
            if held.update(chased_on=today):
                count += chase_letter(action, today)
    return f"{count} reminders about actions"
