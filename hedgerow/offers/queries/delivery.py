"""Reports of groups, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from hedgerow.offers.models import Offer, Part, Period, Report
from hedgerow.offers.rules.returning import has_small, is_hidden, safe
from hedgerow.offers.types import Counted, GroupReturn, Return, Shown, Stage
from hedgerow.shell.templatetags.shell import plain_date


def report_of(pk: int) -> Report | None:
    """One report with its part, group, offer and period."""
    rows = Report.objects.select_related(
        "period", "part__organisation__merged_into", "part__contact", "part__offer__problem__body__merged_into",
        "part__offer__lead__merged_into",
    )  # fmt: skip
    return rows.filter(pk=pk).first()


def owed_reports(today: date, parts: Iterable[Part] | None = None) -> QuerySet[Report]:
    """Reports of periods that have ended and are not closed, what is due first at the top; of some parts, if named."""
    rows = Report.objects.filter(
        version=0, period__ends__lt=today, period__closed_at__isnull=True, part__offer__stage=Stage.DELIVERY
    )
    rows = rows if parts is None else rows.filter(part__in=parts)
    return rows.select_related("period", "part__offer__problem__body", "part__organisation__merged_into").order_by(
        "period__due", "pk"
    )


def late_periods(today: date) -> QuerySet[Period]:
    """Periods that have ended and wait for the lead body, with `missing`: whether a group has not reported."""
    rows = Period.objects.filter(closed_at__isnull=True, ends__lt=today, offer__stage=Stage.DELIVERY)
    silent = Report.objects.filter(period=OuterRef("pk"), version=0)
    rows = rows.annotate(missing=Exists(silent))
    return rows.select_related("offer__problem__body", "offer__lead", "offer__owner").order_by("ends", "pk")


def delivered() -> QuerySet[Offer]:
    """Offers that were delivered, to problems that everybody may see, newest first."""
    rows = Offer.objects.filter(stage=Stage.DELIVERED, problem__shown=Shown.PUBLIC)
    parts = Part.objects.filter(taken=True).select_related("organisation__merged_into").order_by("pk")
    return (
        rows.select_related("problem__body__merged_into", "lead__merged_into")
        .prefetch_related(Prefetch("parts", parts))
        .order_by("-ended_on", "-pk")
    )


def latest_closed(offer: Offer) -> Period | None:
    """The last period whose return has gone to the body."""
    closed = [one for one in offer.periods.all() if one.closed_at]
    return max(closed, key=lambda one: one.starts, default=None)


def return_of(offer: Offer, period: Period, *, outside: bool) -> Return:
    """What groups did up to the end of a period against what they offered, and in it alone.

    outside: as the body and everybody see it: where one number of people is small, it is withheld and all others are
    rounded (`rules.returning`). Quotes stand in it only with consent, whoever reads it. A group whose part does not run in
    the period stays in it.
    """
    parts = list(
        Part.objects.filter(offer=offer, taken=True).select_related("organisation__merged_into").order_by("pk")
    )
    upto = list(
        Report.objects.filter(period__offer=offer, period__starts__lte=period.starts)
        .select_related("period")
        .order_by("period__starts")
    )
    by_part = {part.pk: [one for one in upto if one.part_id == part.pk] for part in parts}
    small = outside and has_small(_counts(by_part.values()))
    rows = tuple(_row(part, by_part[part.pk], period, small=small) for part in parts)
    latest = _sum(one.people for one in upto if one.period_id == period.pk)
    return Return(
        offer=offer,
        period=period,
        rows=rows,
        people=_counted(_sum(part.people for part in parts), _sum(one.people for one in upto), small=small),
        latest=safe(latest, small=small),
        minutes=sum(one.minutes or 0 for one in upto),
        pence=Counted(_sum(part.pence for part in parts), _sum(one.pence for one in upto)),
        rounded=small,
        periods=tuple(one for one in Period.objects.filter(offer=offer) if one.closed_at or not outside),
    )


def _counts(by_part: Iterable[Sequence[Report]]) -> list[int | None]:
    """Every number of people that the return shows, and those that earlier ones showed."""
    found: list[int | None] = []
    for reports in by_part:
        found += [one.people for one in reports]
        found.append(_sum(one.people for one in reports))
    return found


def _row(part: Part, reports: Sequence[Report], period: Period, *, small: bool) -> GroupReturn:
    now = next((one for one in reports if one.period_id == period.pk), None)
    latest = now.people if now else None
    return GroupReturn(
        part=part,
        group=part.group.name,
        what=part.what,
        people=_counted(part.people, _sum(one.people for one in reports), small=small),
        latest=safe(latest, small=small),
        latest_hidden=is_hidden(latest, small=small),
        minutes=sum(one.minutes or 0 for one in reports),
        pence=Counted(part.pence, _sum(one.pence for one in reports)),
        changed=tuple((plain_date(one.period.ends), one.changed) for one in reports if one.changed),
        quotes=tuple(one.quote for one in reports if one.quote and one.quote_ok),
        missing=now is not None and not now.is_said,
    )


def _counted(offered: int | None, done: int | None, *, small: bool) -> Counted:
    return Counted(offered, safe(done, small=small), is_hidden(done, small=small))


def _sum(values: Iterable[int | None]) -> int | None:
    """The sum of what was said, or None where nothing was."""
    said = [value for value in values if value is not None]
    return sum(said) if said else None
