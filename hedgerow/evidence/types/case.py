"""The case for infrastructure: its parts as plain data, so that screen and paper say the same and an issue can be frozen."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

FORMAT = 1


class Part(TextChoices):
    """What the case can hold, in its order. A manager decides which are shown."""

    DOES = "does", _("What it does")
    COSTS = "costs", _("What it costs")
    FUNDED = "funded", _("What is funded, and what is not")
    DEMAND = "demand", _("What is asked, and what we can do")
    CHANGED = "changed", _("What changed")
    UNMET = "unmet", _("What we could not help with")
    BACKING = "backing", _("Who stands behind this")
    QUOTES = "quotes", _("In their words")


#: these are read as they stand on the day, so that what is withdrawn is gone; the others are frozen when it is issued
LIVE = frozenset({Part.BACKING.value, Part.QUOTES.value})


class How(TextChoices):
    """How an organisation said that it stands behind the case, or how words came to us."""

    LINK = "link", _("by the link in a letter")
    SPACE = "space", _("in its own pages")
    TOLD = "told", _("told us, and we wrote it down")


class Naming(TextChoices):
    """How somebody who is quoted may be named."""

    FULL = "full", _("my name, and the group")
    ROLE = "role", _("what I am there (“Chair”), and the group")
    GROUP = "group", _("the group alone")
    NOBODY = "nobody", _("nobody: “somebody of a group here”")


class QuoteState(TextChoices):
    """How far a quote is."""

    WAITING = "waiting", _("waiting to be checked")
    SHOWN = "shown", _("shown")
    REFUSED = "refused", _("not used")
    WITHDRAWN = "withdrawn", _("withdrawn")


@dataclass(frozen=True)
class Number:
    """A figure in words: what it is, how much, and what it is beside. `opens`: the query of the list of its entries."""

    label: str
    text: str
    beside: str = ""
    opens: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of words; the first cell names the row. `opens`: for each cell the query of the list behind it ("" for none),
    which is of pieces of work, or of `outcomes`."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    opens: tuple[tuple[str, ...], ...] = ()
    outcomes: bool = False


@dataclass(frozen=True)
class Group:
    """Figures under a heading of their own, such as one function."""

    title: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Series:
    """Points of a chart, by name; each line has as many values as there are names, None where one is hidden."""

    names: tuple[str, ...]
    lines: tuple[tuple[str, tuple[int | None, ...]], ...]


@dataclass(frozen=True)
class Section:
    """One part: what it says first, figures, tables, a chart, and how it was counted."""

    code: str
    lead: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    tables: tuple[Table, ...] = ()
    series: Series | None = None
    claims: tuple[str, ...] = ()
    how: tuple[str, ...] = ()


@dataclass(frozen=True)
class Content:
    """All of the case but its voices. `ledger` says how far the record went, `charter` which edition of our words held."""

    format: int
    place: str
    us: str
    words: str
    since: str
    until: str
    ledger: str
    charter: int
    shown: tuple[str, ...]
    sections: tuple[Section, ...]
    fiction: bool = False
