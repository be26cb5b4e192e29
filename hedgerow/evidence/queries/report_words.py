"""Sentences of a report: what stands at its top, which boundaries hold, and how small numbers are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.evidence.rules.amounts import HUNDRED
from hedgerow.evidence.types.indicators import Amount, Missing, Unit
from hedgerow.evidence.types.reports import Days, Figure, Pathway
from hedgerow.kernel.money import pounds
from hedgerow.places.models import Area
from hedgerow.places.types import AreaKind
from hedgerow.shell.durations import duration
from hedgerow.shell.templatetags.shell import plain_date

FINE = 100 * HUNDRED  # pence: below it people want to know the pence
STRONG = ("documented", "independent")


def told(amount: Amount, unit: str) -> str:
    """An amount as people say it; money in whole pounds from £100 on."""
    if amount.missing is not Missing.NONE:
        return str(Missing(amount.missing).label)
    if amount.low is not None and amount.high is not None:
        return _("%(low)s to %(high)s") % {"low": number(amount.low, unit), "high": number(amount.high, unit)}
    return number(amount.value or 0, unit)


def number(value: int, unit: str) -> str:
    """A number in its unit."""
    if unit == Unit.POUNDS:
        return pounds(value if abs(value) < FINE else (value + HUNDRED // 2) // HUNDRED * HUNDRED)
    if unit == Unit.PERCENT:
        return f"{value}%"
    return duration(value) if unit == Unit.MINUTES else f"{value:,}"


def headlines(figures: Mapping[str, Figure], unmet: Iterable[Figure], pathways: Iterable[Pathway]) -> tuple[str, ...]:
    """What matters most, in sentences, of what there is."""
    return tuple(
        filter(None, (_groups(figures), _money(figures), _volunteers(figures), _not(unmet), _changed(pathways)))
    )


def _value(figures: Mapping[str, Figure], code: str) -> int:
    return (figures[code].now.value or 0) if code in figures else 0


def _groups(figures: Mapping[str, Figure]) -> str:
    groups, new = _value(figures, "groups-supported"), _value(figures, "groups-new")
    if not groups:
        return _("We worked with no group in this time.")
    said = ngettext("We worked with one group", "We worked with %(groups)s groups", groups) % {"groups": f"{groups:,}"}
    if new:
        said += ngettext(", one of them new to us", ", %(new)s of them new to us", new) % {"new": f"{new:,}"}
    return said + _direction(figures["groups-supported"]) + "."


def _direction(figure: Figure) -> str:
    now, before = figure.now.value, figure.before.value
    if now is None or before is None:
        return ""
    if now == before:
        return _(": as many as the quarter before")
    word = (
        _(": more than the quarter before (%(before)s)")
        if now > before
        else _(": fewer than the quarter before (%(before)s)")
    )
    return word % {"before": f"{before:,}"}


def _money(figures: Mapping[str, Figure]) -> str:
    secured, awarded = _value(figures, "pounds-secured"), _value(figures, "bids-awarded")
    if not secured:
        return ""
    money = number(secured, Unit.POUNDS)
    if not awarded:
        return _("Groups secured %(money)s with our help.") % {"money": money}
    return ngettext(
        "Groups secured %(money)s with our help; one bid was awarded.",
        "Groups secured %(money)s with our help; %(bids)s bids were awarded.",
        awarded,
    ) % {"money": money, "bids": f"{awarded:,}"}


def _volunteers(figures: Mapping[str, Figure]) -> str:
    began, gave = _value(figures, "volunteers-placed"), _value(figures, "volunteer-time")
    if began and gave:
        return _("%(people)s volunteers began in a role, and volunteers gave at least %(time)s.") % {
            "people": f"{began:,}", "time": duration(gave),
        }  # fmt: skip
    if began:
        return _("%(people)s volunteers began in a role.") % {"people": f"{began:,}"}
    return _("Volunteers gave at least %(time)s.") % {"time": duration(gave)} if gave else ""


def _not(unmet: Iterable[Figure]) -> str:
    """The two largest of what we could not help with, in their own words."""
    most = sorted((one for one in unmet if one.now.value), key=lambda one: -(one.now.value or 0))[:2]
    if not most:
        return ""
    parts = [f"{one.title[0].lower()}{one.title[1:]}: {one.now.value:,}" for one in most]
    return _("What we could not help with: %(parts)s.") % {"parts": "; ".join(parts)}


def _changed(pathways: Iterable[Pathway]) -> str:
    graded = [one for pathway in pathways for one in pathway.strengths]
    count, strong = sum(one.count for one in graded), sum(one.count for one in graded if one.strength in STRONG)
    if not count:
        return _("Nothing is claimed to have changed because of this work yet.")
    said = ngettext("One thing is said to have changed", "%(count)s things are said to have changed", count)
    more = ngettext(
        "; one of them is in writing or checked by an outsider.",
        "; %(strong)s of them are in writing or checked by an outsider.",
        strong,
    )
    return said % {"count": f"{count:,}"} + (
        more % {"strong": f"{strong:,}"} if strong else _("; none of it is in writing yet.")
    )


def boundaries(days: Days) -> tuple[str, ...]:
    """Which wards the report speaks of, and which began or ended within it."""
    said = [
        _("Work stands in the ward that its small area lay in on the day of the work; boundaries as of %(day)s.")
        % {"day": plain_date(days.end)}
    ]
    wards = Area.objects.filter(kind=AreaKind.WARD).defer("boundary")
    for ward in wards.filter(ends__gt=days.start, ends__lte=days.end + timedelta(days=1)).order_by("ends", "name"):
        said.append(
            _("%(ward)s ceased to be a ward on %(day)s; work before it stands in it.")
            % {"ward": ward.name, "day": plain_date(ward.ends)}
        )
    for ward in wards.filter(starts__gt=days.start, starts__lte=days.end).order_by("starts", "name"):
        said.append(_("%(ward)s has been a ward since %(day)s.") % {"ward": ward.name, "day": plain_date(ward.starts)})
    return tuple(said)


def notes(*, running: bool, reader_may_read_all: bool) -> tuple[str, ...]:
    """How it was counted."""
    told = [
        _(
            "Everything is counted from the record of work as it stood when this was made. What was taken back does not count."
        ),
        _(
            "Numbers of people from 1 to 4 are hidden to protect them; in tables by place and size, people are to the nearest 5."
        ),
        _("Work for several groups stands in the line of each; its money is shared equally among them."),
        _("Fifths are of all small areas of the nation, by the latest index that holds the area."),
        _("Each change is graded by its evidence: we say so; others agree; it is in writing; checked by an outsider."),
    ]
    if running:
        told.append(_("The quarter is not over: it is compared with as many days of the others."))
    if not reader_may_read_all:
        told.append(_("Words and names are printed where their entry is public; the others are counted alone."))
    return tuple(told)
