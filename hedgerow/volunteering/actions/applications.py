"""Somebody offers to help: kept once, told to whoever answers, and answered within five working days or it shows."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.todo.rules import answer_by
from hedgerow.kernel import clock
from hedgerow.kernel.ids import new_id
from hedgerow.spine.errors import InputError
from hedgerow.volunteering import queries
from hedgerow.volunteering.actions import letters
from hedgerow.volunteering.actions.answering import settle
from hedgerow.volunteering.actions.holding import hold_role
from hedgerow.volunteering.actions.recording import MATCH, tell
from hedgerow.volunteering.models import Application, Role
from hedgerow.volunteering.permissions import check_team
from hedgerow.volunteering.types import Asked, Desk, Kind, Stage

MOST = {"name": 120, "email": 254, "phone": 40, "words": 1000, "free": 200, "parent": 200}


def apply(*, role: Role, asked: Asked, key: UUID | None = None, by: User | None = None) -> Application:
    """Somebody would like to do a role. The group is told, and they are; whoever is under 18 comes to our co-ordinator.

    What has the same key, or is from the same address for the same role and still open, is kept once and answered with
    the first. Raises InputError where a field is wrong or the role is not open.
    """
    plain = _plain(asked)
    if not plain.age_ok and not plain.parent:
        raise InputError(_("Because you are under 18: whom may we ring at home, and on what number?"))
    return _once(plain, key, by, role)


def leave_name(*, asked: Asked, key: UUID | None = None, by: User | None = None) -> Application:
    """Somebody would like to help, and to be called back. Raises InputError where a field is wrong."""
    return _once(_plain(asked), key, by, None)


def _plain(asked: Asked) -> Asked:
    told = {name: " ".join(getattr(asked, name).split()) for name in MOST if name != "words"}
    told["words"], told["email"] = asked.words.strip(), told["email"].lower()
    if not told["name"]:
        raise InputError(_("Tell us your name."))
    if not told["email"] and not told["phone"]:
        raise InputError(_("Leave an e-mail address or a telephone number, so that somebody can answer."))
    if told["email"]:
        try:
            validate_email(told["email"])
        except ValidationError:
            raise InputError(_("“%(email)s” is not an e-mail address.") % {"email": told["email"]}) from None
    if any(len(value) > MOST[name] for name, value in told.items()):
        raise InputError(_("That is longer than we can keep. Please say it in fewer words."))
    return Asked(age_ok=asked.age_ok, **told)


def _once(asked: Asked, key: UUID | None, by: User | None, role: Role | None) -> Application:
    kept = key or new_id()
    try:
        with transaction.atomic():
            return _sent_already(asked, kept, role) or _receive(asked, kept, by, role)
    except IntegrityError:  # the same, sent twice at one moment
        found = _sent_already(asked, kept, role)
        if found is None:
            raise
        return found


def _sent_already(asked: Asked, key: UUID, role: Role | None) -> Application | None:
    found = Application.objects.filter(key=key).first()
    return found or (queries.open_like(role, asked.email) if role is not None else None)


def _receive(asked: Asked, key: UUID, by: User | None, role: Role | None) -> Application:
    held = hold_role(role) if role is not None else None
    if held is not None and not held.is_open:
        raise InputError(_("This role has closed. There are others: please have a look."))
    made = Application.objects.create(
        key=key,
        kind=Kind.CALL if held is None else Kind.ROLE,
        role=held,
        name=asked.name,
        email=asked.email,
        phone=asked.phone,
        words=asked.words,
        free=asked.free,
        adult=asked.age_ok,
        parent="" if asked.age_ok else asked.parent,
        desk=_desk(asked, held),
        answer_by=answer_by(clock.today()),
    )
    audit.record(by=by, did="application.received", ref=made.ref)
    tell(by=by, act="application.received", activity=MATCH, ref=made.ref, role=held, people=1, ours=_is_ours(made))
    letters.received(made)
    if made.desk == Desk.GROUP:
        letters.new_to_group(made)
    return made


def _desk(asked: Asked, role: Role | None) -> Desk:
    """The group answers, unless somebody is under 18, or nobody can be reached there."""
    return Desk.GROUP if role is not None and asked.age_ok and queries.addresses(role) else Desk.OURS


@transaction.atomic
def pass_on(*, by: User, application: Application, agreed: str = "") -> Application:
    """Our co-ordinator has spoken with somebody, and under 18 with a parent (`agreed` says so): now the group answers,
    with five working days of its own. Raises InputError where it went there already, or nobody says that they agreed."""
    check_team(by)
    held = hold(application)
    if held.role is None:
        raise InputError(_("Choose a role for them first."))
    if held.desk == Desk.GROUP or not held.is_open:
        raise InputError(_("Somebody has decided already."))
    if not held.adult and not agreed.strip():
        raise InputError(_("Say which parent or guardian agreed, and when."))
    stop_clock(by, held)
    held.desk, held.passed_at = Desk.GROUP, clock.now()
    held.answered_at, held.answered_by, held.answer_by = None, None, answer_by(clock.today())
    held.written_off_on, held.stage = None, Stage.NEW
    held.note = "\n".join(filter(None, [held.note, agreed.strip()]))[:1000]
    held.parent = ""
    held.save()
    audit.record(by=by, did="application.passed_on", ref=held.ref, fields=["desk"])
    letters.new_to_group(held)
    return held


@transaction.atomic
def introduce(*, by: User, application: Application, role: Role, adult: bool = True) -> Application:
    """Somebody who left a name, or did not get one role, would like another: the group of that role is told.

    Their name stands answered. Raises InputError where the role is not open.
    """
    check_team(by)
    held = hold(application)
    if held.erased_at is not None:
        raise InputError(_("Their details have been deleted."))
    asked = Asked(held.name, held.email, held.phone, held.words, held.free, adult, held.parent if not adult else "")
    made = _sent_already(asked, new_id(), role) or _receive(asked, new_id(), by, role)
    if held.kind == Kind.CALL and held.is_open:
        held.stage, held.decided_at, held.decided_by = Stage.ACCEPTED, clock.now(), by.pk
        stop_clock(by, held)
        held.save()
    return made


def stop_clock(by: User | None, held: Application) -> None:
    """The first answer: the clock stops. It is counted once, also where our co-ordinator answered and passed them on."""
    if held.answered_at is not None:
        return
    held.answered_at, held.answered_by = clock.now(), by.pk if by else None
    if held.passed_at is None:
        act = "application.answered"
        tell(by=by, act=act, activity=MATCH, ref=held.ref, role=held.role, people=1, ours=_is_ours(held))


def _is_ours(held: Application) -> bool:
    return held.desk == Desk.OURS


def hold(application: Application) -> Application:
    """The application, held until the transaction ends, with its role and group."""
    rows = Application.objects.select_for_update(of=("self",)).select_related("role__organisation")
    found: Application = rows.in_bulk([application.pk])[application.pk]
    return found


def write_off(today: date) -> str:
    """Nightly: write down, once, each whose day passed without an answer, and remind the group."""
    pks = list(queries.unanswered(today).values_list("pk", flat=True))
    return f"{sum(_write_off(pk, today) for pk in pks)} people were not answered in time"


@transaction.atomic
def _write_off(pk: int, today: date) -> bool:
    held = hold(Application(pk=pk))
    if held.answered_at is not None or held.written_off_on is not None or held.stage != Stage.NEW:
        return False
    held.written_off_on = today
    held.save(update_fields=["written_off_on"])
    act, ours = "application.unanswered", _is_ours(held)
    tell(by=None, act=act, activity=MATCH, ref=held.ref, role=held.role, people=1, unmet=True, ours=ours)
    if held.desk == Desk.GROUP and held.role is not None:
        letters.still_waiting(held)
        settle(held.role.organisation_id, today)
    return True
