"""Somebody asks for help: on a page, from a group's space, by telephone, by e-mail, or because another function saw it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import can_open
from hedgerow.charter.models import Activity
from hedgerow.development.actions.telling import FIRST, USUAL, ask_before, confirm, tell
from hedgerow.development.models import Case
from hedgerow.development.permissions import check_ask_for
from hedgerow.development.rules.cases import MOST_AN_HOUR, tidy
from hedgerow.engines.audit.actions import record
from hedgerow.engines.mail.models import Incoming
from hedgerow.engines.throttle import actions as throttle
from hedgerow.engines.todo.rules import answer_by
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.people.types import How
from hedgerow.places import queries as places
from hedgerow.spine import identifiers
from hedgerow.spine.errors import InputError


def open_case(
    *,
    by: User | None,
    words: str,
    organisation: Organisation | None = None,
    reach: str = "",
    postcode: str = "",
    activity: str = "",
    how: How | str = How.WEB,
    source: Ref | str = "",
) -> Case:
    """Somebody asks for help; we answer within five working days.

    by: who acts for the group, or the worker who writes down what was said (`how`), or None for a stranger, who must say
    how to reach them. `activity` is the topic, a word of the charter. `source` is the record that it is made of: of the
    same record the same case comes back, not a second one. Raises InputError where nothing is said, a postcode is none, or
    somebody asks more than ten times within the hour.
    """
    found = _made_of(source)
    if found is not None:
        return found
    told = _told(by, organisation, words, reach, postcode)
    topic = Activity.objects.filter(pk=activity, retired_on=None).first() if activity else None
    try:
        with transaction.atomic():
            return _open(by, organisation, How(how), topic, str(source), told)
    except IntegrityError:
        found = _made_of(source)  # two pressed the same button at one moment
        if found is None:
            raise
        return found


def _made_of(source: Ref | str) -> Case | None:
    """The case that was made of a record before."""
    made: Case | None = Case.objects.filter(source=str(source)).first() if source else None
    return made


def _told(
    by: User | None, organisation: Organisation | None, words: str, reach: str, postcode: str
) -> Mapping[str, str]:
    """What they said, tidied. Raises InputError with a sentence."""
    if organisation is not None and by is not None:
        check_ask_for(by, organisation)
    said, where = tidy(words), " ".join(reach.split())[:200]
    where = where or (by.email if by and not _is_team(by) else "")
    if not said or (not where and not _is_team(by)):
        raise InputError(_("Say what it is about, and how we can reach you."))
    code = identifiers.postcode(postcode) or ""
    if postcode.strip() and not code:
        raise InputError(_("That is no postcode. Leave it out if you are not sure."))
    lies = places.postcode(code) if code else None
    return {"words": said, "reach": where, "postcode": code, "area": lies.ward if lies else ""}


def _open(
    by: User | None,
    organisation: Organisation | None,
    how: How,
    topic: Activity | None,
    source: str,
    told: Mapping[str, str],
) -> Case:
    own = by is not None and organisation is not None and can_act_for(by, organisation)
    if by is not None and not _is_team(by) and throttle.count(what="development.ask", who=str(by.pk)) > MOST_AN_HOUR:
        raise InputError(_("That is a lot at once. Please telephone us, or come back in an hour."))
    made = Case.objects.create(
        organisation=organisation,
        by=by if own else None,
        recorded_by=by.pk if by and not own else None,
        how=How.WEB if own else how,
        topic=topic,
        source=source,
        asked_at=clock.now(),
        answer_by=answer_by(clock.today()),
        **told,
    )
    tell(by, made, "case.opened", FIRST, USUAL)
    record(by=by, did="case.opened", ref=made.ref, fields=["words", "reach"])
    confirm(made, ask_before(by, made))
    return made


@transaction.atomic
def from_message(*, by: User, message: Incoming) -> Case:
    """What somebody wrote to the front door becomes a case; its clock began when the message arrived."""
    words = "\n\n".join(filter(None, [message.subject, message.text]))
    reach = ", ".join(filter(None, [message.sender_name, message.sender]))
    case = open_case(
        by=by, words=words or _("An e-mail without words"), reach=reach, how=How.EMAIL, source=message.own_ref
    )
    if message.answer_by and case.answer_by != message.answer_by:
        case.asked_at, case.answer_by = message.arrived_at, message.answer_by
        case.save(update_fields=["asked_at", "answer_by"])
    return case


def _is_team(by: User | None) -> bool:
    return by is not None and can_open(by, Audience.WORKER)
