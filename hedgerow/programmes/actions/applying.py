"""A group's application: begun after a look at who can get it, saved as often as they like, sent once, in time."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.files import actions as files
from hedgerow.engines.files import queries as uploads
from hedgerow.engines.questions import rules as questions
from hedgerow.engines.questions.types import Kind
from hedgerow.funding.actions.telling import activity
from hedgerow.funding.types import Answer, StepKind
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.organisations.models import Organisation
from hedgerow.programmes.actions import bids, letters
from hedgerow.programmes.models import Application, CoApplicant, Round
from hedgerow.programmes.permissions import check_apply, check_write
from hedgerow.programmes.queries.applications import form_of, sent_of
from hedgerow.programmes.queries.rounds import verdict_of
from hedgerow.programmes.rules.rounds import wrong_sending
from hedgerow.programmes.types import ApplicationState, Sent
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.spine.errors import InputError

ACTIVITY = "small-grants"
FILES_KEPT = timedelta(days=6 * 365)  # as long as a claim about the grant can be brought (Limitation Act 1980, s. 5)


class Unfinished(InputError):
    """What stands in the way of sending: sentences by field, and by the key of a question."""

    def __init__(self, fields: dict[str, str], answers: dict[str, str]) -> None:
        count = len(fields) + len(answers)
        super().__init__(_("It is saved, and not sent yet: %(n)d things are still to be put right.") % {"n": count})
        self.fields, self.answers = fields, answers


def begin(*, by: User, held: Round, organisation: Organisation) -> Application:
    """A group begins an application; one that it has begun already is that one. Raises InputError where the round takes none,
    or what it asks for rules the group out."""
    check_apply(by, organisation)
    found = _open_one(held, organisation)
    if found is not None:
        return found
    if not held.takes(clock.now()):
        raise InputError(_closed(held))
    if verdict_of(held, organisation).answer == Answer.NO:
        raise InputError(
            _("This round is not for your group; its page says why. We gladly help you to look for another.")
        )
    try:
        with transaction.atomic():
            made = Application.objects.create(round=held, organisation=organisation, email=by.email, made_by=by.pk)
            made.bid = bids.begun(by=by, application=made)
            made.save(update_fields=["bid"])
            record(by=by, did="application.begun", ref=made.ref)
            return made
    except IntegrityError:
        found = _open_one(held, organisation)
        assert found is not None, "only one that is there can be in the way"
        return found


def _open_one(held: Round, organisation: Organisation) -> Application | None:
    rows = Application.objects.filter(round=held, organisation=organisation)
    return rows.exclude(state=ApplicationState.WITHDRAWN).select_related("round__programme", "organisation").first()


def _closed(held: Round) -> str:
    if clock.today() < held.opens_on:
        return _("It opens on %(day)s.") % {"day": plain_date(held.opens_on)}
    return _("It closed at the end of %(day)s.") % {"day": plain_date(held.closes_on)}


@transaction.atomic
def save(*, by: User, application: Application, sent: Sent) -> Application:
    """Keep what was typed, however unfinished. Raises InputError once it was sent in, or is too late to be."""
    check_write(by, application)
    held = _held(application)
    _check_open(held)
    form = form_of(held.round)
    held.title, held.pence, held.areas = sent.title.strip()[:140], sent.pence or None, list(sent.areas)
    held.starts_on, held.ends_on = sent.starts_on, sent.ends_on
    told = {**sent.answers, **{one.key: held.answers.get(one.key) for one in form if one.kind == Kind.FILE}}
    held.answers = {one.key: questions.kept(one, told.get(one.key)) for one in form}
    held.saved_at = clock.now()
    held.save(update_fields=["title", "pence", "areas", "starts_on", "ends_on", "answers", "saved_at"])
    return held


def attach(*, by: User, application: Application, question: str, name: str, data: bytes) -> Application:
    """Keep a file as an answer to a question. Raises InputError where it is not taken, or there are enough."""
    check_write(by, application)
    _check_open(application)
    until = application.round.decision_by + FILES_KEPT
    made = files.keep(by=by, ref=application.ref, name=name, data=data, expires=until)
    with transaction.atomic():
        held = _held(application)
        _check_open(held)
        before = list(held.answers.get(question) or ())
        if len(before) < questions.MOST_FILES:
            held.answers[question] = [*before, [str(made.pk), made.name]]
            held.save(update_fields=["answers"])
            return held
    files.remove(uploads=[made])
    raise InputError(_("“%(name)s”: there are enough files here; take one out first.") % {"name": made.name})


@transaction.atomic
def detach(*, by: User, application: Application, upload: str) -> Application:
    """Take a file out of the answers, and remove it."""
    check_write(by, application)
    held = _held(application)
    _check_open(held)
    for one in form_of(held.round):
        if one.kind == Kind.FILE:
            held.answers[one.key] = [row for row in held.answers.get(one.key) or () if row[0] != upload]
    held.save(update_fields=["answers"])
    files.remove(uploads=[row for row in uploads.of(held.ref) if str(row.pk) == upload])
    return held


@transaction.atomic
def send(*, by: User, application: Application) -> Application:
    """Send it in, once: pressed twice it is sent once. Raises Unfinished with what is still to be put right, InputError
    where the last second of the last day has passed."""
    check_write(by, application)
    held = _held(application)
    if held.state == ApplicationState.SENT:
        return held
    _check_open(held)
    form = form_of(held.round)
    wrong = wrong_sending(sent_of(held), least=held.round.least, most=held.round.most)
    faults = questions.faults(form, held.answers)
    if held.others.filter(agreed__isnull=True).exists():
        wrong["others"] = _(
            "A group that you named has not answered yet whether it takes part. Ask it, or take it out."
        )
    if wrong or faults:
        raise Unfinished(wrong, faults)
    held.state, held.sent_at = ApplicationState.SENT, clock.now()
    held.answers = questions.only_asked(form, held.answers)
    held.save(update_fields=["state", "sent_at", "answers"])
    record(by=by, did="application.sent", ref=held.ref, fields=["state"])
    bids.moved(by=by, application=held, to=StepKind.SUBMITTED, pence=held.pence)
    work = Work(
        activity=activity(ACTIVITY, clock.today()), act="application.sent", on=clock.today(),
        groups=[held.organisation_id], ref=str(held.round.ref), audience=Audience.STAFF,
    )  # fmt: skip
    ledger.record(by=by, work=work)
    letters.sent(held)
    return held


@transaction.atomic
def withdraw(*, by: User, application: Application) -> Application:
    """The group takes it back. Raises InputError once it was decided."""
    check_write(by, application)
    held = _held(application)
    if held.state == ApplicationState.WITHDRAWN:
        return held
    if hasattr(held, "decision"):
        raise InputError(_("It has been decided already."))
    held.state = ApplicationState.WITHDRAWN
    held.save(update_fields=["state"])
    record(by=by, did="application.withdrawn", ref=held.ref, fields=["state"])
    bids.moved(by=by, application=held, to=StepKind.WITHDRAWN)
    return held


@transaction.atomic
def ask_other(*, by: User, application: Application, organisation: Organisation, part: str = "") -> CoApplicant:
    """Name a group that would do part of it; it is asked whether it agrees. Raises InputError."""
    check_write(by, application)
    held = _held(application)
    _check_open(held)
    if organisation.pk == held.organisation_id:
        raise InputError(_("That is your own group."))
    made, new = CoApplicant.objects.get_or_create(
        application=held, organisation=organisation, defaults={"part": part.strip()[:300]}
    )
    if new:
        record(by=by, did="application.other_asked", ref=held.ref)
        letters.asked_to_join(made)
    return made


@transaction.atomic
def answer_other(*, by: User, other: CoApplicant, agreed: bool) -> CoApplicant:
    """A group says whether it takes part in another's application. Raises InputError once that was sent."""
    check_apply(by, other.organisation)
    rows = CoApplicant.objects.select_for_update(of=("self",)).select_related("application")
    held = rows.in_bulk([other.pk])[other.pk]
    if held.application.state != ApplicationState.DRAFT:
        raise InputError(_("It has been sent in already, or taken back."))
    held.agreed, held.answered_at, held.answered_by = agreed, clock.now(), by.pk
    held.save(update_fields=["agreed", "answered_at", "answered_by"])
    record(by=by, did="application.other_answered", ref=held.application.ref)
    return held


@transaction.atomic
def drop_other(*, by: User, application: Application, pk: int) -> None:
    """Take a group out again."""
    check_write(by, application)
    held = _held(application)
    _check_open(held)
    if CoApplicant.objects.filter(application=held, pk=pk).delete()[0]:
        record(by=by, did="application.other_dropped", ref=held.ref)


def send_way_back(*, by: User, application: Application) -> None:
    """Send the way back to the application by e-mail, so that it can be gone on with from anywhere."""
    check_write(by, application)
    letters.way_back(application, by)


def _check_open(held: Application) -> None:
    if held.state != ApplicationState.DRAFT:
        raise InputError(_("It has been sent in, and stays as it is.") if held.sent_at else _("It was taken back."))
    if not held.round.takes(clock.now()):
        raise InputError(_closed(held.round))


def _held(application: Application) -> Application:
    rows = Application.objects.select_for_update(of=("self",)).select_related("round__programme", "organisation")
    return rows.in_bulk([application.pk])[application.pk]
