"""A health check as its pages show it: how far it is, its picture, what to do, and what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.development.models import HealthCheck
from hedgerow.development.queries.checks import open_actions
from hedgerow.development.queries.questions import AREA_OF, AREAS, QUESTIONS
from hedgerow.development.rules import checks as rules
from hedgerow.development.types import Given, HealthArea, Question, Reply, Score, Standing, Weight
from hedgerow.kernel import clock
from hedgerow.kernel.words import Words
from hedgerow.shell.chart_pairs import Pair, pairs
from hedgerow.shell.charts import Chart
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import plain_date

TONES = {Standing.FIRST: "late", Standing.SOME: "warn", Standing.WELL: "leaf", Standing.NONE: ""}


@dataclass(frozen=True)
class AreaRow:
    """One area: what it is, how it came out or how far it is, and the tone of its badge."""

    area: HealthArea
    score: Score
    words: Words
    tone: str
    url: str = ""

    @property
    def done(self) -> bool:
        return self.score.answered == self.score.asked


@dataclass(frozen=True)
class Said:
    """One question with its answer."""

    question: Question
    reply: Words
    comment: str
    is_yes: bool


@dataclass(frozen=True)
class Turned:
    """A question whose answer has changed."""

    text: Words
    before: Words
    now: Words
    better: bool


@dataclass(frozen=True)
class Result:
    """A finished check. `proposed` are the questions whose answer is not yes, legal duties first."""

    check: HealthCheck
    rows: Sequence[AreaRow]
    chart: Chart
    duties: Sequence[Question]
    proposed: Sequence[Question]
    answers: Sequence[tuple[HealthArea, Sequence[Said]]]
    before: HealthCheck | None
    better: Sequence[Turned]
    worse: Sequence[Turned]

    @property
    def well(self) -> int:
        return sum(row.score.standing == Standing.WELL for row in self.rows)


def given(check: HealthCheck) -> dict[str, Given]:
    """What was answered, by the code of its question. Needs the answers read beforehand."""
    return {each.question: Given(each.question, each.reply, each.comment) for each in check.answers.all()}


def progress(check: HealthCheck) -> list[AreaRow]:
    """Each area with how many of its questions are answered; areas in which nothing is asked are left out."""
    said = {code: each.reply for code, each in given(check).items()}
    scores = [(area, rules.score(area, check.asked, said)) for area in AREAS]
    return [_progress_row(check, area, score) for area, score in scores if score.asked]


def _progress_row(check: HealthCheck, area: HealthArea, score: Score) -> AreaRow:
    whole = score.answered == score.asked
    words = _("done") if whole else _("%(n)d of %(all)d") % {"n": score.answered, "all": score.asked}
    url = reverse("development:check_area", args=[check.organisation_id, area.code])
    return AreaRow(area, score, words, "leaf" if whole else "", url)


def result(check: HealthCheck, before: HealthCheck | None) -> Result:
    """A finished check, held against the one before it. Needs the answers of both read beforehand."""
    all_said = given(check)
    said = {code: each.reply for code, each in all_said.items()}
    earlier = {code: each.reply for code, each in given(before).items()} if before else {}
    rows = [
        AreaRow(area, score, score.standing.label, TONES[score.standing])
        for area, score in ((area, rules.score(area, check.asked, said)) for area in AREAS)
        if score.asked
    ]
    proposed = rules.to_do(AREAS, check.asked, said)
    turned = [_turned(each.question, each.before, each.now) for each in rules.changes(check.asked, earlier, said)]
    return Result(
        check=check,
        rows=rows,
        chart=_chart(check, rows, before, earlier),
        duties=[each for each in proposed if each.weight == Weight.DUTY],
        proposed=proposed,
        answers=_answers(check, all_said),
        before=before,
        better=[each for each in turned if each.better],
        worse=[each for each in turned if not each.better],
    )


def _turned(code: str, before: str, now: str) -> Turned:
    text = QUESTIONS[code].text if code in QUESTIONS else code
    return Turned(text, Reply(before).label, Reply(now).label, now == Reply.YES)


def _answers(check: HealthCheck, said: Mapping[str, Given]) -> list[tuple[HealthArea, Sequence[Said]]]:
    found: dict[str, list[Said]] = {}
    for code in check.asked:
        if code in said and code in QUESTIONS:
            each = said[code]
            row = Said(QUESTIONS[code], Reply(each.reply).label, each.comment, each.reply == Reply.YES)
            found.setdefault(AREA_OF[code].code, []).append(row)
    return [(area, found[area.code]) for area in AREAS if area.code in found]


def _chart(
    check: HealthCheck, rows: Sequence[AreaRow], before: HealthCheck | None, earlier: Mapping[str, str]
) -> Chart:
    """The share in order of each area, with that of the check before."""
    then = {row.area.code: rules.score(row.area, before.asked, earlier) for row in rows} if before else {}
    bars = [
        Pair(
            str(row.area.title),
            row.score.share,
            then[row.area.code].share if row.area.code in then and then[row.area.code].asked else None,
            row.score.standing == Standing.FIRST,
        )
        for row in rows
    ]
    return pairs(
        bars,
        title=_("How much is in order"),
        description=_described(rows, before),
        now=plain_date(clock.day_of(check.finished_at)) if check.finished_at else "",
        before=plain_date(clock.day_of(before.finished_at)) if before and before.finished_at else "",
    )


def _described(rows: Sequence[AreaRow], before: HealthCheck | None) -> str:
    first = [str(row.area.title) for row in rows if row.score.standing == Standing.FIRST]
    said = (
        _("Look first at: %(areas)s.") % {"areas": ", ".join(first)}
        if first
        else _("No area asks to be looked at first.")
    )
    pale = _("The thinner bars are those of the check before.") if before else ""
    return f"{said} {pale}".strip()


@dataclass(frozen=True)
class CheckRow:
    """A group's last check in the list of them, with how much of the group's plan is open and late."""

    check: HealthCheck
    open_actions: int
    late_actions: int

    @property
    def share(self) -> float | None:
        """How much was in order, from 0 to 1."""
        check = self.check
        return check.yes / len(check.asked) if check.yes is not None and check.asked else None

    @property
    def how_far(self) -> str:
        if self.check.finished_at is None:
            return _("under way")
        return _("plan agreed") if self.check.agreed_on else _("finished")

    @property
    def tone(self) -> str:
        return "calm" if self.check.finished_at is None else "leaf" if self.check.agreed_on else "warn"


def listed(checks: Iterable[HealthCheck], today: date) -> list[CheckRow]:
    """Checks as the list shows them, in one query more."""
    rows = list(checks)
    counts = open_actions([check.organisation_id for check in rows], today)
    return [CheckRow(check, *counts.get(check.organisation_id, (0, 0))) for check in rows]


LIST: Table[CheckRow] = Table(
    name="health-checks",
    caption=gettext_lazy("Health checks"),
    columns=(
        Column("group", gettext_lazy("Group"), lambda row: row.check.organisation.name, sort="organisation__name",
               heading=True, url=lambda row: reverse("development:health_check", args=[row.check.organisation_id])),
        Column("state", gettext_lazy("How far"), lambda row: row.how_far, tone=lambda row: row.tone),
        Column("on", gettext_lazy("Finished"), lambda row: row.check.finished_at and clock.day_of(row.check.finished_at),
               kind=Kind.DATE, sort="finished_at"),
        Column("share", gettext_lazy("In order"), lambda row: row.share, kind=Kind.SHARE, sort="yes"),
        Column("duties", gettext_lazy("Legal duties not met"), lambda row: row.check.duties, kind=Kind.NUMBER,
               sort="duties"),
        Column("open", gettext_lazy("To do in the plan"), lambda row: row.open_actions, kind=Kind.NUMBER,
               note=lambda row: _("%(n)d late") % {"n": row.late_actions} if row.late_actions else ""),
        Column("worker", gettext_lazy("With"), lambda row: row.check.worker.name if row.check.worker else ""),
    ),
    first="-on",
)  # fmt: skip
