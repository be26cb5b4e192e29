"""Issues, asks and consultations as lists and boards, and the tabs above them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from hedgerow.advocacy import rules
from hedgerow.advocacy.models import Issue
from hedgerow.advocacy.presenters.chain import how_asked
from hedgerow.advocacy.queries.issues import behind, waiting
from hedgerow.advocacy.queries.telling import late_tone, late_words
from hedgerow.advocacy.queries.wording import behind_line
from hedgerow.advocacy.types import Outcome, Stage
from hedgerow.kernel import clock
from hedgerow.shell.boards import CARDS, TABLE, VIEW, Card
from hedgerow.shell.boards import Column as BoardColumn
from hedgerow.shell.pagination import address
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import short_date
from hedgerow.shell.types import Tab

STAGE_TONES = {
    Stage.ISSUE: "", Stage.POSITION: "accent", Stage.ASK: "warn", Stage.ANSWER: "calm", Stage.CHANGE: "leaf",
    Stage.RESTING: "calm",
}  # fmt: skip


def tabs(here: str) -> list[Tab]:
    """The parts of advocacy in the workspace."""
    return [
        Tab(_("Issues"), reverse("advocacy:home"), here == "issues"),
        Tab(_("What we asked"), reverse("advocacy:asks"), here == "asks"),
        Tab(_("Consultations"), reverse("advocacy:consultations"), here == "consultations"),
        Tab(_("Patterns"), reverse("workflows:patterns"), here == "patterns"),
    ]


def stage_tone(issue: Issue) -> str:
    """The colour of how far it is."""
    return STAGE_TONES[Stage(issue.stage)]


def said_by(groups: int) -> str:
    """How many groups say so, for our team, which may know the number."""
    if not groups:
        return ""
    words = ngettext("%(n)d group", "%(n)d groups", groups) % {"n": groups}
    return _("%(groups)s: a pattern") % {"groups": words} if rules.is_pattern(groups) else words


def table(today: date) -> Table[Any]:
    """The list of issues, for our team."""
    return Table(
        "issues",
        lazy("Issues"),
        (
            Column(
                "sentence", lazy("Issue"), lambda row: row.sentence, heading=True, sort="sentence",
                url=lambda row: reverse("advocacy:issue", args=[row.pk]),
            ),
            Column("stage", lazy("How far"), lambda row: row.get_stage_display(), tone=stage_tone, sort="stage"),
            Column("groups", lazy("Groups"), lambda row: row.groups, kind=Kind.NUMBER, sort="groups"),
            Column("body", lazy("Who could change it"), lambda row: row.body.name if row.body else "", sort="body__name"),
            Column("raised", lazy("Raised"), lambda row: row.raised_on, kind=Kind.DATE, sort="raised_on"),
            Column("owner", lazy("Who of us"), lambda row: row.owner.name if row.owner else ""),
        ),
        first="-raised",
    )  # fmt: skip


def board(found: QuerySet[Any], query: QueryDict, today: date) -> list[BoardColumn]:
    """Issues by how far they have come: the newest of each."""
    counted = dict(found.select_related(None).order_by().values_list("stage").annotate(Count("pk", distinct=True)))
    columns = []
    for stage in Stage:
        many = counted.get(stage, 0)
        rows = list(found.filter(stage=stage)[:CARDS]) if many else []
        owed = _owed(rows)
        more = address(query, stage=stage.value, page=None, **{VIEW: TABLE})
        cards = tuple(_card(row, owed.get(row.pk), today) for row in rows)
        columns.append(BoardColumn(stage.label, many, cards, more))
    return columns


def _owed(rows: Sequence[Issue]) -> dict[int, date]:
    """The day by which each issue's first open answer is due."""
    found: dict[int, date] = {}
    for issue, day in waiting().filter(issue__in=[row.pk for row in rows]).values_list("issue", "answer_by"):
        found.setdefault(issue, day)
    return found


def _card(row: Any, owed: date | None, today: date) -> Card:
    lines = (row.body.name if row.body else "", said_by(row.groups))
    url = reverse("advocacy:issue", args=[row.pk])
    if owed is not None:
        tone = late_tone(owed, today)
        badge = late_words(owed, today) if tone == "late" else _("answer by %(day)s") % {"day": short_date(owed)}
        return Card(row.sentence, url, lines, badge, tone == "late", tone)
    return Card(row.sentence, url, lines, _("not read yet") if row.looked_at is None else "", tone="warn")


