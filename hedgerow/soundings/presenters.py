"""What the answers say, as a picture and tables; and who was asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.engines import registry
from hedgerow.kernel import clock
from hedgerow.people.queries.wording import us
from hedgerow.shell.chart_pairs import Pair, pairs
from hedgerow.shell.charts import Chart
from hedgerow.shell.documents import pdf
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.shell.types import Tab
from hedgerow.soundings.models import Sounding
from hedgerow.soundings.rules import code_of
from hedgerow.soundings.types import LEAST, Answer, Baseline, Change, Measured, Question, Slice, Stage

SHEET = Path(__file__).with_name("sheet.typ")
Row = tuple[str, str, Change]  # the slice, what the question is about, and how it was answered


def tabs(here: str) -> list[Tab]:
    """What changed, and who was asked."""
    names = {"reading": _("What changed"), "asked": _("Who was asked")}
    return [Tab(label, reverse(f"soundings:{name}"), name == here) for name, label in names.items()]


def sentence(baseline: Baseline) -> str:
    """What the answers say, in a sentence."""
    if baseline.hidden:
        words = _("Fewer than %(n)d people answered both times, so nothing is shown that could tell of one of them.")
        return words % {"n": LEAST}
    moved = {code: change.change for code, change in baseline.questions.items() if change.change is not None}
    best = max(moved, key=lambda code: moved[code] or 0)
    change = baseline.questions[best]
    words = _(
        "“%(question)s” moved most: from %(before).1f to %(after).1f of 5, by %(n)d people who answered both times."
    )
    return words % {
        "question": Measured(best).label, "before": change.before, "after": change.after, "n": change.pairs
    }  # fmt: skip


def chart(baseline: Baseline) -> Chart | None:
    """Each question before and after; None where nothing may be shown."""
    held = {code: change for code, change in baseline.questions.items() if not change.hidden}
    rows = [
        Pair(str(Measured(code).label), now=change.after or 0, before=change.before) for code, change in held.items()
    ]
    if not rows:
        return None
    return pairs(
        rows,
        title=_("Before support and after it"),
        description=f"{sentence(baseline)} {_('The paler bar is before.')}",
        now=_("After"),
        before=_("Before"),
        show="{:.1f}".format,
        most=5.0,
        key="soundings:" + "-".join(f"{code}:{one.pairs}:{one.before}:{one.after}" for code, one in held.items()),
    )


def rows(slices: list[Slice]) -> list[Row]:
    """A line for each slice and question."""
    return [
        (one.name, str(Measured(code).label), change)
        for one in slices
        for code, change in one.baseline.questions.items()
    ]


def _of(name: str) -> Any:
    return lambda row: getattr(row[2], name)


def _count(name: str) -> Any:
    """A count of people as it may be shown: to the nearest five, or that there are few."""

    def shown(row: Row) -> str:
        change, count = row[2], getattr(row[2], name)
        if change.hidden:
            return ""
        return _("1 to 4") if count is None else _("about %(n)d") % {"n": count} if count else _("nobody")

    return shown


def _pairs(row: Row) -> Any:
    change = row[2]
    return change.pairs if not change.hidden else _("fewer than %(n)d, or hidden") % {"n": LEAST}


TABLE: Table[Row] = Table(
    "three-questions",
    gettext_lazy("Three questions, before support and after it"),
    (
        Column("of", gettext_lazy("Of"), lambda row: row[0]),
        Column("question", gettext_lazy("Question"), lambda row: row[1], heading=True),
        Column("pairs", gettext_lazy("Answered both times"), _pairs, kind=Kind.NUMBER),
        Column("before", gettext_lazy("Before"), _of("before"), kind=Kind.NUMBER),
        Column("after", gettext_lazy("After"), _of("after"), kind=Kind.NUMBER),
        Column("change", gettext_lazy("Change"), _of("change"), kind=Kind.NUMBER),
        Column("up", gettext_lazy("Went up"), _count("up")),
        Column("same", gettext_lazy("Stayed"), _count("same")),
        Column("down", gettext_lazy("Went down"), _count("down")),
    ),
)


def group_of(sounding: Sounding) -> str:
    """Whose group it is, as recorded now."""
    held = sounding.organisation
    return held.now.name if held else _("a person whose group we do not know")


def state_of(sounding: Sounding) -> str:
    """How far an asking is, in words."""
    if sounding.answered_on:
        return _("answered %(how)s") % {"how": sounding.get_how_display()}
    if sounding.takes_answers(clock.today()):
        return _("until %(day)s") % {"day": plain_date(sounding.last_day)}
    return _("over, without an answer")


def tone_of(sounding: Sounding) -> str:
    """The colour of it."""
    return "leaf" if sounding.answered_on else "calm" if sounding.takes_answers(clock.today()) else ""


ASKED: Table[Sounding] = Table(
    "three-questions-asked",
    gettext_lazy("Who was asked"),
    (
        Column(
            "group", gettext_lazy("Group"), group_of, heading=True,
            url=lambda row: reverse("soundings:told", args=[row.pk]) if row.takes_answers(clock.today()) else "",
        ),
        Column("stage", gettext_lazy("When"), lambda row: Stage(row.stage).label, sort="stage"),
        Column("function", gettext_lazy("Function"), lambda row: row.get_function_display()),
        Column("asked_on", gettext_lazy("Asked on"), lambda row: row.asked_on, kind=Kind.DATE, sort="asked_on"),
        Column("state", gettext_lazy("Answered"), state_of, tone=tone_of),
    ),
    first="-asked_on",
)  # fmt: skip


def about(sounding: Sounding) -> tuple[str, str]:
    """The title and address of the record that it is about; "" where that is gone."""
    link = registry.link(sounding.about)
    return (link.title, link.url) if link else ("", "")


def sheet(sounding: Sounding) -> bytes:
    """The questions of one asking on a sheet of A5, with the code by which what was ticked is typed in."""
    consent = _(
        "You need not answer, and may leave out any question: the help is the same. Who gives this sheet back agrees that we "
        "add the answers up with those of others. They are shown only where at least five people answered. The sheet is "
        "destroyed once it is typed in; your name and address, if we hold them, are removed after twelve months. Until the "
        "last day you may choose otherwise."
    )
    said = {
        "title": _("Three short questions"),
        "from": us(),
        "foot": us(),
        "over": group_of(sounding) if sounding.organisation else "",
        "lead": _("How is it with your group now? We ask the same again at the end, to see what changed.")
        if sounding.stage == Stage.BEFORE
        else _("How is it with your group now, after we have worked together?"),
        "questions": [str(label) for label in Question.labels],
        "answers": [str(label) for label in Answer.labels],
        "decline": _("I would rather not say"),
        "consent": consent,
        "code_is": _("Code:"),
        "code": code_of(sounding.pk),
        "until": _("Please give it back by %(day)s.") % {"day": plain_date(sounding.last_day)},
    }
    return pdf(SHEET, said)


def answers_in_words() -> str:
    """The scale, for whoever reads the figures."""
    return ", ".join(f"{value} {label}" for value, label in Answer.choices if value)


def n_answered(baseline: Baseline) -> str:
    """How many answered of those who were asked afterwards."""
    words = ngettext(
        "%(answered)d of %(asked)d who was asked after support answered.",
        "%(answered)d of %(asked)d who were asked after support answered.",
        baseline.asked,
    )
    return words % {"answered": baseline.answered, "asked": baseline.asked}
