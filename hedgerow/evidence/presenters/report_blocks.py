"""A report as blocks in order: what the screen, the PDF and the spreadsheet are made of, so that they say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.evidence.presenters.report_said import (
    MEAN,
    Block,
    Changes,
    Large,
    Map,
    Said,
    Sheet,
    Top,
    Words,
    amount,
    change,
    count,
    words,
)
from hedgerow.evidence.queries.report_words import told
from hedgerow.evidence.types.indicators import Amount, Missing, Unit
from hedgerow.evidence.types.reports import (
    Cell,
    Costs,
    Figure,
    Pathway,
    PriorityRead,
    Report,
    Soundings,
    TargetRead,
)
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.shell.types import Text

#: the figures that stand large at the top, of what there is
LARGE = ("groups-supported", "groups-new", "pounds-secured", "people-trained", "volunteers-placed", "policy-changes")
Opens = Callable[[str], str]
NOT_HELPED = gettext_lazy("Each is one time that somebody asked, offered or applied in vain.")


def blocks(report: Report, opens: Opens | None = None) -> list[Block]:
    """Everything that a report says, in the order in which it is read. `opens` leads a figure to its entries."""
    if report.body:
        return [*_top(report), *_of_priorities(report), *_foot(report)]
    if report.agreement:
        return [*_top(report), _targets(report), *_foot(report)]
    return [
        *_top(report, opens),
        *(figures(report, one.title, one.figures, opens) for one in report.sections),
        figures(report, _("What we could not help with"), report.unmet, opens, NOT_HELPED),
        *_places(report),
        *changed(report.pathways),
        *_soundings(report.soundings),
        *_costs(report, report.costs),
        *_foot(report),
    ]  # fmt: skip


def _top(report: Report, opens: Opens | None = None) -> list[Block]:
    held = {figure.code: figure for section in report.sections for figure in section.figures}
    large = [_large(held[code], opens) for code in LARGE if code in held and held[code].now.value]
    return [Top(report.headlines, tuple(large[:4]))]


def _large(one: Figure, opens: Opens | None) -> Large:
    beside = _("%(before)s the quarter before") % {"before": told(one.before, one.unit)}
    return Large(one.title, amount(one.now, one.unit, _url(one, opens)), beside)


def _url(one: Figure, opens: Opens | None) -> str:
    return opens(one.code) if opens and one.opens and one.now.value else ""


def figures(
    report: Report, title: str, some: Iterable[Figure], opens: Opens | None, lead: Text = "", level: int = 2
) -> Sheet:
    """Figures with what they were before."""
    heads = (_("What is counted"), report.period.name, report.before.name, _("Change"), report.year.name)
    rows = tuple(
        (
            words(one.title),
            amount(one.now, one.unit, _url(one, opens)),
            amount(one.before, one.unit),
            change(one.now, one.before, one.unit),
            amount(one.year, one.unit),
        )
        for one in some
    )
    return Sheet(title, str(lead), heads, rows, level=level)


def _places(report: Report) -> list[Block]:
    most = [cell for cell in report.wards if cell.fill == 1]
    alt = _("Map of the wards in five shades by how many groups we worked with.")
    if most:
        names = ", ".join(cell.name for cell in most)
        alt += " " + _("Most in %(wards)s. The table beneath says the same.") % {"wards": names}
    numbered = [replace(cell, name=f"{number}. {cell.name}") for number, cell in enumerate(report.wards, 1)]
    return [
        Map(_("Where"), alt, report.wards),
        _cells(_("By ward"), _("Ward"), numbered, " ".join(report.boundaries)),
        _cells(_("By need"), _("Small areas"), report.fifths, _("Small areas by the official index of deprivation.")),
        _cells(_("By size of group"), _("Income a year"), report.bands, _("Income when the work was recorded.")),
    ]


def _cells(title: str, head: str, cells: Sequence[Cell], lead: str) -> Sheet:
    heads = (head, _("Groups"), _("Pieces of work"), _("The quarter before"), _("People"), _("£ secured"))
    rows = tuple(
        (
            words(one.name),
            count(one.groups),
            count(one.entries),
            count(one.before),
            amount(one.people, Unit.PEOPLE),
            amount(Amount(one.secured), Unit.POUNDS),
        )
        for one in cells
    )
    return Sheet(title, lead, heads, rows, level=3)


def changed(pathways: Sequence[Pathway], level: int = 2) -> list[Block]:
    """What changed: how many claims of each strength, and the claims in words."""
    if not pathways:
        return []
    heads = (_("What changed"), *(one.name for one in pathways[0].strengths), _("All"))
    rows = tuple((words(one.title), *(count(g.count) for g in one.strengths), count(one.count)) for one in pathways)
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
    return _("%(count)s more are counted, and their words are not printed.") % {"count": f"{one.unread:,}"}


def _soundings(found: Soundings | None) -> list[Block]:
    if found is None:
        return []
    heads = (_("Question"), _("Before"), _("After"), _("Rose"), _("Stayed"), _("Fell"), _("Answered both times"))
    rows = tuple(
        (
            words(one.title),
            amount(one.before, MEAN),
            amount(one.after, MEAN),
            *(amount(part, Unit.PEOPLE) for part in (one.up, one.same, one.down)),
            count(one.pairs),
        )
        for one in found.questions
    )
    lead = _(
        "Three short questions before and after support, from 1 (not at all) to 5 (completely). %(asked)s were asked "
        "after support, %(answered)s answered, %(pairs)s both times. Under five, nothing is shown."
    ) % {"asked": found.asked, "answered": found.answered, "pairs": found.pairs}
    return [Sheet(_("What people said"), lead, heads, rows)]


def _costs(report: Report, found: Costs | None) -> list[Block]:
    if found is None:
        return []
    heads = (_("Function"), report.period.name, report.before.name, report.year.name)
    rows = [
        (words(one.title), *(amount(Amount(each), Unit.POUNDS) for each in (one.pence, one.before, one.year)))
        for one in found.lines
    ]
    sums = [sum(getattr(one, name) for one in found.lines) for name in ("pence", "before", "year")]
    rows.append((words(_("All together")), *(amount(Amount(each), Unit.POUNDS) for each in sums)))
    shared = _("%(pence)s of it is shared by all functions.") % {"pence": told(Amount(found.shared), Unit.POUNDS)}
    return [Sheet(_("What it cost"), " ".join((*found.method, shared)), heads, tuple(rows))]


def _of_priorities(report: Report) -> list[Block]:
    return [block for one in report.priorities for block in _priority(report, one)]


def _priority(report: Report, one: PriorityRead) -> list[Block]:
    title = _("Priority %(number)s: %(words)s") % {"number": one.number, "words": one.words}
    source = _("%(source)s, published %(day)s") % {"source": one.source, "day": plain_date(one.published_on)}
    if not one.linked:
        unlinked = _("It is linked to none of the local priorities, so no work can be said to be towards it.")
        return [Words(title, (("", source), ("", unlinked)))]
    linked = _("Read by the local priorities that it is linked to: %(names)s.") % {"names": ", ".join(one.linked)}
    done = Sheet(
        _("What was done most"), "", (_("What"), _("Times")),
        tuple((words(each.title), count(each.count)) for each in one.done), level=3,
    )  # fmt: skip
    nothing = Words(_("What was done most"), (("", _("Nothing was recorded towards it in this time.")),), level=3)
    return [
        Words(title, (("", source), ("", linked))),
        figures(report, _("In figures"), one.figures, None, level=3),
        done if one.done else nothing,
        *changed(one.pathways, level=3),
    ]


def _targets(report: Report) -> Block:
    heads = (
        _("Target"), _("Promised"), _("For"), _("To date"), _("Still wanting"), _("Of it as their time"), report.period.name,
    )  # fmt: skip
    lead = _(
        "Everything that we did in the days of the target counts towards it, whoever paid; what was written down as this "
        "funder’s own time stands beside it."
    )
    return Sheet(_("Targets"), lead, heads, tuple(_target(one) for one in report.targets))


def _target(one: TargetRead) -> tuple[Said, ...]:
    gap = Amount(one.gap) if one.gap is not None else Amount(missing=Missing.UNKNOWN)
    title = f"{one.title} ({one.words})" if one.words else one.title
    reached = words(_("reached")) if one.gap == 0 else amount(gap, one.unit)
    return (
        words(title), amount(Amount(one.target), one.unit), words(one.every), amount(one.actual, one.unit), reached,
        amount(one.paid, one.unit), amount(one.quarter, one.unit),
    )  # fmt: skip


def _foot(report: Report) -> list[Block]:
    meant = tuple(
        (one.title, " ".join(filter(None, (one.text, one.caveats, _source(one.source))))) for one in report.definitions
    )
    made = _("Made on %(day)s from the record of work at %(ledger)s, by edition %(charter)s of our words.") % {
        "day": plain_date(report.made_on), "ledger": report.ledger, "charter": report.charter,
    }  # fmt: skip
    compared = _("%(now)s: %(start)s to %(end)s. Compared with %(before)s and %(year)s.") % {
        "now": report.period.name, "start": plain_date(report.period.start), "end": plain_date(report.period.end),
        "before": report.before.name, "year": report.year.name,
    }  # fmt: skip
    lines = (compared, *report.notes, *report.boundaries, made)
    found: list[Block] = [Words(_("How it was counted"), tuple(("", line) for line in lines))]
    return [*found, Words(_("What each figure means"), meant)] if meant else found


def _source(source: str) -> str:
    return _("Source: %(source)s.") % {"source": source} if source else ""
