"""A report of a quarter as data: screen, PDF, spreadsheet and JSON are all made of one of these, so that they say the same.

Everything in it is plain: it can be frozen when it is issued, and read again years later.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.evidence.types.indicators import Amount

FORMAT = 1


class Basis(TextChoices):
    """What counts towards a target of an agreement."""

    PAID = "paid", _("this funder’s time")
    UNSAID = "unsaid", _("all: no funder named")
    WHOLE = "whole", _("all: of us as a whole")


class Reader(TextChoices):
    """Whom a report is for. Everybody's holds no words that are not public; the board's all that our team may read."""

    EVERYBODY = "everybody", _("everybody")
    BOARD = "board", _("our board")


@dataclass(frozen=True)
class Days:
    """Days from `start` to `end`, both included, and what they are called."""

    start: date
    end: date
    name: str


@dataclass(frozen=True)
class Figure:
    """One indicator: what it came to, what it was in the quarter before, and in the same quarter of the year before.

    `opens`: entries stand behind it. `unit` and `good` are those of the indicator.
    """

    code: str
    title: str
    unit: str
    good: str
    now: Amount
    before: Amount
    year: Amount
    opens: bool = False


@dataclass(frozen=True)
class Section:
    """The figures of one function; `code` is "" for those of all of them."""

    code: str
    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Cell:
    """One line of a table by place or size: pieces of work (and before), groups, people (to the nearest 5), pence secured."""

    key: str
    name: str
    entries: int
    before: int
    groups: int
    people: Amount
    secured: int
    fill: int | None = None


@dataclass(frozen=True)
class Claim:
    """Something that is claimed to have changed. Words that may not be read here are empty, and groups not named."""

    id: str
    on: date
    strength: str
    strength_name: str
    text: str
    dissent: str
    about: str
    groups: tuple[str, ...]


@dataclass(frozen=True)
class Graded:
    """How many claims stand at one strength of evidence."""

    strength: str
    name: str
    count: int
    before: int


@dataclass(frozen=True)
class Pathway:
    """One of the three: how many claims of each strength, and the claims that may be read."""

    code: str
    title: str
    strengths: tuple[Graded, ...]
    claims: tuple[Claim, ...]
    unread: int

    @property
    def count(self) -> int:
        return sum(one.count for one in self.strengths)


@dataclass(frozen=True)
class Answered:
    """One of the three questions: means of 1 to 5 before and after, in hundredths; people to the nearest 5."""

    title: str
    pairs: int
    before: Amount
    after: Amount
    up: Amount
    same: Amount
    down: Amount


@dataclass(frozen=True)
class Soundings:
    """What people said before and after support."""

    asked: int
    answered: int
    pairs: int
    questions: tuple[Answered, ...]


@dataclass(frozen=True)
class Cost:
    """What a function cost, in pence, in the quarter, in the one before, and in that of the year before."""

    code: str
    title: str
    pence: int
    before: int
    year: int


@dataclass(frozen=True)
class Costs:
    """Costs by function, which add up to the total, and how they were found, in sentences."""

    lines: tuple[Cost, ...]
    total: int
    shared: int
    method: tuple[str, ...]


@dataclass(frozen=True)
class Done:
    """What was done, and how many times; by its act, or the activity that it was written down under ("" where several)."""

    title: str
    count: int
    act: str = ""
    activity: str = ""


@dataclass(frozen=True)
class PriorityRead:
    """A public body's own priority, and the record read by it. `linked`: the local priorities it is linked to, by name
    and (`codes`) by code."""

    number: str
    words: str
    source: str
    source_url: str
    published_on: date
    linked: tuple[str, ...]
    figures: tuple[Figure, ...]
    done: tuple[Done, ...]
    pathways: tuple[Pathway, ...]
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class TargetRead:
    """A target of an agreement: what was promised, what counts towards it to date, and in the quarter. `gap` is what is
    wanting, `whole` everything that we did in the days, and `payer` whose time counts (0: everybody's).
    """

    code: str
    title: str
    words: str
    unit: str
    every: str
    target: int
    since: date
    until: date
    actual: Amount
    gap: int | None
    quarter: Amount
    basis: str = ""
    whole: Amount = field(default_factory=Amount)
    payer: int = 0


@dataclass(frozen=True)
class Definition:
    """What a figure means."""

    code: str
    title: str
    text: str
    caveats: str
    source: str


@dataclass(frozen=True)
class Report:
    """Everything that a report says."""

    format: int
    code: str
    place: str
    us: str
    title: str
    period: Days
    before: Days
    year: Days
    reader: str
    made_on: date
    ledger: str
    charter: int
    boundaries: tuple[str, ...]
    headlines: tuple[str, ...]
    sections: tuple[Section, ...] = ()
    unmet: tuple[Figure, ...] = ()
    wards: tuple[Cell, ...] = ()
    fifths: tuple[Cell, ...] = ()
    bands: tuple[Cell, ...] = ()
    pathways: tuple[Pathway, ...] = ()
    soundings: Soundings | None = None
    costs: Costs | None = None
    body: str = ""
    priorities: tuple[PriorityRead, ...] = ()
    agreement: str = ""
    targets: tuple[TargetRead, ...] = ()
    definitions: tuple[Definition, ...] = ()
    notes: tuple[str, ...] = ()
    fiction: bool = False


@dataclass(frozen=True)
class Changed:
    """A figure of an issued report that would be another today."""

    code: str
    title: str
    unit: str
    then: Amount
    today: Amount


@dataclass(frozen=True)
class Since:
    """What changed since a report was issued: figures, and how many corrections and late entries there were."""

    figures: tuple[Changed, ...]
    corrected: int
    late: int
