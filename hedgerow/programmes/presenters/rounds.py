"""Rounds and applications as their pages and files show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.questions.rules import read
from hedgerow.engines.questions.types import LED_BY, Answered, Kind, Question
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.places.queries import area_names
from hedgerow.programmes.models import Application, Round
from hedgerow.programmes.queries.applications import form_of
from hedgerow.programmes.queries.rounds import Figures
from hedgerow.programmes.types import ApplicationState, NextStep, Outcome, RoundState
from hedgerow.shell.tables import Column, Table
from hedgerow.shell.tables import Kind as Shown
from hedgerow.shell.templatetags.shell import plain_date


def standing(held: Round, moment: datetime) -> tuple[str, str]:
    """How a round stands in words, and the tone of its badge."""
    if held.state != RoundState.OPEN:
        tone = "leaf" if held.state in (RoundState.DECIDED, RoundState.FINISHED) else "warn"
        return str(RoundState(held.state).label), "" if held.state == RoundState.DRAFT else tone
    if held.takes(moment):
        return _("open until %(day)s") % {"day": plain_date(held.closes_on)}, "accent"
    if clock.day_of(moment) < held.opens_on:
        return _("opens on %(day)s") % {"day": plain_date(held.opens_on)}, "calm"
    return _("closed, to be assessed"), "warn"


def amounts(held: Round) -> str:
    """How much one grant is."""
    return _("%(least)s to %(most)s") % {"least": pounds(held.least), "most": pounds(held.most)}


def next_step(held: Round, found: Figures, moment: datetime) -> NextStep:
    """What our team does next, and why."""
    if held.state == RoundState.DRAFT:
        return NextStep(_("Look it through, and open it"), _("Nobody but us sees it before."), "open")
    if held.state == RoundState.OPEN:
        if moment < held.closes_at:
            told = {"sent": found.sent, "begun": found.begun, "day": plain_date(held.closes_on)}
            why = _("%(sent)d sent in, %(begun)d being written.") % told
            title = _("Wait until the end of %(day)s; ask meanwhile who will assess") % told
            return NextStep(title, why, "people", waits=True)
        return NextStep(_("Begin to assess"), _("The last day has passed; nothing more comes."), "assess")
    if held.state == RoundState.ASSESSING:
        if not found.assessors:
            return NextStep(_("Ask who will assess"), _("Two or three read every application and score it."), "people")
        left = found.sent - found.decided
        if left:
            return NextStep(
                _("Score, compare, decide"), _("%(n)d applications are still to be decided.") % {"n": left}, "compare"
            )
        if found.untold:
            return NextStep(_("Tell everybody"), _("%(n)d groups wait for their answer.") % {"n": found.untold}, "tell")
    if found.untold:
        return NextStep(_("Tell everybody"), _("%(n)d groups wait for their answer.") % {"n": found.untold}, "tell")
    if found.unaccepted:
        return NextStep(
            _("Wait for groups to accept"),
            _("%(n)d have not said yet.") % {"n": found.unaccepted},
            "awards",
            waits=True,
        )
    if found.reports_due:
        return NextStep(
            _("Pay, and read what groups tell of it"), _("%(n)d reports are to come.") % {"n": found.reports_due}, "awards",
            waits=True,
        )  # fmt: skip
    return NextStep(_("All done"), _("Everything is paid and told."), "awards", waits=True)


def ward_names(application: Application) -> str:
    """Where the work happens."""
    names = area_names(application.areas)
    return ", ".join(sorted(names.get(code, code) for code in application.areas))


def answers_of(application: Application, *, led_by: bool = True) -> list[Answered]:
    """Questions with their answers. Who leads a group is for fair reporting: those who score do not see it."""
    found = read(form_of(application.round), application.answers)
    return [one for one in found if led_by or one.question.kind != Kind.LED_BY]


@dataclass(frozen=True)
class Asked:
    """A question as the whole form shows it before anybody begins."""

    number: int
    question: Question
    choices: tuple[str, ...]
    condition: str


def whole_form(held: Round) -> list[Asked]:
    """Every question with its guidance, its choices, and when it is asked."""
    form = form_of(held)
    labels = {one.key: one.label for one in form}
    found = []
    for number, one in enumerate(form, start=1):
        choices = tuple(str(label) for label in LED_BY.values()) if one.kind == Kind.LED_BY else one.options
        said = {"yes": _("yes"), "no": _("no")}.get(one.only_value, one.only_value)
        told = {"question": labels.get(one.only_if, ""), "answer": said}
        condition = _("Only if you answer “%(question)s” with “%(answer)s”.") % told if one.only_if else ""
        found.append(Asked(number, one, choices, condition))
    return found


def outcome(row: Application) -> str:
    """What was decided of one, in words."""
    decision = getattr(row, "decision", None)
    if decision is None:
        return ""
    if decision.outcome == Outcome.REFUSED:
        return str(Outcome.REFUSED.label)
    if decision.declined_at:
        return _("declined by the group")
    return _("%(sum)s awarded") % {"sum": pounds(decision.pence)}


TONES = {ApplicationState.DRAFT: "calm", ApplicationState.SENT: "leaf", ApplicationState.WITHDRAWN: ""}
ROUNDS: Table[Any] = Table(
    "grant-rounds",
    gettext_lazy("Rounds of grants"),
    (
        Column(
            "round", gettext_lazy("Round"), lambda row: row.title, sort="title", heading=True,
            url=lambda row: reverse("programmes:run", args=[row.pk]), note=lambda row: row.programme.name,
        ),
        Column(
            "state", gettext_lazy("How far"), lambda row: standing(row, clock.now())[0],
            tone=lambda row: standing(row, clock.now())[1],
        ),
        Column("closes", gettext_lazy("Last day"), lambda row: row.closes_on, Shown.DATE, sort="closes_on"),
        Column("sent", gettext_lazy("Sent in"), lambda row: row.sent_in, Shown.NUMBER, sort="sent_in"),
        Column("pot", gettext_lazy("How much"), lambda row: row.pot, Shown.MONEY, sort="pot"),
        Column("promised", gettext_lazy("Promised"), lambda row: row.promised, Shown.MONEY, sort="promised"),
    ),
    first="-closes",
)  # fmt: skip
APPLICATIONS: Table[Application] = Table(
    "applications",
    gettext_lazy("Applications"),
    (
        Column(
            "group", gettext_lazy("Group"), lambda row: row.organisation.name, sort="organisation__name", heading=True,
            url=lambda row: reverse("programmes:application", args=[row.pk]) if row.state == ApplicationState.SENT else "",
            note=lambda row: "" if row.state == ApplicationState.DRAFT else row.title,
        ),
        Column(
            "state", gettext_lazy("How far"), lambda row: str(ApplicationState(row.state).label), sort="state",
            tone=lambda row: TONES[ApplicationState(row.state)],
        ),
        Column(
            "asked", gettext_lazy("Asked for"), lambda row: None if row.state == ApplicationState.DRAFT else row.pence,
            Shown.MONEY, sort="pence",
        ),
        Column(
            "sent", gettext_lazy("Sent in"), lambda row: clock.day_of(row.sent_at) if row.sent_at else None, Shown.DATE,
            sort="sent_at",
        ),
        Column("decided", gettext_lazy("Decided"), outcome),
    ),
    first="sent",
)  # fmt: skip


def own_rows(found: Iterable[Application]) -> list[tuple[Application, str, str]]:
    """A group's applications, each with how it stands as the group reads it: nothing of a decision before it is told."""
    rows = []
    for one in found:
        decision = getattr(one, "decision", None)
        told = decision if decision is not None and decision.told_at is not None else None
        words = outcome(one) if told else str(ApplicationState(one.state).label)
        awarded = told and decision is not None and decision.outcome == Outcome.AWARDED
        rows.append((one, words, "leaf" if awarded else TONES[ApplicationState(one.state)]))
    return rows
