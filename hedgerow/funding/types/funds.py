"""Funds: their kinds, what is asked of a list of them, and what of their criteria a form or a table can say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.funding.types.criteria import Criterion, Exclusion, Holding


class FundKind(TextChoices):
    """What is given."""

    GRANT = "grant", _("money to keep")
    LOAN = "loan", _("money to pay back")
    IN_KIND = "in_kind", _("help that is not money")


class CostKind(TextChoices):
    """What money may be spent on."""

    RUNNING = "running", _("running costs")
    STAFF = "staff", _("staff")
    VOLUNTEERS = "volunteers", _("volunteers’ costs")
    EQUIPMENT = "equipment", _("equipment")
    BUILDINGS = "buildings", _("buildings and land")
    ACTIVITIES = "activities", _("activities and events")
    TRAINING = "training", _("training")
    START = "start", _("starting up")


class HelpKind(TextChoices):
    """Help that is not money."""

    SPACE = "space", _("rooms and space")
    PRO_BONO = "pro_bono", _("professional time for nothing")
    KIT = "kit", _("kit and goods")
    TRAINING = "training", _("training and mentoring")


class Scheme(TextChoices):
    """By what a fund can be found, besides its columns; made from its criteria, its costs and the help it gives."""

    AREA = "area", _("where")
    THEME = "theme", _("what for")
    BENEFICIARY = "beneficiary", _("for whom")
    LEGAL_FORM = "legal_form", _("who may apply")
    COST = "cost", _("what it pays for")
    HELP = "help", _("help that is not money")


class When(TextChoices):
    """By when to apply."""

    ANY = "", _("any time")
    MONTH = "month", _("closes within a month")
    QUARTER = "quarter", _("closes within three months")
    LATER = "later", _("closes later than a month from now")
    ROLLING = "rolling", _("no closing date")


@dataclass(frozen=True)
class FundStage:
    """A stage of applying: its name, by when it is to be sent in, and what is asked. The last day of the first stage is
    the fund's closing date: nobody can begin after it."""

    name: str
    on: date | None = None
    asks: str = ""


@dataclass(frozen=True)
class FundFilters:
    """What somebody asked the list for; empty means everything. `amount_pence` is what they need."""

    words: str = ""
    area: str = ""
    band: str = ""
    theme: str = ""
    beneficiary: str = ""
    legal_form: str = ""
    amount_pence: int | None = None
    when: str = ""
    kind: str = ""
    state: str = ""
    cost: str = ""
    help: str = ""


@dataclass(frozen=True)
class Needs:
    """What a form and a table say of a fund's criteria: each becomes one criterion where it says something.

    Money is whole pence; `months` the least age of the group; `committee` and `signatories` people who are not related;
    `income_years` the years of which the income is the mean; `reserves` months of spending, `match` per cent.

    `helps` is what only helps, `enough` that of which one is enough, `more` what no form can say; each None where nothing
    is said of it, so that it stays as it is.
    """

    areas: frozenset[str] = field(default_factory=frozenset)
    legal_forms: frozenset[str] = field(default_factory=frozenset)
    themes: frozenset[str] = field(default_factory=frozenset)
    beneficiaries: frozenset[str] = field(default_factory=frozenset)
    income_most: int | None = None
    income_least: int | None = None
    income_years: int = 1
    reserves: int | None = None
    months: int | None = None
    committee: int | None = None
    signatories: int | None = None
    has: frozenset[Holding] = field(default_factory=frozenset)
    registered: bool = False
    one_grant: bool = False
    gap: int | None = None
    match: int | None = None
    excludes: frozenset[Exclusion] = field(default_factory=frozenset)
    helps: Needs | None = None
    enough: Needs | None = None
    more: tuple[Criterion, ...] | None = None
