"""A reading in words: its rows with their names, comparisons and bars; the numbers above it; its definitions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.charter.types import Function
from hedgerow.evidence import queries
from hedgerow.evidence.names import WORDS, name_of
from hedgerow.evidence.types import MONEY, NOT_KNOWN, WHERE_ANY, Dimension, Figures, Measure, Reading
from hedgerow.evidence.types import Line as Entry
from hedgerow.kernel.clock import Period
from hedgerow.kernel.money import pounds
from hedgerow.ledger.types import MoneyKind
from hedgerow.shell.durations import duration
from hedgerow.shell.pagination import address
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import plain_date

MILLION = 100_000_000  # pence
NAMED = 2  # groups of an entry that a line names


@dataclass(frozen=True)
class Row:
    """One line of the table: what it is, what it holds, what it held in the period before, and its bar (0 to 1)."""

    key: str
    label: str
    now: Figures
    before: Figures | None
    share: float


@dataclass(frozen=True)
class Number:
    """A number with its comparison. `direction` is "", up or down."""

    label: str
    text: str
    comparison: str
    direction: str


def rows(by: Dimension, now: Reading, before: Reading | None, labels: Mapping[str, str]) -> list[Row]:
    """The lines of the table. What this place has stands there even with nothing done, but for words not used yet."""
    keys = [key for key in labels if key in now.cells or _always_there(by, key)]
    if by is Dimension.FIFTH:
        keys = [key for key in labels if key != NOT_KNOWN or key in now.cells]
    keys += sorted(key for key in now.cells if key not in labels)
    most = max((figures.entries for figures in now.cells.values()), default=0)
    return [_row(by, key, now, before, labels, most) for key in keys]


def _always_there(by: Dimension, key: str) -> bool:
    """Whether a line stands there with nothing in it. Of activities and of what happened there are too many."""
    return by not in (Dimension.ACTIVITY, Dimension.ACT) and not WORDS.get((by, key))


def _row(by: Dimension, key: str, now: Reading, before: Reading | None, labels: Mapping[str, str], most: int) -> Row:
    held = now.cells.get(key, Figures())
    earlier = before.cells.get(key, Figures()) if before else None
    return Row(key, name_of(by, key, labels), held, earlier, held.entries / most if most else 0)


def there_is_of(*readings: Reading | None) -> list[Measure]:
    """Volunteers' time and the kinds of money that there is any of."""
    return [kind for kind in WHERE_ANY if any(reading and reading.total.of(kind) for reading in readings)]


def numbers(now: Figures, before: Figures | None, also: Sequence[Measure], *, unmet: bool) -> list[Number]:
    """The numbers above the table. What we could not help with took none of our time."""
    time = [] if unmet else [Measure.MINUTES]
    shown = [Measure.ENTRIES, Measure.GROUPS, *time, Measure.PEOPLE, *also]
    return [_number(measure, now.of(measure), before.of(measure) if before else None) for measure in shown]


def _number(measure: Measure, now: int | None, before: int | None) -> Number:
    if before is None or now is None:
        return Number(str(measure.label), short(measure, now), "", "")
    direction = "" if now == before else "up" if now > before else "down"
    return Number(str(measure.label), short(measure, now), _beside(direction, short(measure, before)), direction)


def _beside(direction: str, amount: str) -> str:
    """A number beside what it was in the period before."""
    if direction == "up":
        return _("up from %(amount)s") % {"amount": amount}
    return _("down from %(amount)s") % {"amount": amount} if direction else _("the same as before")


def short(measure: Measure, amount: int | None) -> str:
    """A figure in few letters: a million pounds and more is "£1.29m"."""
    if amount and measure in MONEY and amount >= MILLION:
        return _("£%(millions)sm") % {"millions": f"{amount / MILLION:,.2f}"}
    return text(measure, amount)


def text(measure: Measure, amount: int | None) -> str:
    """A figure as people say it; money in whole pounds. A download has the pence and the minutes."""
    if amount is None:
        return _("kept back")
    if measure in MONEY:
        return pounds(round(amount / 100) * 100)
    return duration(amount) if measure in (Measure.MINUTES, Measure.GIVEN) else f"{amount:,}"


def said(period: Period | None) -> str:
    """A period in words."""
    if period is None:
        return _("all time")
    return _("%(start)s to %(end)s") % {"start": plain_date(period.start), "end": plain_date(period.end)}


def definitions(by: Dimension, *, shared: bool, whole: bool, unmet: bool = False) -> list[str]:
    """What the numbers mean, printed under every table. `whole`: to somebody from whom nothing is kept back."""
    told = [
        _("Each is one time that somebody asked, offered or applied, and we, or the group they wrote to, did not help.")
        if unmet
        else _("A piece of work is one thing we recorded having done. What was taken back does not count."),
        _("Groups are counted once each, however often we worked with them; two records found to be one count once."),
        _("The last line counts each piece of work once, so it can be less than the sum of the lines above it."),
    ]
    if not whole:
        told.append(_("Time that would tell how long one colleague took is kept back, here and from its total."))
    if shared:
        told.append(
            _(
                "Work for several groups stands in the line of each. Its time and its money are shared equally among "
                "them; people are counted whole in each line."
            )
        )
    if by is Dimension.ACT:
        told.append(_("What happened is written down by the page on which it is done, once each time."))
    if by is Dimension.PRIORITY:
        told.append(_("Work towards several priorities counts whole in each."))
    if by in (Dimension.WARD, Dimension.FIFTH):
        told.append(
            _(
                "Where: the place given with the work; if none was given, where each group was when the work was "
                "recorded. A ward is the one that the small area lay in at the time."
            )
        )
    if by is Dimension.FIFTH:
        told.append(_("Fifths are of all small areas (LSOAs) of the nation, by the latest index that holds the area."))
    if by is Dimension.BAND:
        told.append(_("Size is the group's income when the work was recorded."))
    return told


