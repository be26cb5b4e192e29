"""Preparing a round, opening it with a fund by which groups find it, and closing it for the assessment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.lifecycle.types import Closing, State
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.questions.rules import dump, load, wrong_form
from hedgerow.engines.questions.types import Question
from hedgerow.funding import actions as funding
from hedgerow.funding.actions.telling import activity
from hedgerow.funding.models import Fund
from hedgerow.funding.rules import criteria as funding_rules
from hedgerow.funding.types import Needs
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.people.queries.wording import us
from hedgerow.programmes.models import Application, Programme, Round
from hedgerow.programmes.permissions import check_team
from hedgerow.programmes.queries.applications import begun
from hedgerow.programmes.queries.awards import promised
from hedgerow.programmes.queries.starting import usual_form, usual_guide
from hedgerow.programmes.rules.assessing import wrong_guide
from hedgerow.programmes.rules.rounds import wrong_terms
from hedgerow.programmes.types import ApplicationState, Criterion, RoundState, Terms
from hedgerow.programmes.types.rounds import TermsFault
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.spine.errors import InputError

ACTIVITY = "small-grants"


@transaction.atomic
def add_round(*, by: User, programme: Programme, terms: Terms) -> Round:
    """A round as a draft, which only our team sees. Raises InputError where its terms contradict themselves."""
    check_team(by)
    _check(terms)
    try:
        with transaction.atomic():
            made = Round.objects.create(
                programme=programme, **asdict(terms), owner=by, made_by=by.pk, form=dump(usual_form()),
                guide=[asdict(one) for one in usual_guide()],
            )  # fmt: skip
    except IntegrityError:
        raise InputError(_("This programme has a round of this name already.")) from None
    record(by=by, did="round.added", ref=made.ref)
    return made


@transaction.atomic
def change_round(*, by: User, held: Round, terms: Terms) -> Round:
    """Say its terms anew. Once it is open, groups count on what they read: the last day only moves on, and neither the pot
    nor the smallest and largest grant go below what was sent in and promised. Raises InputError."""
    check_team(by)
    _check(terms)
    row = _held(held)
    if row.state != RoundState.DRAFT:
        _check_open(row, terms)
    told = asdict(terms)
    changed = [name for name, value in told.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, told[name])
    try:
        with transaction.atomic():
            row.save(update_fields=changed)
    except IntegrityError:
        raise InputError(_("This programme has a round of this name already.")) from None
    record(by=by, did="round.changed", ref=row.ref, fields=changed)
    if row.fund is not None:
        _keep_fund(by, row)
    return row


def _check(terms: Terms) -> None:
    fault = wrong_terms(terms)
    if fault is not None:
        raise InputError(str(fault.label))


def _check_open(row: Round, terms: Terms) -> None:
    if terms.closes_on < row.closes_on:
        raise InputError(str(TermsFault.EARLIER.label) % {"day": plain_date(row.closes_on)})
    given = promised(row)
    if terms.pot < given:
        raise InputError(str(TermsFault.PROMISED.label) % {"sum": pounds(given)})
    sums = Application.objects.filter(round=row, state=ApplicationState.SENT)
    for pence in sums.values_list("pence", flat=True):
        if pence is not None and not terms.least <= pence <= terms.most:
            raise InputError(str(TermsFault.ASKED.label) % {"sum": pounds(pence)})


@transaction.atomic
def set_form(*, by: User, held: Round, form: Sequence[Question]) -> Round:
    """What is asked. Once a group has begun to answer, questions keep their kinds and none goes; guidance and words may be
    put right. Raises InputError."""
    check_team(by)
    said = wrong_form(form)
    if said:
        raise InputError(said)
    row = _held(held)
    if begun(row):
        _check_answered(load(row.form), form)
    row.form = dump(form)
    row.save(update_fields=["form"])
    record(by=by, did="round.form_changed", ref=row.ref, fields=["form"])
    return row


def _check_answered(before: Sequence[Question], after: Sequence[Question]) -> None:
    new = {one.key: one for one in after}
    for one in before:
        kept = new.get(one.key)
        if kept is None or _stricter(one, kept):
            raise InputError(
                _("“%(question)s”: groups have begun to answer, so it stays as it is. Its words can be put right.")
                % {"question": one.label[:60]}
            )
    added = [one.label for one in after if one.required and one.key not in {old.key for old in before}]
    if added:
        raise InputError(
            _("“%(question)s”: groups have begun to answer, so a new question may be left out by them.")
            % {"question": added[0][:60]}
        )


def _stricter(before: Question, after: Question) -> bool:
    """Whether an answer that was good to a question would not be any more, or the question would no longer be asked."""
    same = ("kind", "options", "only_if", "only_value")
    if any(getattr(before, name) != getattr(after, name) for name in same) or (after.required and not before.required):
        return True
    fewer = after.most_words is not None and (before.most_words is None or after.most_words < before.most_words)
    return fewer


@transaction.atomic
def copy_form(*, by: User, held: Round, of: Round) -> Round:
    """Take the questions, the scoring guide and who can get it from another round. Raises InputError once it is open."""
    check_team(by)
    row = _held(held)
    if row.state != RoundState.DRAFT:
        raise InputError(_("It is open: its form stays as groups read it."))
    row.form, row.guide, row.criteria = of.form, of.guide, of.criteria
    row.save(update_fields=["form", "guide", "criteria"])
    record(by=by, did="round.form_changed", ref=row.ref, fields=["form", "guide", "criteria"])
    return row


@transaction.atomic
def set_criteria(*, by: User, held: Round, needs: Needs) -> Round:
    """Who can get it. Raises InputError once it is open."""
    check_team(by)
    row = _held(held)
    if row.state != RoundState.DRAFT:
        raise InputError(_("It is open: who can get it stays as groups read it."))
    row.criteria = funding_rules.dump(funding_rules.from_needs(needs))
    row.save(update_fields=["criteria"])
    record(by=by, did="round.changed", ref=row.ref, fields=["criteria"])
    return row


GUIDE_FAULTS = {
    "many": gettext_lazy("A guide has twelve things to score at the most."),
    "label": gettext_lazy("Say of each thing what is scored, once."),
    "scale": gettext_lazy("A scale goes to 10 at the most, and so does a weight."),
}


@transaction.atomic
def set_guide(*, by: User, held: Round, guide: Sequence[Criterion]) -> Round:
    """What is scored. Raises InputError where it cannot be, or somebody has begun to score."""
    check_team(by)
    fault = wrong_guide(guide)
    if fault:
        raise InputError(str(GUIDE_FAULTS[fault]))
    row = _held(held)
    if Application.objects.filter(round=row, scores__isnull=False).exists():
        raise InputError(_("Somebody has begun to score: the guide stays as it is."))
    row.guide = [asdict(one) for one in guide]
    row.save(update_fields=["guide"])
    record(by=by, did="round.changed", ref=row.ref, fields=["guide"])
    return row


@transaction.atomic
def open_round(*, by: User, held: Round) -> Round:
    """Show it to everybody, and write down a fund by which groups find it. Once. Raises InputError where nobody could apply."""
    check_team(by)
    row = _held(held)
    if row.state != RoundState.DRAFT:
        raise InputError(_("It is open already."))
    if row.closes_on < clock.today():
        raise InputError(str(TermsFault.PAST.label))
    if not row.form:
        raise InputError(_("Say first what is asked: the form has no question yet."))
    row.state, row.opened_at = RoundState.OPEN, clock.now()
    row.fund = funding.open_fund(by=by, fund=_make_fund(by, row)).pk
    row.save(update_fields=["state", "opened_at", "fund"])
    record(by=by, did="round.opened", ref=row.ref, fields=["state"])
    work = Work(
        activity=activity(ACTIVITY, clock.today()), act="round.opened", on=clock.today(), ref=str(row.ref),
        audience=Audience.PUBLIC,
    )  # fmt: skip
    ledger.record(by=by, work=work)
    return row


def _fund_facts(row: Round) -> dict[str, Any]:
    return {
        "title": f"{row.programme.name}: {row.title}"[:200],
        "payer": row.programme.payer,
        "payer_id": row.programme.payer_id,
        "decider": us(),
        "summary": row.about,
        "how": _("Apply here, on the page of the round."),
        "amount_min": row.least,
        "amount_max": row.most,
        "opens_on": row.opens_on,
        "ends_on": row.closes_on,
        "link": absolute(reverse("programmes:round", args=[row.pk])),
        "source": us(),
    }


def _make_fund(by: User, row: Round) -> Fund:
    needs = funding_rules.to_needs(funding_rules.load(row.criteria))
    return funding.add_fund(by=by, needs=needs, **_fund_facts(row))


def _keep_fund(by: User, row: Round) -> None:
    fund = Fund.objects.filter(pk=row.fund or 0).exclude(state=State.CLOSED).first()
    if fund is not None:
        funding.change_fund(by=by, fund=fund, **_fund_facts(row))


@transaction.atomic
def assess_round(*, by: User, held: Round) -> Round:
    """Begin to assess: its last day has passed, and nothing more comes. Its fund closes. Raises InputError."""
    check_team(by)
    row = _held(held)
    if row.state != RoundState.OPEN:
        raise InputError(_("It is not open."))
    if clock.now() < row.closes_at:
        raise InputError(_("Groups may still apply: wait for the day after the last."))
    row.state = RoundState.ASSESSING
    row.save(update_fields=["state"])
    record(by=by, did="round.assessing", ref=row.ref, fields=["state"])
    fund = Fund.objects.filter(pk=row.fund or 0).exclude(state=State.CLOSED).first()
    if fund is not None:
        funding.close_fund(by=by, fund=fund, why=Closing.PAST)
    return row


@transaction.atomic
def drop_round(*, by: User, held: Round) -> None:
    """Remove a draft. Raises InputError once it has been opened."""
    check_team(by)
    row = _held(held)
    if row.state != RoundState.DRAFT:
        raise InputError(_("It has been opened, and can no longer be removed."))
    record(by=by, did="round.dropped", ref=row.ref)
    row.delete()


def _held(held: Round) -> Round:
    rows = Round.objects.select_for_update(of=("self",)).select_related("programme")
    return rows.in_bulk([held.pk])[held.pk]
