"""Funds as lists and their own pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.sharing.rules import message
from hedgerow.engines.verification.queries import for_refs
from hedgerow.engines.verification.types import Checked
from hedgerow.funding.models import Fund
from hedgerow.funding.queries.funds import facts_of
from hedgerow.funding.queries.matching import names_in
from hedgerow.funding.queries.reasons import listed, said
from hedgerow.funding.rules import stages, variants
from hedgerow.funding.rules.criteria import load
from hedgerow.funding.types import (
    BenefitsOneOf,
    Criterion,
    FundKind,
    IncomeAtLeast,
    IncomeAtMost,
    OnARegister,
    ThemeOneOf,
    WorksIn,
)
from hedgerow.funding.types.criteria import Names
from hedgerow.funding.types.funds import CostKind, HelpKind
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import plain_date, short_date
from hedgerow.shell.types import Fact

SOON = timedelta(days=21)
TONES = {State.LIVE: "leaf", State.PAUSED: "warn", State.CLOSED: "", State.DRAFT: "calm", State.REVIEW: "calm"}


@dataclass(frozen=True)
class FundRow:
    """A fund of a list. `asks` are what it asks for, in sentences; `brief` is the most telling of it in few words."""

    fund: Fund
    asks: tuple[str, ...]
    brief: str
    checked: Checked | None

    @property
    def url(self) -> str:
        return reverse("funding:fund", args=[self.fund.pk])

    @property
    def checked_on(self) -> date | None:
        return self.checked.on if self.checked else None


def rows(funds: Sequence[Fund]) -> list[FundRow]:
    """Funds as a list shows them: two queries more, at any length."""
    checked = for_refs(fund.ref for fund in funds)
    criteria = {fund.pk: load(fund.criteria) for fund in funds}
    names = names_in(criteria.values())
    return [_row(fund, criteria[fund.pk], names, checked.get(str(fund.ref))) for fund in funds]


def _row(fund: Fund, criteria: Sequence[Criterion], names: Names, checked: Checked | None) -> FundRow:
    hard = [one for one in criteria if one.hard]
    words = [brief(one, names) for one in hard]
    return FundRow(fund, tuple(said(one, names) for one in hard), "; ".join(filter(None, words)), checked)


def brief(asked: Criterion, names: Names) -> str:
    """What most decides whom a fund is for, in few words; "" for what is to be read on its page."""
    if isinstance(asked, WorksIn):
        return listed(asked.areas, names, 3)
    if isinstance(asked, ThemeOneOf | BenefitsOneOf):
        return listed(asked.codes, names, 2)
    if isinstance(asked, IncomeAtMost):
        return _("up to %(most)s a year") % {"most": pounds(asked.pence)}
    if isinstance(asked, IncomeAtLeast):
        return _("%(least)s a year or more") % {"least": pounds(asked.pence)}
    return _("registered groups") if isinstance(asked, OnARegister) else ""


def closes(fund: Fund) -> str:
    """By when to apply, short."""
    return short_date(fund.ends_on) if fund.ends_on else _("any time")


def state_of(fund: Fund) -> tuple[str, str]:
    """Its state in a word, and the tone of it."""
    return str(State(fund.state).label), TONES[State(fund.state)]


def is_soon(fund: Fund) -> bool:
    """Whether it closes soon."""
    return fund.state == State.LIVE and fund.ends_on is not None and fund.ends_on <= clock.today() + SOON


def line(fund: Fund) -> str:
    """A fund in a line: who pays, how much, until when."""
    end = _("until %(day)s") % {"day": plain_date(fund.ends_on)} if fund.ends_on else _("open all the time")
    return ", ".join(filter(None, (fund.payer, fund.amounts, end)))


def as_message(fund: Fund) -> str:
    """A fund to send on."""
    first = " ".join(fund.summary.split())[:200]
    return message(fund.title, [line(fund), first], reverse("funding:fund", args=[fund.pk]))


def facts(fund: Fund, checked: Checked | None) -> list[Fact]:
    """What is to be known of a fund besides who can get it; what is not known is left out."""
    until = plain_date(fund.ends_on) if fund.ends_on else _("Open all the time")
    told: Iterable[tuple[Any, Any, str]] = (
        (_("How much"), fund.amounts, ""),
        (_("Closes"), until, ""),
        (_("Opens"), fund.opens_on if fund.opens_on and fund.opens_on > clock.today() else None, ""),
        (_("Who pays"), fund.payer, ""),
        (_("Who decides"), fund.decider, ""),
        (_("Their name for it"), fund.own_title, ""),
        (_("What is given"), given(fund), ""),
        (_("It pays for"), listing(fund.costs, CostKind), ""),
        (_("What it pays for, and what not"), fund.covers, ""),
        (_("How to apply"), fund.how, ""),
        (_("They decide within"), _weeks(fund), ""),
        (_("Its page"), _("Look at it there") if fund.link else "", fund.link),
    )
    return [Fact(label, value, url=url) for label, value, url in told if value]


def listing(codes: Iterable[str], kinds: type[CostKind | HelpKind]) -> str:
    """Codes of costs or of help in words: "Equipment, training"."""
    words = ", ".join(str(kinds(code).label) for code in kinds.values if code in set(codes))
    return words[:1].upper() + words[1:]


def given(fund: Fund) -> str:
    """What is given, where it is not money to keep: "Help that is not money: rooms and space"."""
    words = str(FundKind(fund.kind).label) if fund.kind != FundKind.GRANT else ""
    helps = listing(fund.helps, HelpKind)
    return ": ".join(filter(None, (words[:1].upper() + words[1:], helps.lower() if words else helps)))


def variant_facts(fund: Fund) -> set[str]:
    """The names of the facts that a local variant has from its national fund."""
    return variants.inherited(facts_of(fund), facts_of(fund.national)) if fund.national else set()


@dataclass(frozen=True)
class StageRow:
    """A stage as a page shows it. `over`: its day has passed."""

    name: str
    on: date | None
    asks: str
    over: bool


def stage_rows(fund: Fund) -> list[StageRow]:
    """The stages of a fund, in order."""
    today = clock.today()
    return [StageRow(one.name, one.on, one.asks, bool(one.on and one.on < today)) for one in stages.load(fund.stages)]


def _weeks(fund: Fund) -> str:
    return _("%(n)d weeks") % {"n": fund.weeks_to_decide} if fund.weeks_to_decide else ""


TITLE: Column[FundRow] = Column(
    "title", gettext_lazy("Fund"), lambda row: row.fund.title, heading=True, url=lambda row: row.url,
    note=lambda row: row.fund.payer,
)  # fmt: skip
AMOUNT: Column[FundRow] = Column("amount", gettext_lazy("How much"), lambda row: row.fund.amounts or given(row.fund))
FOR: Column[FundRow] = Column("for", gettext_lazy("For whom"), lambda row: row.brief or _("any group"))
CLOSES: Column[FundRow] = Column(
    "closes", gettext_lazy("Closes"), lambda row: closes(row.fund),
    tone=lambda row: "warn" if is_soon(row.fund) else "",
)  # fmt: skip
CHECKED: Column[FundRow] = Column("checked", gettext_lazy("Checked on"), lambda row: row.checked_on, kind=Kind.DATE)
STATE: Column[FundRow] = Column(
    "state", gettext_lazy("State"), lambda row: state_of(row.fund)[0], tone=lambda row: state_of(row.fund)[1]
)
CAPTION = gettext_lazy("Funds")
LIST: Table[FundRow] = Table("funds", CAPTION, (TITLE, FOR, AMOUNT, CLOSES, CHECKED))
TEAM_LIST: Table[FundRow] = Table("funds", CAPTION, (TITLE, AMOUNT, STATE, CLOSES, CHECKED))
FILE: Table[FundRow] = Table(
    "funds",
    CAPTION,
    (
        Column("title", gettext_lazy("Fund"), lambda row: row.fund.title),
        Column("own_title", gettext_lazy("The funder’s own name for it"), lambda row: row.fund.own_title),
        Column("payer", gettext_lazy("Who pays"), lambda row: row.fund.payer),
        Column("decider", gettext_lazy("Who decides"), lambda row: row.fund.decider),
        Column("summary", gettext_lazy("What it is for"), lambda row: row.fund.summary),
        Column("least", gettext_lazy("Smallest amount"), lambda row: row.fund.amount_min, kind=Kind.MONEY),
        Column("most", gettext_lazy("Largest amount"), lambda row: row.fund.amount_max, kind=Kind.MONEY),
        Column("opens", gettext_lazy("Opens"), lambda row: row.fund.opens_on, kind=Kind.DATE),
        Column("closes", gettext_lazy("Closes"), lambda row: row.fund.ends_on, kind=Kind.DATE),
        Column("given", gettext_lazy("What is given"), lambda row: str(FundKind(row.fund.kind).label)),
        Column("costs", gettext_lazy("It pays for"), lambda row: listing(row.fund.costs, CostKind)),
        Column("helps", gettext_lazy("Help that is not money"), lambda row: listing(row.fund.helps, HelpKind)),
        Column("stages", gettext_lazy("Stages"), lambda row: stages.write(stages.load(row.fund.stages))),
        Column("twist", gettext_lazy("What is different here"), lambda row: row.fund.twist),
        Column("asks", gettext_lazy("Who can get it"), lambda row: " ".join(row.asks)),
        Column("link", gettext_lazy("Its page"), lambda row: row.fund.link),
        Column("state", gettext_lazy("State"), lambda row: str(State(row.fund.state).label)),
        Column("source", gettext_lazy("Source"), lambda row: row.fund.source),
        Column("licence", gettext_lazy("Licence"), lambda row: row.fund.get_licence_display()),
        CHECKED,
    ),
)
