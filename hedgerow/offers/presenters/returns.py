"""The lead body's return: as a page, a table to take away, and a document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.offers.models import Offer
from hedgerow.offers.presenters import offers as shown
from hedgerow.offers.queries import totals_of
from hedgerow.offers.types import Counted, Return
from hedgerow.people.queries.wording import us
from hedgerow.shell.documents import pdf
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.tables import shown as shown_as
from hedgerow.shell.templatetags.shell import plain_date

RETURN_PAPER = Path(__file__).with_name("return.typ")
OFFER_PAPER = Path(__file__).with_name("offer.typ")
HIDDEN = gettext_lazy("hidden to protect people")


@dataclass(frozen=True)
class Line:
    """One line of the return. A number that is withheld is said in words; what nobody said is None. Money is pence."""

    group: str
    what: str
    offered: int | None
    done: int | str | None
    gap: int | None
    latest: int | str | None
    hours: int | float
    cost: int | None
    spent: int | None
    missing: bool = False


def lines(found: Return) -> list[Line]:
    """Each group, and the total at the end."""
    rows = [
        Line(
            row.group, row.what, row.people.offered, _done(row.people), row.people.gap,
            _("not reported") if row.missing else str(HIDDEN) if row.latest_hidden else row.latest,
            _hours(row.minutes), row.pence.offered, row.pence.done, row.missing,
        )
        for row in found.rows
    ]  # fmt: skip
    total = Line(
        _("All together"), "", found.people.offered, _done(found.people), found.people.gap, found.latest,
        _hours(found.minutes), found.pence.offered, found.pence.done,
    )  # fmt: skip
    return [*rows, total]


def _hours(minutes: int) -> int | float:
    return minutes / 60 if minutes % 60 else minutes // 60


def _done(counted: Counted) -> int | str | None:
    return str(HIDDEN) if counted.hidden else counted.done


PEOPLE: tuple[Column[Line], ...] = (
    Column("group", gettext_lazy("Group"), lambda row: row.group, heading=True, note=lambda row: row.what),
    Column("offered", gettext_lazy("People offered"), lambda row: row.offered, kind=Kind.NUMBER),
    Column("done", gettext_lazy("People helped"), lambda row: row.done, kind=Kind.NUMBER),
    Column("gap", gettext_lazy("Still to go"), lambda row: row.gap, kind=Kind.NUMBER),
)
HOURS: Column[Line] = Column("hours", gettext_lazy("Hours given"), lambda row: row.hours, kind=Kind.NUMBER)
TABLE: Table[Line] = Table(
    "return",
    gettext_lazy("What was done, against what was offered"),
    (
        *PEOPLE,
        Column("latest", gettext_lazy("In this period"), lambda row: row.latest, kind=Kind.NUMBER),
        HOURS,
        Column("cost", gettext_lazy("Cost offered"), lambda row: row.cost, kind=Kind.MONEY),
        Column("spent", gettext_lazy("Spent"), lambda row: row.spent, kind=Kind.MONEY),
    ),
)
#: what everybody reads once it is delivered
PUBLIC: Table[Line] = Table("delivered", gettext_lazy("People helped, against what was offered"), (*PEOPLE[:3], HOURS))


def period_name(period: Any) -> str:
    """The days of a period."""
    return _("%(from)s to %(to)s") % {"from": plain_date(period.starts), "to": plain_date(period.ends)}


def caveat(found: Return) -> str:
    """What to know about the numbers."""
    told = [_("The same person may be counted by two groups.")]
    if found.rounded:
        told.append(
            _(
                "Numbers of people are rounded to the nearest 5 and small ones hidden, so that nobody can be told by them."
            )
        )
    return " ".join(told)


def return_pdf(found: Return) -> bytes:
    """The return as a tagged PDF."""
    problem = found.offer.problem
    told = lines(found)
    return pdf(
        RETURN_PAPER,
        {
            "title": _("What was done: %(title)s") % {"title": problem.title},
            "from": found.offer.lead.now.name,
            "foot": us(),
            "over": _("For %(body)s, %(period)s") % {"body": problem.body.name, "period": period_name(found.period)},
            "words": found.period.words,
            "people": {"title": _("People"), **_sheet(TABLE.columns[:5], told)},
            "money": {"title": _("Time and money"), **_sheet((TABLE.columns[0], *TABLE.columns[5:]), told)},
            "caveat": caveat(found),
            "changed": {
                "title": _("What changed"),
                "groups": [
                    {"group": row.group, "lines": [f"{when}: {text}" for when, text in row.changed]}
                    for row in found.rows
                    if row.changed
                ],
            },
            "quotes": {"title": _("In people’s own words"), "lines": [one for row in found.rows for one in row.quotes]},
        },
    )


def _sheet(columns: tuple[Column[Line], ...], told: list[Line]) -> dict[str, Any]:
    return {
        "heads": [str(column.header) for column in columns],
        "rows": [[shown_as(column.value(line), column.kind) for column in columns] for line in told],
    }


def offer_pdf(offer: Offer, interests: list[str]) -> bytes:
    """An offer to hand to the body, as a tagged PDF."""
    problem, totals = offer.problem, totals_of(offer)
    parts = [line for line in shown.part_lines(offer) if line.part.taken is not False]
    return pdf(
        OFFER_PAPER,
        {
            "title": _("An offer: %(title)s") % {"title": problem.title},
            "from": offer.lead.now.name,
            "foot": us(),
            "over": _("To %(body)s, from groups and charities here; led by %(lead)s")
            % {"body": problem.body.name, "lead": offer.lead.now.name},
            "interests": {"title": _("Our own interest in this"), "lines": interests},
            "problem": {
                "title": _("The problem"),
                "words": problem.matter,
                "facts": [f"{fact.label}: {plain_date(fact.value)}" for fact in shown.facts_of(problem)],
            },
            "summary": {"title": _("The offer"), "words": offer.summary},
            "parts": {
                "title": _("Who would do what"),
                "heads": [_("Group"), _("People"), _("Cost")],
                "rows": [[line.group, line.people or "–", line.cost or "–"] for line in parts]
                + [[_("All together"), shown.people_of(totals), shown.cost_of(totals)]],
                "caveat": _caveat(offer),
                "each": [_part_paper(line) for line in parts],
            },
            "needs": {"title": _("What is needed of you"), "words": offer.needs},
            "risks": {"title": _("What could go wrong"), "words": offer.risks},
        },
    )


def _caveat(offer: Offer) -> str:
    totals = totals_of(offer)
    each = shown.each_of(totals)
    told = [
        _("The same person may be counted by two groups, so the number of people is given from the least to the most.")
    ]
    if each:
        told.append(_("Cost for each person: %(each)s.") % {"each": each})
    return " ".join(told)


def _part_paper(line: shown.PartLine) -> dict[str, Any]:
    part = line.part
    strength = part.get_strength_display() if part.strength else ""
    evidence = f"{part.evidence} ({strength})" if part.evidence and strength else part.evidence
    return {
        "group": line.group,
        "what": part.what,
        "facts": [one for one in (line.where, line.when, evidence, part.evidence_at) if one],
    }
