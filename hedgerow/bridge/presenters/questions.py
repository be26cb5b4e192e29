"""The lists of questions, one question, and its answers as the reader may know them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.bridge.models import Answer, Question
from hedgerow.bridge.queries.questions import bands
from hedgerow.bridge.queries.words import now, short_standing, tone
from hedgerow.bridge.types import Part, PartKind
from hedgerow.kernel.words import Words
from hedgerow.organisations.types import Band
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.types import Bar, Tab
from hedgerow.spine import disclosure


def tabs(here: str) -> list[Tab]:
    """The parts of the bridge in the workspace."""
    return [
        Tab(_("Now"), reverse("bridge:now"), here == "now"),
        Tab(_("Questions"), reverse("bridge:questions"), here == "questions"),
        Tab(_("Promises"), reverse("bridge:promises"), here == "promises"),
    ]


def table(url: Callable[[Any], str], today: date, *, public: bool) -> Table[Any]:
    """A list of questions. Everybody reads counts of answers only where no group could be told by them."""

    def given(row: Any) -> Any:
        return hidden(row.given) if public else row.given

    return Table(
        "questions-to-groups",
        gettext_lazy("Questions to groups"),
        (
            Column("title", gettext_lazy("Question"), lambda row: row.title, sort="title", heading=True, url=url),
            Column(
                "body", gettext_lazy("Asked by"), lambda row: now(row.body).name, sort="body__name", note=department
            ),
            Column("closes", gettext_lazy("Answers by"), lambda row: row.closes_on, kind=Kind.DATE, sort="closes_on"),
            Column("put", gettext_lazy("Asked"), lambda row: row.put, kind=Kind.NUMBER, sort="put"),
            Column("given", gettext_lazy("Answered"), given, kind=Kind.NUMBER, sort="" if public else "given"),
            Column("due", gettext_lazy("Outcome by"), lambda row: row.answer_by, kind=Kind.DATE, sort="answer_by"),
            Column(
                "state",
                gettext_lazy("How far it is"),
                lambda row: short_standing(row, today),
                tone=lambda row: tone(row, today),
            ),
        ),
        first="-closes",
    )


def department(row: Any) -> str:
    """The department that asks, as a quieter line."""
    return row.department.name if row.department else ""


def hidden(count: int) -> Any:
    """A count of groups as everybody reads it: the nearest five, and nothing where there are few."""
    said = disclosure.shown(count)
    return _("fewer than 5") if said is None else said


@dataclass(frozen=True)
class Size:
    """Of groups of one size, how many were asked and how many of them answered; None where few are hidden."""

    label: Words
    put: int | None
    given: int | None


@dataclass(frozen=True)
class Turnout:
    """How many were asked and answered, as everybody reads it. `missing`: sizes of which hardly anybody answered."""

    put: int | None
    given: int | None
    sizes: Sequence[Size]
    missing: Sequence[Words]


def turnout(question: Question) -> Turnout:
    """Who answered by the size of groups; numbers under five are hidden, others said to the nearest five."""
    held, labels = bands(question), dict(Band.choices)
    sizes = [
        Size(labels[band], disclosure.shown(held[band][0]), disclosure.shown(held[band][1]))
        for band in Band.values
        if band in held
    ]
    missing = [labels[band] for band, (put, given) in held.items() if put >= 5 and given * 10 < put]
    total = [sum(pair[at] for pair in held.values()) for at in (0, 1)]
    return Turnout(disclosure.shown(total[0]), disclosure.shown(total[1]), sizes, missing)


@dataclass(frozen=True)
class Summary:
    """What groups said to one part: bars for a choice, a line for numbers, the count of words."""

    part: Part
    bars: Sequence[Bar]
    line: str


def summaries(question: Question, answers: Iterable[Answer]) -> list[Summary]:
    """What was said to each part, together."""
    rows = list(answers)
    return [_summary(part, [row.content[part.id] for row in rows if part.id in row.content]) for part in question.asked]


def _summary(part: Part, said: list[Any]) -> Summary:
    if part.kind == PartKind.CHOICE and said:
        counts = Counter(said)
        bars = [Bar(one, counts[one] / len(said), str(counts[one])) for one in part.options]
        return Summary(part, bars, "")
    if part.kind == PartKind.NUMBER and said:
        told = {"sum": f"{sum(said):,}", "middle": f"{median(said):,.0f}", "n": len(said)}
        return Summary(part, (), _("%(n)s said a number: together %(sum)s, in the middle %(middle)s") % told)
    return Summary(part, (), _("%(n)s said something") % {"n": len(said)})


@dataclass(frozen=True)
class Given:
    """An answer as somebody reads it. `who` is "" where the group is not named to the reader."""

    answer: Answer
    who: str
    group: int | None


def as_given(answers: Iterable[Answer], *, team: bool) -> list[Given]:
    """Answers with the names that the reader may know: our team all, a body those of groups that chose to be named."""
    found = [_given(row, team or row.named) for row in answers]
    return sorted(found, key=lambda one: (not one.who, one.who.casefold(), one.answer.pk % 97, one.answer.pk))


def _given(answer: Answer, named: bool) -> Given:
    group = now(answer.organisation)
    return Given(answer, group.name, group.pk) if named else Given(answer, "", None)


def answers_table(question: Question, *, team: bool) -> Table[Given]:
    """The answers to a question; what is downloaded names nobody who chose not to be named, whoever downloads it."""

    def who(row: Given) -> str:
        return row.who or _("a group that is not named")

    def value(part: Part) -> Callable[[Given], Any]:
        return lambda row: row.answer.content.get(part.id)

    columns = [
        Column("group", gettext_lazy("Group"), who, heading=True, note=_not_named if team else None),
        *(
            Column(part.id, part.label, value(part), kind=Kind.NUMBER if part.kind == PartKind.NUMBER else Kind.TEXT)
            for part in question.asked
        ),
    ]
    return Table("answers", gettext_lazy("Answers"), tuple(columns))


def _not_named(row: Given) -> str:
    return "" if row.answer.named else _("not named to the body")