def table(by: Dimension, also: Sequence[Measure], *, compared: bool) -> Table[Row]:
    """The reading as a table to take away; time in minutes, money in pounds."""
    columns: list[Column[Row]] = [
        Column("key", by.label, lambda row: row.label, heading=True),
        Column("entries", Measure.ENTRIES.label, lambda row: row.now.entries, Kind.NUMBER),
        Column("groups", Measure.GROUPS.label, lambda row: row.now.groups, Kind.NUMBER),
        Column("minutes", _("Minutes"), lambda row: row.now.minutes, Kind.NUMBER),
        Column("people", Measure.PEOPLE.label, lambda row: row.now.people, Kind.NUMBER),
    ]
    columns += [_column(measure) for measure in also]
    if compared:
        before = _("Pieces of work, the period before")
        columns.append(Column("before", before, lambda row: row.before.entries if row.before else None, Kind.NUMBER))
    return Table("evidence", _("What we did"), tuple(columns))


@dataclass(frozen=True)
class Shown:
    """One figure of a line: its column, its words, and the address of the entries behind it ("" for none)."""

    heading: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class Line:
    """A row as the page draws it: its name, its pieces of work with a bar, and its other figures."""

    label: str
    entries: Shown
    before: str
    share: float
    figures: tuple[Shown, ...]


def lines(rows: Sequence[Row], also: Sequence[Measure], query: QueryDict) -> list[Line]:
    """The rows ready to be drawn; each count opens the entries behind it."""
    return [_line(row, also, address(query, cell=row.key, page=None, format=None)) for row in rows]


def total_line(now: Figures, before: Figures | None, also: Sequence[Measure], query: QueryDict) -> Line:
    """The last line: each entry once."""
    row = Row("", _("All together, each piece once"), now, before, 0)
    return _line(row, also, address(query, cell=None, page=None, format=None))


def _line(row: Row, also: Sequence[Measure], query: str) -> Line:
    url = reverse("evidence:entries") + query if row.now.entries else ""
    figures = tuple(
        Shown(str(measure.label), text(measure, row.now.of(measure)) if row.now.of(measure) != 0 else "–")
        for measure in (Measure.GROUPS, Measure.MINUTES, Measure.PEOPLE, *also)
    )
    entries = Shown(str(Measure.ENTRIES.label), text(Measure.ENTRIES, row.now.entries), url)
    before = _("%(count)s before") % {"count": f"{row.before.entries:,}"} if row.before else ""
    return Line(row.label, entries, before, row.share, figures)


def _column(measure: Measure) -> Column[Row]:
    """Money, or the minutes that volunteers gave."""
    label = measure.label if measure in MONEY else _("Minutes that volunteers gave")
    return Column(
        measure.value, label, lambda row: row.now.of(measure), Kind.MONEY if measure in MONEY else Kind.NUMBER
    )


def _together(names: list[str], whole: bool) -> str:
    """Names of groups in one line; in a file all of them."""
    if whole or len(names) <= NAMED + 1:
        return "; ".join(names)
    return _("%(names)s and %(count)s more") % {"names": ", ".join(names[:NAMED]), "count": len(names) - NAMED}


def entries_table(found: Sequence[Entry], *, whole: bool = False) -> Table[Entry]:
    """The entries behind a number as a table; names are looked up once for all of them, in three queries. `whole` for
    a file."""
    groups = queries.group_names({group for entry in found for group in entry.groups})
    activities, acts = queries.labels(Dimension.ACTIVITY), queries.labels(Dimension.ACT)
    payers = queries.labels(Dimension.PAYER)
    columns: list[Column[Entry]] = [
        Column("on", _("Date"), lambda entry: entry.on, Kind.DATE),
        Column(
            "activity",
            _("What we did"),
            lambda entry: activities.get(entry.activity, entry.activity),
            heading=True,
            url=lambda entry: reverse("ledger:entry", args=[entry.id]),
            note=lambda entry: acts.get(entry.act) or str(Function(entry.function).label),
        ),
        Column("groups", _("Groups"), lambda entry: _together([groups.get(one, "") for one in entry.groups], whole)),
        Column("minutes", _("Minutes"), lambda entry: entry.minutes, Kind.NUMBER),
        Column("people", _("People"), lambda entry: entry.people, Kind.NUMBER),
        Column("pence", _("Money"), lambda entry: entry.pence, Kind.MONEY, note=None if whole else _kind_of_money),
        *((Column("kind", _("Kind of money"), _kind_of_money),) if whole else ()),
        Column("payer", _("Who funds this time"), lambda entry: payers.get(str(entry.payer), "")),
    ]
    return Table("entries", _("The work behind this number"), tuple(columns))


def _kind_of_money(entry: Entry) -> str:
    return str(MoneyKind(entry.pence_kind).label) if entry.pence else ""


def hidden_words(count: int) -> str:
    """What is said of entries that are counted and not shown."""
    if not count:
        return ""
    return ngettext(
        "One more is counted and not listed: only who wrote it, and managers, may read it.",
        "%(count)s more are counted and not listed: only who wrote them, and managers, may read them.",
        count,
    ) % {"count": f"{count:,}"}
