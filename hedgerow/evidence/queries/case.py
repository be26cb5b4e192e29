"""The case for infrastructure as the record has it today: each part read by the same readings as every other page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hedgerow.charter import queries as charter
from hedgerow.charter.types import Function
from hedgerow.evidence import rules as readings_rules
from hedgerow.evidence.models import CaseIssue, CaseText
from hedgerow.evidence.queries import claims
from hedgerow.evidence.queries.case_money import costs, funded
from hedgerow.evidence.queries.case_words import after, hours, told
from hedgerow.evidence.queries.readings import labels, read, version
from hedgerow.evidence.rules import case as rules
from hedgerow.evidence.types import NONE, Dimension, Figures, Question
from hedgerow.evidence.types.case import FORMAT, LIVE, Content, Group, Number, Part, Section, Series, Table
from hedgerow.kernel.clock import Period
from hedgerow.ledger import queries as ledger
from hedgerow.ledger.types import Pathway, Strength
from hedgerow.people.queries.wording import us
from hedgerow.places import queries as places
from hedgerow.shell.templatetags.shell import plain_date

QUARTERS = 8
FEW = 3  # acts of a function that are told
UNMET = 8
CLAIMS = 6
OPENED, CLOSED = "case.opened", "case.closed"


@dataclass(frozen=True)
class Days:
    """The days that the case is about, those of a year before, and how far the record goes."""

    today: date
    year: Period
    before: Period
    known: str


def text_now() -> CaseText:
    """How the case is told here; as it starts, where nobody has said."""
    return CaseText.objects.filter(pk=1).first() or CaseText(pk=1)


def issues() -> list[CaseIssue]:
    """Every issue, the newest first."""
    return list(CaseIssue.objects.order_by("-number")[:40])


def issued(number: int | None = None) -> CaseIssue | None:
    """One issue by its number, or the latest."""
    rows = CaseIssue.objects.all() if number is None else CaseIssue.objects.filter(number=number)
    return rows.order_by("-number").first()


def build(told_as: CaseText, today: date, *, every: bool = False) -> Content:
    """The case as it would be issued today; with `every`, also the parts that are not shown."""
    known = version()
    year = rules.year_of(today)
    days = Days(today, year, readings_rules.before(year, today), known)
    shown = [part.value for part in Part if part.value in told_as.parts]
    wanted = [part.value for part in Part if every or part.value in shown]
    here = places.place()
    return Content(
        format=FORMAT,
        place=here.area_name if here else "",
        us=us(),
        words=told_as.words,
        since=days.year.start.isoformat(),
        until=days.year.end.isoformat(),
        ledger=str(ledger.head()),
        charter=charter.version(),
        shown=tuple(shown),
        sections=tuple(found for code in wanted if code not in LIVE and (found := SECTIONS[code](days))),
        fiction=bool(here and here.is_fiction),
    )


def _does(days: Days) -> Section | None:
    """What was done most under each function, beside the year before."""
    groups = tuple(group for function in Function if (group := _function(function, days)))
    if not groups:
        return None
    return Section(Part.DOES, groups=groups, how=(
        _("Each is counted from our record of work, once for each time it happened, from %(since)s to %(until)s.")
        % {"since": plain_date(days.year.start), "until": plain_date(days.year.end)},
        _("Counts from one to four are hidden, to protect people."),
    ))  # fmt: skip


def _function(function: Function, days: Days) -> Group | None:
    of = ((Dimension.FUNCTION, function.value),)
    now = read(Question(Dimension.ACT, days.year, of), known=days.known)
    earlier = read(Question(Dimension.ACT, days.before, of), known=days.known)
    if not now.total.entries:
        return None
    names = labels(Dimension.ACT)
    acts = sorted((code for code in now.cells if code != NONE), key=lambda code: (-now.cells[code].entries, code))
    first = Number(
        _("Groups helped"),
        told(now.total.groups),
        _before(earlier.total.groups),
        rules.opens(days.year, by="function", function=function.value, cell=function.value),
    )
    rest = (
        Number(
            names.get(code, code),
            told(now.cells[code].entries),
            _before(earlier.cells.get(code, Figures()).entries),
            rules.opens(days.year, by="act", function=function.value, cell=code),
        )
        for code in acts[:FEW]
    )
    return Group(str(function.label), (first, *rest))


def _before(count: int) -> str:
    return _("%(n)s the year before") % {"n": told(count)}


def _demand(days: Days) -> Section | None:
    """Cases opened and closed, those that wait, and the time there was, quarter by quarter."""
    quarters = rules.last_quarters(days.today, QUARTERS)
    whole = Period(quarters[0].start, quarters[-1].end)
    opened = _by_quarter(whole, days, act=OPENED)
    closed = _by_quarter(whole, days, act=CLOSED)
    time = _by_quarter(whole, days, function=Function.DEVELOPMENT.value)
    if not any(cell.entries for cell in opened.values()):
        return None
    waiting = [after(one.end) for one in quarters]
    rows = tuple(
        (
            one.name,
            told(opened.get(one.name, Figures()).entries),
            told(closed.get(one.name, Figures()).entries),
            told(waits),
            hours(time.get(one.name, Figures()).minutes or 0),
        )
        for one, waits in zip(quarters, waiting, strict=True)
    )
    heads = ("", _("Asked for help"), _("Brought to an end"), _("Waiting on the last day"), _("Hours we had"))
    development = Function.DEVELOPMENT.value
    opens = tuple(
        (
            "",
            rules.opens(one, by="act", cell=OPENED) if opened.get(one.name) else "",
            rules.opens(one, by="act", cell=CLOSED) if closed.get(one.name) else "",
            "",
            rules.opens(one, by="function", cell=development) if time.get(one.name) else "",
        )
        for one in quarters
    )
    return Section(
        Part.DEMAND,
        lead=(_lead(quarters[-1].name, rows[-1]),),
        tables=(Table(heads, rows, opens),),
        series=_series(quarters, opened, closed, waiting),
        how=(
            _("Asked and brought to an end: cases, from our record of work. Waiting: cases open on the last day."),
            _("Hours we had: our own time recorded for developing organisations."),
        ),
    )


def _lead(name: str, row: tuple[str, ...]) -> str:
    said = {"name": name, "asked": row[1], "done": row[2], "waiting": row[3]}
    return _("In %(name)s, %(asked)s asked for help; %(done)s were brought to an end, and %(waiting)s waited.") % said


def _by_quarter(whole: Period, days: Days, *, act: str = "", function: str = "") -> Mapping[str, Figures]:
    asked = ((Dimension.ACT, act),) if act else ((Dimension.FUNCTION, function),)
    return read(Question(Dimension.QUARTER, whole, asked), known=days.known).cells


def _series(
    quarters: list[Period], opened: Mapping[str, Figures], closed: Mapping[str, Figures], waiting: list[int]
) -> Series | None:
    """The lines of the chart, without points that would tell of somebody, and without lines of fewer than two points."""
    names = tuple(one.name for one in quarters)
    counted = (
        (_("asked"), [opened.get(name, Figures()).entries for name in names]),
        (_("ended"), [closed.get(name, Figures()).entries for name in names]),
        (_("waiting"), waiting),
    )
    lines = ((label, tuple(None if rules.is_small(one) else one for one in values)) for label, values in counted)
    drawn = tuple((label, values) for label, values in lines if sum(one is not None for one in values) > 1)
    return Series(names, drawn) if drawn else None


def _changed(days: Days) -> Section | None:
    """Outcomes by pathway and strength, and those whose words everybody may read."""
    every = claims.narrowed(claims.claimed(known=days.known), days.year)
    if not every:
        return None
    strengths = [strength for strength in Strength if strength]
    held = Counter((one.pathway, one.strength) for one in every)
    ways = [way for way in Pathway if way]
    rows = tuple(
        (str(way.label), *(told(held[way.value, each.value], small=False) for each in strengths)) for way in ways
    )
    opens = tuple(
        (
            "",
            *(
                rules.opens(days.year, pathway=way.value, strength=each.value) if held[way.value, each.value] else ""
                for each in strengths
            ),
        )
        for way in ways
    )
    public = claims.readable(every, None)
    strongest = sorted(public, key=lambda one: -claims.STRENGTHS.index(one.strength))[:CLAIMS]
    acts = read(Question(Dimension.ACT, days.year, ((Dimension.FUNCTION, "advocacy"),)), known=days.known).cells
    changes = acts.get("change.claimed", Figures()).entries
    lead = (_("Changes after what groups asked of public bodies: %(n)s.") % {"n": changes},) if changes else ()
    return Section(
        Part.CHANGED,
        lead=lead,
        tables=(Table(("", *(str(one.label) for one in strengths)), rows, opens, outcomes=True),),
        claims=tuple(str(one.id) for one in strongest),
        how=(_("What we, or others, say changed because of this work, by the strength of the evidence for it."),),
    )


def _unmet(days: Days) -> Section | None:
    """What was asked in vain, most often first."""
    now = read(Question(Dimension.ACT, days.year, unmet=True), known=days.known)
    earlier = read(Question(Dimension.ACT, days.before, unmet=True), known=days.known)
    names = labels(Dimension.ACT)
    codes = sorted((code for code in now.cells if code != NONE), key=lambda code: (-now.cells[code].entries, code))
    if not codes:
        return None
    numbers = tuple(
        Number(
            names.get(code, code),
            told(now.cells[code].entries),
            _before(earlier.cells.get(code, Figures()).entries),
            rules.opens(days.year, by="act", of="unmet", cell=code),
        )
        for code in codes[:UNMET]
    )
    how = (_("Each is one time that somebody asked, offered or applied in vain, as we wrote it down."),)
    return Section(Part.UNMET, groups=(Group("", numbers),), how=how)


SECTIONS: Mapping[str, Callable[[Days], Section | None]] = {
    Part.DOES: _does,
    Part.COSTS: lambda days: costs(days.year, days.known),
    Part.FUNDED: lambda days: funded(days.today, days.year, days.known),
    Part.DEMAND: _demand,
    Part.CHANGED: _changed,
    Part.UNMET: _unmet,
}
