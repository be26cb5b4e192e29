"""Kinds of organisation, the bands that incomes are counted in, and what is read of one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class Kind(TextChoices):
    """What an organisation is. Screens call the first two a group."""

    GROUP = "group", _("group or charity")
    BRANCH = "branch", _("branch of a group")
    PUBLIC_BODY = "public_body", _("public body")
    LIO = "lio", _("local infrastructure organisation")
    BUSINESS = "business", _("business")


class LegalForm(TextChoices):
    """How a group is set up. CICs limited by guarantee and by shares differ to funders."""

    UNKNOWN = "", _("not known")
    UNINCORPORATED = "unincorporated", _("unincorporated association")
    TRUST = "trust", _("charitable trust")
    CIO = "cio", _("charitable incorporated organisation (CIO)")
    CLG = "clg", _("company limited by guarantee")
    CIC_GUARANTEE = "cic_guarantee", _("community interest company limited by guarantee")
    CIC_SHARES = "cic_shares", _("community interest company limited by shares")
    COOPERATIVE = "cooperative", _("co-operative society")
    CBS = "cbs", _("community benefit society")
    CASC = "casc", _("community amateur sports club")
    CHARTER = "charter", _("royal charter or Act of Parliament")
    PUBLIC = "public", _("public body")
    OTHER = "other", _("something else")


class Band(TextChoices):
    """Income a year, in the bands of the UK Civil Society Almanac: see `rules.band_of`."""

    UNKNOWN = "", _("income not known")
    MICRO = "micro", _("micro (under £10,000)")
    SMALL = "small", _("small (£10,000 to £100,000)")
    MEDIUM = "medium", _("medium (£100,000 to £1m)")
    LARGE = "large", _("large (£1m to £10m)")
    MAJOR = "major", _("major (over £10m)")


class Origin(TextChoices):
    """How an organisation came to be here."""

    REGISTER = "register", _("from a register")
    HAND = "hand", _("typed in")
    LOG = "log", _("named while logging work")
    IMPORT = "import", _("imported")


class TagScheme(TextChoices):
    """What a tag says: codes are those of the Charity Commission's classification, kept in `hedgerow.standards`."""

    THEME = "theme", _("what it does")
    BENEFICIARY = "beneficiary", _("who benefits")


class Likeness(TextChoices):
    """Why two records may be one group."""

    IDENTIFIER = "identifier", _("the same number")
    NAME = "name", _("the same name")
    NEAR_NAME = "near_name", _("nearly the same name")
    POSTCODE = "postcode", _("a like name at the same postcode")


class Status(TextChoices):
    """Which records our team looks at in the directory; everybody else sees published ones that are not closed."""

    OPEN = "", _("all that are open")
    UNPUBLISHED = "unpublished", _("not in the public directory")
    UNCHECKED = "unchecked", _("never checked, or due to be")
    CLOSED = "closed", _("closed")


class Registered(TextChoices):
    """Whether a group is on a register."""

    ANY = "", _("registered or not")
    YES = "yes", _("on a register")
    NO = "no", _("on no register")


@dataclass(frozen=True)
class Filters:
    """What somebody asked the directory for. Empty means everything; `area` is any area, `benefit` where it works."""

    words: str = ""
    ward: str = ""
    theme: str = ""
    beneficiary: str = ""
    band: str = ""
    registered: str = ""
    benefit: str = ""
    kind: str = ""
    status: str = ""


@dataclass(frozen=True)
class Comparable:
    """What is compared of a record to find whether two may be one group."""

    id: int
    names: tuple[str, ...]
    postcode: str = ""
    org_ids: frozenset[str] = frozenset()
    parent: int | None = None


@dataclass(frozen=True)
class RegisterFacts:
    """What a register says of an organisation, with where each fact comes from and its date.

    Money is whole pence. `classes` holds (scheme, code, title); `areas` holds (area code, name) of operation.
    `finances` holds (year end, income, spending), the newest first.
    """

    org_id: str
    name: str
    register: str
    status: str
    registered_on: date | None
    removed_on: date | None
    postcode: str
    activities: str
    website: str
    company_number: str
    legal_form: str
    income_pence: int | None
    spending_pence: int | None
    year_end: date | None
    trustees: int | None
    source: str
    source_date: date | None
    sources: Mapping[str, tuple[str, date | None]] = field(default_factory=dict)
    other_names: tuple[str, ...] = ()
    other_ids: tuple[str, ...] = ()
    areas: tuple[tuple[str, str], ...] = ()
    classes: tuple[tuple[str, str, str], ...] = ()
    finances: tuple[tuple[date, int | None, int | None], ...] = ()