def _outcome(row: Any) -> str:
    return str(Outcome(row.outcome).label) if row.outcome else late_words(row.answer_by, clock.today())


def _outcome_tone(row: Any) -> str:
    tones = {Outcome.YES: "leaf", Outcome.PARTLY: "warn", Outcome.NO: "calm"}
    return tones[Outcome(row.outcome)] if row.outcome else late_tone(row.answer_by, clock.today())


ASKS: Table[Any] = Table(
    "asks",
    lazy("What we asked public bodies"),
    (
        Column(
            "text", lazy("What we asked"), lambda row: row.text, heading=True,
            url=lambda row: reverse("advocacy:ask", args=[row.pk]), note=lambda row: row.issue.sentence,
        ),
        Column("body", lazy("Of whom"), lambda row: row.body.name, sort="body__name", note=lambda row: row.department),
        Column("how", lazy("How"), how_asked),
        Column("put", lazy("Put to them"), lambda row: row.put_on, kind=Kind.DATE, sort="put_on"),
        Column("by", lazy("Answer by"), lambda row: row.answer_by, kind=Kind.DATE, sort="answer_by"),
        Column("outcome", lazy("What they said"), _outcome, tone=_outcome_tone),
    ),
    first="-put",
)  # fmt: skip


def _our_state(row: Any) -> str:
    if row.answered:
        return _("answered")
    if row.left_on:
        return _("we do not answer")
    today = clock.today()
    if row.closes < today:
        return _("not answered")
    return _("late") if row.ours < today else _("to be answered")


def _our_tone(row: Any) -> str:
    if row.answered:
        return "leaf"
    if row.left_on:
        return "calm"
    return "late" if row.ours < clock.today() else "warn"


CONSULTATIONS: Table[Any] = Table(
    "consultations",
    lazy("Consultations that affect groups here"),
    (
        Column(
            "title", lazy("Consultation"), lambda row: row.title, heading=True, sort="title",
            url=lambda row: reverse("advocacy:consultation", args=[row.pk]),
        ),
        Column("body", lazy("Whose"), lambda row: row.body.name, sort="body__name"),
        Column("ours", lazy("Our answer by"), lambda row: row.ours, kind=Kind.DATE, sort="ours"),
        Column("closes", lazy("It closes"), lambda row: row.closes, kind=Kind.DATE, sort="closes"),
        Column("owner", lazy("Who of us"), lambda row: row.owner.name if row.owner else ""),
        Column("state", lazy("Standing"), _our_state, tone=_our_tone),
    ),
)  # fmt: skip


def _answers(row: Any) -> str:
    said = [(one.on, one.pk, str(one.get_outcome_display())) for ask in row.put for one in ask.said]
    return max(said)[2] if said else ""


def public_table(rows: Sequence[Any]) -> Table[Any]:
    """Public chains to take away: who stands behind each as it may be told, and what came of it. `rows` are all of them."""
    held = {pk: behind_line(one) for pk, one in behind(rows).items()}
    today = clock.today()
    return Table(
        "we-said",
        lazy("We said / they did"),
        (
            Column("issue", lazy("Issue"), lambda row: row.sentence, heading=True),
            Column("raised", lazy("Raised"), lambda row: row.raised_on, kind=Kind.DATE),
            Column("who", lazy("Raised by"), lambda row: held[row.pk]),
            Column("asked", lazy("We asked"), lambda row: "; ".join(ask.text for ask in row.put)),
            Column("body", lazy("Of whom"), lambda row: "; ".join(dict.fromkeys(ask.body.name for ask in row.put))),
            Column("put", lazy("When"), lambda row: min(ask.put_on for ask in row.put), kind=Kind.DATE),
            Column("answer", lazy("They said"), _answers),
            Column(
                "waits", lazy("Answer owed"),
                lambda row: next((late_words(ask.answer_by, today) for ask in row.put if not ask.said), ""),
            ),
            Column("change", lazy("What is different now"), lambda row: "; ".join(one.what for one in row.changes.all())),
        ),
    )  # fmt: skip
