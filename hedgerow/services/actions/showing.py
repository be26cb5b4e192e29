"""Showing a service to everybody, pausing and closing it. A group's first is looked at by our team."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import is_team
from hedgerow.engines.lifecycle.actions import move
from hedgerow.engines.lifecycle.types import Closing, State
from hedgerow.engines.moderation import actions as moderation
from hedgerow.engines.moderation import queries as moderated
from hedgerow.engines.verification.actions import check
from hedgerow.engines.verification.types import How
from hedgerow.kernel import clock
from hedgerow.services import queries
from hedgerow.services.actions.holding import hold
from hedgerow.services.models import Service
from hedgerow.services.permissions import check_write_for
from hedgerow.spine.errors import InputError

FIRST = "service-first"


@transaction.atomic
def show_service(*, by: User, service: Service) -> Service:
    """Show a service to everybody. The first that a group itself writes down waits for our team's look.

    Raises InputError where it does not say enough yet.
    """
    held = hold(service.pk)
    check_write_for(by, held.organisation)
    if not held.description:
        raise InputError(_("Say in a sentence what it does for people. Then it can be shown."))
    if held.ends_on is not None and held.ends_on < clock.today():
        raise InputError(_("Its last day has passed. Choose a later one, or none."))
    if held.state == State.CLOSED:
        held = move(by=by, record=held, ref=held.ref, to=State.DRAFT)
    if is_team(by) or queries.was_ever_open(held.organisation):
        return open_service(by=by, held=held, how=How.KNOWN if is_team(by) else How.PAGE)
    return _ask_for_a_look(by, held)


def _ask_for_a_look(by: User, held: Service) -> Service:
    moved = move(by=by, record=held, ref=held.ref, to=State.REVIEW)
    Service.objects.filter(pk=moved.pk).update(answer="")
    if not moderated.about(moved.ref).exists():
        reason = _("%(name)s, who acts for %(group)s") % {"name": by.name, "group": held.organisation.name}
        moderation.submit(kind=FIRST, proposed={}, ref=moved.ref, reason=reason)
    return moved


def open_service(*, by: User | None, held: Service, how: How) -> Service:
    """Let everybody see it, and note that it was checked today. In the caller's transaction; `held` is held."""
    waiting = moderated.about(held.ref).first() if held.state == State.REVIEW and by is not None else None
    moved = move(by=by, record=held, ref=held.ref, to=State.LIVE)
    if waiting is not None and is_team(by):  # type: ignore[arg-type]
        moderation.withdraw(submission=waiting, answer=_("Our team has shown it to everybody."))
    moved.opened_at, moved.answer, moved.changed_at = moved.opened_at or clock.now(), "", clock.now()
    moved.save(update_fields=["opened_at", "answer", "changed_at"])
    check(by=by, ref=moved.ref, how=how)
    return moved


@transaction.atomic
def pause_service(*, by: User, service: Service) -> Service:
    """It is not given for a while; `show_service` brings it back."""
    held = hold(service.pk)
    check_write_for(by, held.organisation)
    return _moved(by, held, State.PAUSED)


@transaction.atomic
def close_service(*, by: User | None, service: Service, why: Closing = Closing.HAND) -> Service:
    """It is not given any more. It may be shown again later."""
    held = hold(service.pk)
    if by is not None:
        check_write_for(by, held.organisation)
    waiting = moderated.about(held.ref).first() if held.state == State.REVIEW else None
    if waiting is not None:
        moderation.withdraw(submission=waiting, answer=_("The group has taken the service back."))
    return _moved(by, held, State.CLOSED, why)


def _moved(by: User | None, held: Service, to: State, why: Closing = Closing.HAND) -> Service:
    moved = move(by=by, record=held, ref=held.ref, to=to, why=why)
    moved.changed_at = clock.now()
    moved.save(update_fields=["changed_at"])
    return moved