@dataclass(frozen=True)
class GrantRow:
    """One published grant to an organisation. Money is whole pence; `area` is the finest known, on `area_basis`.

    `match_basis` says how the recipient was found to be it: by "id" or by "name".
    """

    grant_id: str
    title: str
    funder: str
    pence: int
    awarded_on: date | None
    programme: str
    area: str
    area_basis: str
    source: str
    match_basis: str


@dataclass(frozen=True)
class SpendRow:
    """One payment by a council to an organisation, in whole pence. `match_basis` is "id" or "name"."""

    paid_on: date | None
    pence: int
    purpose: str
    service: str
    authority: str
    source: str
    match_basis: str


@dataclass(frozen=True)
class RegisterHit:
    """Somebody found on a register, and our record of it, if there is one."""

    org_id: str
    name: str
    matched_name: str
    register: str
    status: str
    postcode: str
    authority: str
    income_pence: int | None
    here: int | None


@dataclass(frozen=True)
class Synced:
    """What reading the register came to: how many organisations were added, changed, and left as they were."""

    added: int
    changed: int
    same: int


class Level(TextChoices):
    """What a user may do for an organisation. An administrator also says who else may act."""

    ADMINISTRATOR = "administrator", _("administrator")
    EDITOR = "editor", _("editor")
    OFFICER = "officer", _("partner officer")


class Shared(TextChoices):
    """What a group may let a public body see, besides what is public."""

    CONTACTS = "contacts", _("who to speak to, with their addresses")
    FIGURES = "figures", _("its size, people and money")
    WORK = "work", _("the help it has had from us")
    DOCUMENTS = "documents", _("its policies and documents")


@dataclass(frozen=True)
class GroupLine:
    """One thing that is in hand with a group: what, where it stands in a word with its tone, and the day that matters.

    `url` is "" where the reader may not open it.
    """

    what: str
    url: str = ""
    state: Words = ""
    tone: str = ""
    on: date | None = None


@dataclass(frozen=True)
class GroupStep:
    """Something that waits for the group's own people: what, why, and where it is done."""

    what: Words
    why: Words
    url: str


@dataclass(frozen=True)
class GroupOffer:
    """What an app shows of one group: on its page for our team, and on the front page of its space.

    lines(organisation id) -> what is in hand now, at most five, what is late first; of `team` for our team, of `own` for
    whoever acts for the group (its own addresses, and nothing that is only ours). steps(organisation id, today) -> what
    waits for them. url(organisation id) -> the app's page in the group's space, or "". `only_theirs`: our team may not open
    those pages, so it is not shown to whoever of us looks at the space.
    """

    kind: str
    title: Words
    icon: str
    team: Callable[[int], Sequence[GroupLine]]
    own: Callable[[int], Sequence[GroupLine]]
    steps: Callable[[int, date], Sequence[GroupStep]]
    url: Callable[[int], str]
    only_theirs: bool = False


@dataclass(frozen=True)
class FollowOffer:
    """Records that are a group's own and go with it where two records of a group become one: its roles, its services.

    move(ids of organisations: from, to; ids of records, or None for all) -> the ids of the records that were given from one
    to the other. Undoing a merge calls it the other way round with those that went, so what was made since stays.
    """

    kind: str
    move: Callable[[int, int, Sequence[int] | None], list[int]]


@dataclass(frozen=True)
class DoingOffer:
    """What groups say elsewhere of what they do: in their open services.

    saying(words, limit) -> the ids of groups that use one of some words there, at most so many. texts(organisation ids) ->
    (organisation id, text) for each thing that they say, in one query.
    """

    kind: str
    saying: Callable[[Sequence[str], int], Sequence[int]]
    texts: Callable[[Collection[int]], Sequence[tuple[int, str]]]
