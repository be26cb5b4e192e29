"""Funders as their published awards show them. Money is whole pence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Award:
    """One award that a funder published, with what is known of who got it.

    `recipient` is the same for all awards to one recipient, "" where nobody can say. `income` is the recipient's latest;
    `authority` and `ward` are where the money went, on the `basis` of whose area it is (beneficiary, recipient or
    head_office). `new`: the funder published no earlier award to it. Of one to a person no recipient is known.
    """

    id: str
    on: date | None
    pence: int
    recipient: str = ""
    name: str = ""
    title: str = ""
    programme: str = ""
    income: int | None = None
    themes: frozenset[str] = frozenset()
    ward: str = ""
    authority: str = ""
    basis: str = ""
    registered: bool = False
    new: bool = False
    person: bool = False


@dataclass(frozen=True)
class Tally:
    """How many awards of one kind, and how much together; `code` is "" for those of which it is not known."""

    code: str
    awards: int
    pence: int


@dataclass(frozen=True)
class People:
    """What may be said of a funder's grants to persons: how many, rounded, and how much; None where that is withheld."""

    awards: int | None
    pence: int | None


@dataclass(frozen=True)
class Profile:
    """What a funder gave to organisations, in pounds. The amounts are those below which a quarter, a half and three
    quarters of its awards lie; `new` and `unregistered` count awards; a funder's own years say how far back it looks.

    `here` and the three beside it are of awards to the place in the three years that end with the newest award held.
    """

    key: str
    funder_id: str
    name: str
    awards: int
    pence: int
    recipients: int
    quarter: int
    median: int
    three_quarters: int
    first: date | None
    last: date | None
    years: tuple[Tally, ...] = ()
    bands: tuple[Tally, ...] = ()
    themes: tuple[Tally, ...] = ()
    areas: tuple[Tally, ...] = ()
    bases: tuple[Tally, ...] = ()
    programmes: tuple[Tally, ...] = ()
    since_new: date | None = None
    counted_new: int = 0
    new: int = 0
    unregistered: int = 0
    people: People | None = None
    other_currencies: int = 0
    source: str = ""
    here: int = 0
    here_pence: int = 0
    here_recipients: int = 0
    here_last: date | None = None
    here_ever: int = 0

    @property
    def share_new(self) -> float | None:
        """The share of its awards that went to somebody new to it; None where it has not published for long enough."""
        return self.new / self.counted_new if self.counted_new else None


@dataclass(frozen=True)
class Size:
    """Groups of like income a year: from `least` to under `most`, in pence."""

    least: int
    most: int | None

    def holds(self, income: int | None) -> bool:
        """Whether an income lies in it; one that is not known does not."""
        return income is not None and income >= self.least and (self.most is None or income < self.most)


@dataclass(frozen=True)
class Like:
    """A group, as far as awards are held against it. What is not known is empty, and is held against nothing.

    `authorities` are those of its place; `peers` those with need like theirs, and they themselves.
    """

    size: Size | None = None
    themes: frozenset[str] = frozenset()
    authorities: frozenset[str] = frozenset()
    place: str = ""
    peers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Count:
    """Some of a funder's awards: how many, how many of those to groups new to it, and the amount in their middle."""

    awards: int = 0
    new: int = 0
    median: int = 0
    recipients: int = 0


@dataclass(frozen=True)
class Evidence:
    """What a funder really funded, held against one group: three years of its awards, up to its last.

    `alike` are awards to groups of the size, in the place (what of both is known); `peers` the same in places like it;
    `size`, `here` and `theme` each of them alone, None where the group does not say. `new_known`: it has published for
    long enough to say who was new to it.
    """

    key: str
    name: str
    since: date
    until: date
    total: Count
    like: Like
    alike: Count | None = None
    peers: Count | None = None
    size: Count | None = None
    here: Count | None = None
    theme: Count | None = None
    quarter: int = 0
    three_quarters: int = 0
    new_known: bool = False
    income_unknown: int = 0
    area_unknown: int = 0
    theme_unknown: int = 0
    head_office: int = 0
    quiet: bool = False

    @property
    def rank(self) -> tuple[int, int, int]:
        """For ordering what a group could get equally well: more like it first. Never shown."""
        alike, here, theme = (one.awards if one else 0 for one in (self.alike, self.here, self.theme))
        return alike, here, theme


@dataclass(frozen=True)
class Near:
    """A funder of groups like one, near it: what it gave them in three years. `like` says in which ways they are alike."""

    key: str
    name: str
    awards: int
    pence: int
    recipients: int
    median: int
    last: date | None
    same_size: int
    same_theme: int
    same_ward: int
    given: tuple[Award, ...] = field(default=(), compare=False)


class Which(TextChoices):
    """Which funders somebody looks at."""

    ALL = "", _("all")
    HERE = "here", _("gave here in three years")
    EVER = "ever", _("ever gave here")
    NEW = "new", _("often give to groups new to them")
    SMALL = "small", _("half of their awards are under £5,000")


@dataclass(frozen=True)
class Filters:
    """What somebody asked of the list of funders."""

    words: str = ""
    which: str = ""
    theme: str = ""
    band: str = ""
