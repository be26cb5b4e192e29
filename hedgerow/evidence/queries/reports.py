"""A report of a quarter, made from the record as it stands now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.agreements.models import Agreement
from hedgerow.agreements.queries import of_code
from hedgerow.charter import queries as charter
from hedgerow.charter.types import Function
from hedgerow.evidence.queries import indicators, report_parts, report_readings, report_words
from hedgerow.evidence.queries.loading import loaded
from hedgerow.evidence.queries.readings import version
from hedgerow.evidence.rules import reports as rules
from hedgerow.evidence.types import Dimension
from hedgerow.evidence.types.reports import FORMAT, Days, Definition, Figure, PriorityRead, Reader, Report, Section
from hedgerow.kernel import clock
from hedgerow.kernel.clock import Period
from hedgerow.kernel.ids import key
from hedgerow.ledger import queries as ledger
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.people.queries.wording import us
from hedgerow.places import queries as places
from hedgerow.spine.errors import InputError


@dataclass(frozen=True)
class Asked:
    """Which report: of a quarter, for whom; by a public body's priorities, or by an agreement's targets."""

    quarter: Period
    reader: Reader = Reader.EVERYBODY
    body: Organisation | None = None
    agreement: Agreement | None = None


def asked(code: str, reader: str = "", body: str = "", agreement: str = "") -> Asked:
    """What is asked for in words. Raises InputError with a sentence where there is no such quarter, body or agreement."""
    quarter = rules.quarter_of(code)
    rules.three(quarter, clock.today())
    if reader and reader not in Reader.values:
        raise InputError(f"“{reader}” is nobody whom a report can be for: {', '.join(Reader.values)}")
    found = of_code(agreement) if agreement else None
    if agreement and found is None:
        raise InputError(_("There is no agreement with the code “%(code)s”.") % {"code": agreement})
    if body and agreement:
        raise InputError(_("Ask for a body or for an agreement, not for both."))
    return Asked(quarter, Reader(reader or Reader.EVERYBODY), body_of(body) if body else None, found)


def body_of(words: str) -> Organisation:
    """A public body by its id, or by its name. Raises InputError where there is none, or several."""
    bodies = Organisation.objects.filter(kind=Kind.PUBLIC_BODY, merged_into=None)
    if (pk := key(words)) is not None:
        found = list(bodies.filter(pk=pk))
    else:
        found = list(bodies.filter(name__iexact=words)) or list(bodies.filter(name__icontains=words)[:6])
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(_("There is no public body called “%(words)s” here.") % {"words": words})
    names = "; ".join(sorted(body.name for body in found))
    raise InputError(_("“%(words)s” may be any of these: %(names)s.") % {"words": words, "names": names})


def make(what: Asked, viewer: User | None = None) -> Report:
    """The report as the record stands now. A dozen statements, whatever the size of the record.

    For a `viewer` who is no manager, time that would be one colleague's is kept back.
    """
    today, known = clock.today(), version()
    three = rules.three(what.quarter, today)
    if what.body:
        report = _for_body(what, what.body, three, known)
    elif what.agreement:
        report = _for_agreement(what, what.agreement, three, known)
    else:
        report = _whole(what, three, known, viewer)
    return report


def _whole(what: Asked, three: tuple[Period, Period, Period], known: str, viewer: User | None) -> Report:
    now, before, _year = three
    amounts = indicators.values_for(viewer, three, known=known) if viewer else indicators.values(three, known=known)
    there = loaded().indicators
    figures = {one.code: report_readings.figure(one, amounts) for one in there}
    unmet = tuple(figures[one.code] for one in there if one.unmet)
    pathways = report_parts.pathways(now, before, indicators.ALL, what.reader, known)
    return _report(
        what,
        three,
        title=_("What we did, and what came of it"),
        headlines=report_words.headlines(figures, unmet, pathways),
        sections=_sections(figures),
        unmet=unmet,
        wards=report_parts.cells(Dimension.WARD, now, before, known),
        fifths=report_parts.cells(Dimension.FIFTH, now, before, known),
        bands=report_parts.cells(Dimension.BAND, now, before, known),
        pathways=pathways,
        soundings=report_parts.said(now),
        costs=report_parts.costs(three, known),
        definitions=_definitions(one.code for one in there),
    )


def _sections(figures: dict[str, Figure]) -> tuple[Section, ...]:
    """All together first, then function by function; what there has never been any of is left out."""
    titles = {"": _("All together"), **{one.value: str(one.label) for one in Function}}
    held: dict[str, list[Figure]] = {code: [] for code in titles}
    for one in loaded().indicators:
        if not one.unmet:
            held[one.function].append(figures[one.code])
    return tuple(Section(code, titles[code], tuple(some)) for code, some in held.items() if some)


def _for_body(what: Asked, body: Organisation, three: tuple[Period, Period, Period], known: str) -> Report:
    read = report_readings.by_priorities(body, three, what.reader, known)
    return _report(
        what,
        three,
        title=_("What was done for the priorities of %(body)s") % {"body": body.name},
        headlines=_of_priorities(body, read),
        body=body.name,
        priorities=read,
        definitions=_definitions(report_readings.OF_PRIORITY),
    )


def _of_priorities(body: Organisation, read: tuple[PriorityRead, ...]) -> tuple[str, ...]:
    if not read:
        return (_("No published priorities of %(body)s were in force then.") % {"body": body.name},)
    linked = sum(bool(one.linked) for one in read)
    said = [_("%(count)s priorities, in their own words; %(linked)s are linked to what is agreed here.")]
    return tuple(one % {"count": len(read), "linked": linked} for one in said)


def _for_agreement(what: Asked, agreement: Agreement, three: tuple[Period, Period, Period], known: str) -> Report:
    targets = report_readings.by_targets(agreement, three[0], known)
    met = sum(one.gap == 0 for one in targets)
    said = _("%(met)s of %(count)s targets are reached to date.") % {"met": met, "count": len(targets)}
    return _report(
        what,
        three,
        title=_("How far we are with “%(title)s”") % {"title": agreement.title},
        headlines=(said if targets else _("The agreement has no targets that are counted."),),
        agreement=agreement.title,
        targets=targets,
        definitions=_definitions(one.code for one in targets),
    )


def _definitions(codes: Iterable[str]) -> tuple[Definition, ...]:
    there = loaded().by_code()
    held = [there[code] for code in dict.fromkeys(codes) if code in there]
    return tuple(Definition(one.code, one.title, one.definition, one.caveats, one.source) for one in held)


def _report(what: Asked, three: tuple[Period, Period, Period], **parts: object) -> Report:
    """A report with its head and its notes."""
    place, now = places.place(), three[0]
    days: tuple[Days, ...] = tuple(rules.days(one) for one in three)
    return Report(
        format=FORMAT,
        code=rules.code_of(what.quarter),
        place=place.area_name if place else "",
        us=us(),
        period=days[0],
        before=days[1],
        year=days[2],
        reader=what.reader.value,
        made_on=clock.today(),
        ledger=str(ledger.head()),
        charter=charter.version(),
        boundaries=report_words.boundaries(days[0]),
        notes=report_words.notes(running=now.end < what.quarter.end, reader_may_read_all=what.reader is Reader.BOARD),
        fiction=bool(place and place.is_fiction),
        **parts,  # type: ignore[arg-type]
    )
