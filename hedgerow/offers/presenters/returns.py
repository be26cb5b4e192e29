"""The lead body's return: as a page, a table to take away, and a document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.kernel.money import pounds
from hedgerow.offers.models import Offer
from hedgerow.offers.presenters import offers as shown
from hedgerow.offers.presenters.lists import for_people, money_of
from hedgerow.offers.queries import totals_of
from hedgerow.offers.types import Counted, Return
from hedgerow.people.queries.wording import us
from hedgerow.shell.documents import pdf
from hedgerow.shell.durations import duration
from hedgerow.shell.tables import Column, Table
from hedgerow.shell.templatetags.shell import plain_date

RETURN_PAPER = Path(__file__).with_name("return.typ")
OFFER_PAPER = Path(__file__).with_name("offer.typ")


@dataclass(frozen=True)
class Line:
    """One line of the return, in words and figures."""

    group: str
    what: str
    offered: str
    done: str
    gap: str
    latest: str
    hours: str
    cost: str
    spent: str
    missing: bool = False


def number(counted: Counted) -> str:
    """How many were helped."""
    if counted.hidden:
        return _("hidden to protect people")
    return "–" if counted.done is None else f"{counted.done:,}"


def gap_of(counted: Counted) -> str:
    """How many are missing; that it is reached, or more."""
    if counted.gap is None or counted.hidden:
        return "–"
    if counted.gap > 0:
        return _("%(n)s to go") % {"n": f"{counted.gap:,}"}
    return _("reached") if counted.gap == 0 else _("%(n)s more") % {"n": f"{-counted.gap:,}"}


def lines(found: Return) -> list[Line]:
    """Each group, and the total at the end."""
    rows = [
        Line(
            row.group, row.what, _plain(row.people.offered), number(row.people), gap_of(row.people),
            _("not reported") if row.missing else _latest(row.latest, row.latest_hidden),
            duration(row.minutes), _money(row.pence.offered), _money(row.pence.done), row.missing,
        )
        for row in found.rows
    ]  # fmt: skip
    total = Line(
        _("All together"), "", _plain(found.people.offered), number(found.people), gap_of(found.people),
        _latest(found.latest, found.rounded and found.latest is None), duration(found.minutes),
        _money(found.pence.offered), _money(found.pence.done),
    )  # fmt: skip
    return [*rows, total]


def _plain(value: int | None) -> str:
    return "–" if value is None else f"{value:,}"


def _latest(value: int | None, hidden: bool) -> str:
    return _("hidden to protect people") if hidden else _plain(value)


def _money(pence: int | None) -> str:
    return "–" if pence is None else pounds(pence)


TABLE: Table[Line] = Table(
    "return",
    gettext_lazy("What was done, against what was offered"),
    (
        Column("group", gettext_lazy("Group"), lambda row: row.group, heading=True, note=lambda row: row.what),
        Column("offered", gettext_lazy("People offered"), lambda row: row.offered),
        Column("done", gettext_lazy("People helped up to now"), lambda row: row.done),
        Column("gap", gettext_lazy("Gap"), lambda row: row.gap),
        Column("latest", gettext_lazy("In this period"), lambda row: row.latest),
        Column("hours", gettext_lazy("Time given"), lambda row: row.hours),
        Column("cost", gettext_lazy("Cost offered"), lambda row: row.cost),
        Column("spent", gettext_lazy("Spent up to now"), lambda row: row.spent),
    ),
)


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
    heads = [str(column.header) for column in TABLE.columns[:5]]
    cells = [[one.group, one.offered, one.done, one.gap, one.latest] for one in lines(found)]
    money = [[one.group, one.hours, one.cost, one.spent] for one in lines(found)]
    return pdf(
        RETURN_PAPER,
        {
            "title": _("What was done: %(title)s") % {"title": problem.title},
            "from": (found.offer.lead.merged_into or found.offer.lead).name,
            "foot": us(),
            "over": _("For %(body)s, %(period)s") % {"body": problem.body.name, "period": period_name(found.period)},
            "words": found.period.words,
            "people": {"title": _("People"), "heads": heads, "rows": cells},
            "money": {
                "title": _("Time and money"),
                "heads": [str(TABLE.columns[0].header), *(str(column.header) for column in TABLE.columns[5:])],
                "rows": money,
            },
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


def offer_pdf(offer: Offer, interests: list[str]) -> bytes:
    """An offer to hand to the body, as a tagged PDF."""
    problem, totals = offer.problem, totals_of(offer)
    parts = [line for line in shown.part_lines(offer) if line.part.taken is not False]
    return pdf(
        OFFER_PAPER,
        {
            "title": _("An offer: %(title)s") % {"title": problem.title},
            "from": (offer.lead.merged_into or offer.lead).name,
            "foot": us(),
            "over": _("To %(body)s, from groups and charities here; led by %(lead)s")
            % {"body": problem.body.name, "lead": (offer.lead.merged_into or offer.lead).name},
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


__all__ = ["TABLE", "Line", "caveat", "for_people", "lines", "money_of", "offer_pdf", "period_name", "return_pdf"]
