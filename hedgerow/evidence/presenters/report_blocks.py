"""A report as blocks in order: what the screen, the PDF and the spreadsheet are made of, so that they say the same."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.evidence.presenters.report_opens import Opens
from hedgerow.evidence.presenters.report_said import (
    MEAN,
    Block,
    Large,
    Said,
    Sheet,
    Top,
    Words,
    amount,
    count,
    words,
)
from hedgerow.evidence.presenters.report_tables import changed, figure_url, figures, places
from hedgerow.evidence.queries.report_words import told
from hedgerow.evidence.types.indicators import Amount, Missing, Unit
from hedgerow.evidence.types.reports import (
    Costs,
    Done,
    Figure,
    PriorityRead,
    Report,
    Soundings,
    TargetRead,
)
from hedgerow.shell.templatetags.shell import plain_date

#: the figures that stand large at the top, of what there is
LARGE = ("groups-supported", "groups-new", "pounds-secured", "people-trained", "volunteers-placed", "policy-changes")
NOT_HELPED = gettext_lazy("Each is one time that somebody asked, offered or applied in vain.")


def blocks(report: Report, opens: Opens | None = None) -> list[Block]:
    """Everything that a report says, in the order in which it is read. `opens` leads numbers to the work behind them."""
    if report.body:
        return [*_top(report), *_of_priorities(report, opens), *_foot(report)]
    if report.agreement:
        return [*_top(report), _targets(report, opens), *_foot(report)]
    return [
        *_top(report, opens),
        *(figures(report, one.title, one.figures, opens) for one in report.sections),
        figures(report, _("What we could not help with"), report.unmet, opens, NOT_HELPED),
        *places(report, opens),
        *changed(report, report.pathways, opens),
        *_soundings(report.soundings),
        *_costs(report, report.costs),
        *_foot(report),
    ]  # fmt: skip


def _top(report: Report, opens: Opens | None = None) -> list[Block]:
    held = {figure.code: figure for section in report.sections for figure in section.figures}
    large = [_large(report, held[code], opens) for code in LARGE if code in held and held[code].now.value]
    return [Top(report.headlines, tuple(large[:4]))]


def _large(report: Report, one: Figure, opens: Opens | None) -> Large:
    beside = _("%(before)s the quarter before") % {"before": told(one.before, one.unit)}
    return Large(one.title, amount(one.now, one.unit, figure_url(one, one.now, report.period, opens)), beside)


def _soundings(found: Soundings | None) -> list[Block]:
    if found is None:
        return []
    lead = _(
        "Three short questions before and after support, from 1 (not at all) to 5 (completely). %(asked)s were asked "
        "after support, %(answered)s answered, %(pairs)s both times. Under five, nothing is shown."
    ) % {"asked": found.asked, "answered": found.answered, "pairs": found.pairs}
    if all(one.before.missing is Missing.HIDDEN for one in found.questions):
        return [Words(_("What people said"), (("", lead),))]
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


def _of_priorities(report: Report, opens: Opens | None) -> list[Block]:
    return [block for one in report.priorities for block in _priority(report, one, opens)]


def _priority(report: Report, one: PriorityRead, opens: Opens | None) -> list[Block]:
    title = _("Priority %(number)s: %(words)s") % {"number": one.number, "words": one.words}
    source = _("%(source)s, published %(day)s") % {"source": one.source, "day": plain_date(one.published_on)}
    if not one.linked:
        unlinked = _("It is linked to none of the local priorities, so no work can be said to be towards it.")
        return [Words(title, (("", source), ("", unlinked)))]
    linked = _("Read by the local priorities that it is linked to: %(names)s.") % {"names": ", ".join(one.linked)}
    rows = tuple((words(each.title), count(each.count, _done(report, one, each, opens))) for each in one.done)
    done = Sheet(_("What was done most"), "", (_("What"), _("Times")), rows, level=3)
    nothing = Words(_("What was done most"), (("", _("Nothing was recorded towards it in this time.")),), level=3)
    return [
        Words(title, (("", source), ("", linked))),
        figures(report, _("In figures"), one.figures, opens, level=3, towards=one.codes),
        done if one.done else nothing,
        *changed(report, one.pathways, opens, level=3, towards=one.codes),
    ]


def _done(report: Report, one: PriorityRead, each: Done, opens: Opens | None) -> str:
    return opens.done(report.period, each.act, each.activity, one.codes) if opens and each.act else ""


def _targets(report: Report, opens: Opens | None) -> Block:
    heads = (
        _("Target"), _("Promised"), _("To date"), _("Still wanting"), report.period.name, _("All that we did"),
        _("What counts"),
    )  # fmt: skip
    lead = _(
        "What was written down as this funder’s time counts towards a target. Where work of that kind names no funder at "
        "all, all of it counts; so it does for a figure of us as a whole, such as members. The last column says which."
    )
    return Sheet(_("Targets"), lead, heads, tuple(_target(report, one, opens) for one in report.targets))


def _target(report: Report, one: TargetRead, opens: Opens | None) -> tuple[Said, ...]:
    gap = Amount(one.gap) if one.gap is not None else Amount(missing=Missing.UNKNOWN)
    title = ", ".join(filter(None, (one.title, one.every)))
    title = f"{title} ({one.words})" if one.words else title
    reached = words(_("reached")) if one.gap == 0 else amount(gap, one.unit)

    def cell(held: Amount, since: date, until: date, payer: int) -> Said:
        url = opens.figure(one.code, since, until, (), payer) if opens and held.value else ""
        return amount(held, one.unit, url)

    return (
        words(title),
        amount(Amount(one.target), one.unit),
        cell(one.actual, one.since, one.until, one.payer),
        reached,
        cell(one.quarter, report.period.start, report.period.end, one.payer),
        cell(one.whole, one.since, one.until, 0),
        words(one.basis),
    )


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
