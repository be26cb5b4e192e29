"""The record read by somebody's own priorities, and by the targets of an agreement."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from hedgerow.agreements.models import Agreement, Target
from hedgerow.agreements.queries import targets as targets_of
from hedgerow.agreements.types import Every
from hedgerow.charter.models import BodyPriority, Priority
from hedgerow.charter.queries import body_priorities
from hedgerow.evidence import source
from hedgerow.evidence import statements_indicators as statements
from hedgerow.evidence.queries import indicators
from hedgerow.evidence.queries.loading import loaded
from hedgerow.evidence.queries.readings import kept, labels
from hedgerow.evidence.queries.report_parts import pathways
from hedgerow.evidence.types import NONE, Dimension
from hedgerow.evidence.types.indicators import Amount, Claims, Cut, FromRecord, Indicator, Missing
from hedgerow.evidence.types.reports import Basis, Done, Figure, PriorityRead, TargetRead
from hedgerow.kernel.clock import Period, financial_year, quarter
from hedgerow.organisations.models import Organisation

#: what a priority is read by, of what there is
OF_PRIORITY = (
    "groups-supported", "work-done", "reach-most-deprived", "pounds-secured", "people-trained", "volunteers-placed",
    "volunteer-time",
)  # fmt: skip
MOST_DONE = 8


def figure(one: Indicator, amounts: Sequence[dict[str, Amount]]) -> Figure:
    """An indicator over the three periods."""
    now, before, year = (held[one.code] for held in amounts)
    return Figure(one.code, one.title, one.unit.value, one.good.value, now, before, year, indicators.can_be_opened(one))


def by_priorities(body: Organisation, periods: Sequence[Period], reader: str, known: str) -> tuple[PriorityRead, ...]:
    """The record read by a public body's priorities that were in force on the last day."""
    rows = body_priorities(body.pk, on=periods[0].end)
    names = dict(Priority.objects.values_list("code", "name"))
    return tuple(_priority(row, names, periods, reader, known) for row in rows)


def _priority(
    row: BodyPriority, names: dict[str, str], periods: Sequence[Period], reader: str, known: str
) -> PriorityRead:
    codes = tuple(sorted(row.links))
    there = loaded().by_code()
    cut = Cut(priorities=codes)
    amounts = indicators.values(periods, cut, codes=OF_PRIORITY, known=known) if codes else []
    return PriorityRead(
        number=row.number,
        words=row.words,
        source=row.source,
        source_url=row.source_url,
        published_on=row.published_on,
        linked=tuple(names.get(code, code) for code in codes),
        figures=tuple(figure(there[code], amounts) for code in OF_PRIORITY if codes and code in there),
        done=_done(periods[0], cut, known) if codes else (),
        pathways=pathways(periods[0], periods[1], cut, reader, known) if codes else (),
        codes=codes,
    )


def _done(period: Period, cut: Cut, known: str) -> tuple[Done, ...]:
    """What was done most, in words."""

    def anew() -> list[tuple[str, str, int]]:
        with source.connection() as con:
            return con.execute(*statements.done(period, cut)).fetchall()

    acts, activities = labels(Dimension.ACT), labels(Dimension.ACTIVITY)
    counted: Counter[str] = Counter()
    kinds: dict[str, set[tuple[str, str]]] = defaultdict(set)  # what stands under a name: an act, or an activity
    for act, activity, times in kept(f"done:{known}|{period!r}|{cut!r}", anew):
        name = acts.get(act, act) if act != NONE else activities.get(activity, activity)
        counted[name] += times
        kinds[name].add((act, "" if act != NONE else activity))
    most = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    alone = {name: next(iter(kind)) if len(kind) == 1 else ("", "") for name, kind in kinds.items()}
    return tuple(Done(name, times, *alone[name]) for name, times in most[:MOST_DONE])


def by_targets(agreement: Agreement, now: Period, known: str) -> tuple[TargetRead, ...]:
    """An agreement read by its targets: promised, reached to date and in the quarter, and what is wanting.

    What was recorded as this funder's time counts. Where the work of a kind names no funder at all, or a figure is not
    of single pieces of work, everything does; each target says which.
    """
    there = loaded().by_code()
    rows = [row for row in targets_of(agreement) if row.indicator in there]
    spans = [_span(row, agreement, now) for row in rows]
    wanted, codes = list(dict.fromkeys([now, *spans])), [row.indicator for row in rows]
    read = {
        basis: dict(zip(wanted, indicators.values(wanted, cut, codes=codes, known=known), strict=True))
        for basis, cut in (
            (Basis.PAID, Cut(payer=agreement.payer_id)),
            (Basis.UNSAID, Cut(funded=True)),
            (Basis.WHOLE, Cut()),
        )
    }
    found = []
    for row, span in zip(rows, spans, strict=True):
        at = {basis: held[span][row.indicator] for basis, held in read.items()}
        basis = _basis(there[row.indicator], at[Basis.UNSAID])
        counted = Basis.PAID if basis is Basis.PAID else Basis.WHOLE
        payer = agreement.payer_id if basis is Basis.PAID else 0
        in_quarter = read[counted][now][row.indicator]
        found.append(_target(there[row.indicator], row, span, basis, at[counted], at[Basis.WHOLE], in_quarter, payer))
    return tuple(found)


def _basis(one: Indicator, funded: Amount) -> Basis:
    """What counts towards a target: `funded` is what it comes to of work that names any funder."""
    if not isinstance(one.how, FromRecord | Claims):
        return Basis.WHOLE
    return Basis.PAID if funded.value or funded.missing is Missing.HIDDEN else Basis.UNSAID


def _span(target: Target, agreement: Agreement, now: Period) -> Period:
    """The days that a target is about, as far as they have come."""
    whole = {
        Every.YEAR: financial_year(now.end),
        Every.QUARTER: quarter(now.end),
    }.get(Every(target.every), Period(agreement.starts or now.start, agreement.ends or now.end))
    start, end = max(whole.start, agreement.starts or date.min), min(now.end, agreement.ends or date.max)
    return Period(min(start, end), end)


def _target(
    one: Indicator,
    row: Target,
    span: Period,
    basis: Basis,
    actual: Amount,
    whole: Amount,
    in_quarter: Amount,
    payer: int,
) -> TargetRead:
    return TargetRead(
        code=one.code,
        title=one.title,
        words=row.words,
        unit=one.unit.value,
        every=str(Every(row.every).label),
        target=row.amount,
        since=span.start,
        until=span.end,
        actual=actual,
        gap=None if actual.value is None else max(0, row.amount - actual.value),
        quarter=in_quarter,
        basis=str(basis.label),
        whole=whole,
        payer=payer,
    )
