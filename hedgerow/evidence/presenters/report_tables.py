"""Tables of a report whose numbers open the work behind them: figures, places and sizes, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.evidence.presenters.report_opens import Opens
from hedgerow.evidence.presenters.report_said import (
    Block,
    Changes,
    Map,
    Said,
    Sheet,
    Words,
    amount,
    change,
    count,
    words,
)
from hedgerow.evidence.types import Dimension
from hedgerow.evidence.types.indicators import Amount, Unit
from hedgerow.evidence.types.reports import Cell, Days, Figure, Pathway, Report
from hedgerow.shell.types import Text


def figure_url(one: Figure, held: Amount, days: Days, opens: Opens | None, towards: Sequence[str] = ()) -> str:
    return opens.figure(one.code, days.start, days.end, towards) if opens and one.opens and held.value else ""


def figures(
    report: Report,
    title: str,
    some: Iterable[Figure],
    opens: Opens | None,
    lead: Text = "",
    level: int = 2,
    towards: Sequence[str] = (),
) -> Sheet:
    """Figures with what they were before."""
    heads = (_("What is counted"), report.period.name, report.before.name, _("Change"), report.year.name)

    def cell(one: Figure, held: Amount, days: Days) -> Said:
        return amount(held, one.unit, figure_url(one, held, days, opens, towards))

    rows = tuple(
        (
            words(one.title),
            cell(one, one.now, report.period),
            cell(one, one.before, report.before),
            change(one.now, one.before, one.unit),
            cell(one, one.year, report.year),
        )
        for one in some
    )
    return Sheet(title, str(lead), heads, rows, level=level)


def places(report: Report, opens: Opens | None) -> list[Block]:
    most = [cell for cell in report.wards if cell.fill == 1]
    alt = _("Map of the wards in five shades by how many groups we worked with.")
    if most:
        names = ", ".join(cell.name for cell in most)
        alt += " " + _("Most in %(wards)s. The table beneath says the same.") % {"wards": names}
    numbered = [replace(cell, name=f"{number}. {cell.name}") for number, cell in enumerate(report.wards, 1)]
    need, size = _("Small areas by the official index of deprivation."), _("Income when the work was recorded.")
    return [
        Map(_("Where"), alt, report.wards),
        _cells(report, Dimension.WARD, (_("By ward"), _("Ward")), numbered, " ".join(report.boundaries), opens),
        _cells(report, Dimension.FIFTH, (_("By need"), _("Small areas")), report.fifths, need, opens),
        _cells(report, Dimension.BAND, (_("By size of group"), _("Income a year")), report.bands, size, opens),
    ]


def _cells(
    report: Report, by: Dimension, named: tuple[str, str], cells: Sequence[Cell], lead: str, opens: Opens | None
) -> Sheet:
    title, head = named
    heads = (head, _("Groups"), _("Pieces of work"), _("The quarter before"), _("People"), _("£ secured"))

    def url(days: Days, one: Cell, held: object) -> str:
        return opens.cell(by, one.key, days) if opens and held else ""

    rows = tuple(
        (
            words(one.name),
            count(one.groups, url(report.period, one, one.groups)),
            count(one.entries, url(report.period, one, one.entries)),
            count(one.before, url(report.before, one, one.before)),
            amount(one.people, Unit.PEOPLE, url(report.period, one, one.people.value)),
            amount(Amount(one.secured), Unit.POUNDS, url(report.period, one, one.secured)),
        )
        for one in cells
    )
    return Sheet(title, lead, heads, rows, level=3, anchor=f"by-{by.value}")


def changed(
    report: Report, pathways: Sequence[Pathway], opens: Opens | None, level: int = 2, towards: Sequence[str] = ()
) -> list[Block]:
    """What changed: how many claims of each strength, and the claims in words."""
    if not pathways:
        return []
    if not any(one.count for one in pathways):
        nothing = _("Nothing is claimed to have changed because of this work in this time.")
        return [Words(_("What changed"), (("", nothing),), level=level)]
    heads = (_("What changed"), *(one.name for one in pathways[0].strengths), _("All"))

    def url(held: int, pathway: str, strength: str = "") -> str:
        return opens.outcomes(report.period, pathway, strength, towards) if opens and held else ""

    rows = tuple(
        (
            words(one.title),
            *(count(each.count, url(each.count, one.code, each.strength)) for each in one.strengths),
            count(one.count, url(one.count, one.code)),
        )
        for one in pathways
    )
    lead = _(
        "Each change is claimed by somebody and graded by its evidence, from “we say so” to “checked by an outsider”."
    )
    told_ones = [
        Changes(one.title, one.claims, _unread(one), level=level + 1) for one in pathways if one.claims or one.unread
    ]
    return [Sheet(_("What changed"), lead, heads, rows, level=level), *told_ones]


def _unread(one: Pathway) -> str:
    if not one.unread:
        return ""
    if one.claims:
        more = ngettext(
            "One more is counted, and its words are not printed.",
            "%(count)s more are counted, and their words are not printed.",
            one.unread,
        )
        return more % {"count": f"{one.unread:,}"}
    alone = ngettext(
        "One is counted, and its words are not printed.",
        "%(count)s are counted, and their words are not printed.",
        one.unread,
    )
    return alone % {"count": f"{one.unread:,}"}
