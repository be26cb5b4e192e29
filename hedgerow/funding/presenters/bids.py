"""Bids as lists, the board and their own pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.funding.models import Bid, Confirmation, Step
from hedgerow.funding.queries import bids as queries
from hedgerow.funding.rules.bids import clock as clock_of
from hedgerow.funding.types import Clock, Stage, StepKind
from hedgerow.kernel.money import pounds
from hedgerow.organisations.models import Organisation
from hedgerow.shell.boards import CARDS, Card
from hedgerow.shell.boards import Column as BoardColumn
from hedgerow.shell.pagination import address
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import plain_date, short_date
from hedgerow.shell.types import Fact

TONES = {
    Stage.CONSIDERED: "calm", Stage.PREPARING: "accent", Stage.SUBMITTED: "warn", Stage.AWARDED: "leaf",
    Stage.REFUSED: "", Stage.WITHDRAWN: "", Stage.ADVISED_AGAINST: "",
}  # fmt: skip
LATE = (Clock.MISSED, Clock.NO_OUTCOME)
LATELY = timedelta(days=90)
BOARD = (Stage.CONSIDERED, Stage.PREPARING, Stage.SUBMITTED, Stage.AWARDED)


@dataclass(frozen=True)
class Paths:
    """The addresses of bids: in the workspace, or in a group's own space."""

    group: Organisation | None = None

    def to(self, name: str, bid: Bid | None = None, *more: str) -> str:
        """The address of "bid", "bid_step", "bid_change", "bid_back" or "bid_add"."""
        own = [self.group.pk] if self.group else []
        named = f"funding:own_{name}" if self.group else f"funding:{name}"
        return reverse(named, args=[*own, *([bid.pk] if bid else []), *more])

    @property
    def all(self) -> str:
        """The list of them."""
        return reverse("funding:own_bids", args=[self.group.pk]) if self.group else reverse("funding:board")


@dataclass(frozen=True)
class BidRow:
    """A bid of a list, with why it wants looking at."""

    bid: Bid
    clock: Clock | None
    paths: Paths

    @property
    def url(self) -> str:
        return self.paths.to("bid", self.bid)

    @property
    def group(self) -> Organisation:
        found: Organisation = self.bid.organisation.now
        return found

    @property
    def due(self) -> str:
        """The day that it waits for."""
        bid = self.bid
        if bid.stage in (Stage.CONSIDERED, Stage.PREPARING) and bid.submit_by:
            return _("send in by %(day)s") % {"day": short_date(bid.submit_by)}
        if bid.stage == Stage.SUBMITTED and bid.decision_by:
            return _("answer by %(day)s") % {"day": short_date(bid.decision_by)}
        return _("decided %(day)s") % {"day": short_date(bid.decided_on)} if bid.decided_on else ""


def why(clock: Clock) -> str:
    """A clock in a word or two."""
    return {
        Clock.DEADLINE: _("closes soon"),
        Clock.MISSED: _("closing date passed"),
        Clock.NO_OUTCOME: _("no answer yet"),
        Clock.STUCK: _("quiet for long"),
    }[clock]


def row(bid: Bid, today: date, paths: Paths | None = None) -> BidRow:
    """A bid as lists show it."""
    found = clock_of(
        Stage(bid.stage), submit_by=bid.submit_by, decision_by=bid.decision_by, moved_on=bid.moved_on, today=today
    )
    return BidRow(bid, found, paths or Paths())


def rows(bids: Sequence[Bid], today: date, paths: Paths | None = None) -> list[BidRow]:
    """Bids as lists show them."""
    return [row(bid, today, paths) for bid in bids]


def money(bid: Bid) -> str:
    """What was got, else what was asked for."""
    if bid.got is not None:
        return _("%(got)s awarded") % {"got": pounds(bid.got)}
    return _("%(asked)s asked for") % {"asked": pounds(bid.asked)} if bid.asked is not None else ""


def board(found: QuerySet[Bid], today: date, query: QueryDict) -> list[BoardColumn]:
    """The columns of the board: one query for the counts and one for each column. What is decided stands there for a
    while; what was refused or given up is in the table."""
    counted = queries.by_stage(found)
    lately = queries.by_stage(found.filter(moved_on__gte=today - LATELY))
    counts = {**counted, Stage.AWARDED: lately.get(Stage.AWARDED, 0)}
    return [_column(stage, found, counts.get(stage, 0), today, query) for stage in BOARD]


def _column(stage: Stage, found: QuerySet[Bid], count: int, today: date, query: QueryDict) -> BoardColumn:
    own = found.filter(stage=stage)
    if stage == Stage.AWARDED:
        own = own.filter(moved_on__gte=today - LATELY)
    ordered = queries.deadline_order(own) if stage in (Stage.CONSIDERED, Stage.PREPARING) else own
    title = _("Awarded lately") if stage == Stage.AWARDED else capfirst(stage.label)
    cards = tuple(_card(row(bid, today)) for bid in ordered[:CARDS])
    return BoardColumn(title, count, cards, address(query, stage=stage, view="table", page=None))


def _card(row: BidRow) -> Card:
    late = row.clock in LATE
    return Card(
        row.group.name,
        row.url,
        lines=(row.bid.funder, ", ".join(filter(None, (money(row.bid), row.due)))),
        badge=why(row.clock) if row.clock else "",
        late=late,
        tone="warn" if row.clock else "",
    )


def facts(bid: Bid) -> list[Fact]:
    """What is to be known of a bid; what is not known is left out."""
    told = (
        (_("What for"), bid.purpose),
        (_("Project"), bid.project.name if bid.project else ""),
        (_("Asked for"), pounds(bid.asked) if bid.asked is not None else ""),
        (_("Awarded"), pounds(bid.got) if bid.got is not None else ""),
        (_("Paid so far"), pounds(bid.paid) if bid.got is not None else ""),
        (_("To be sent in by"), plain_date(bid.submit_by) if not bid.submitted_on else ""),
        (_("Sent in on"), plain_date(bid.submitted_on)),
        (_("Answer expected by"), plain_date(bid.decision_by) if not bid.decided_on else ""),
        (_("Decided on"), plain_date(bid.decided_on)),
        (_("Adviser"), bid.adviser.name if bid.adviser else ""),
        (_("Published by the funder"), _published(bid)),
        (_("What the funder said"), bid.feedback),
        (_("Notes"), bid.note),
    )
    return [Fact(label, value) for label, value in told if value]


def _published(bid: Bid) -> str:
    """That the award stands in the open data too, or nothing."""
    held = Confirmation.objects.filter(bid=bid).first()
    if held is None:
        return ""
    told = {"funder": held.funder, "day": plain_date(held.on), "id": held.grant_id}
    return _("Yes: %(funder)s, %(day)s, in 360Giving data as %(id)s") % told


@dataclass(frozen=True)
class StepRow:
    """One thing that happened to a bid."""

    step: Step
    title: str

    @property
    def said(self) -> str:
        return self.step.words


def history(bid: Bid) -> list[StepRow]:
    """What happened to a bid, latest first; what was taken back is left out."""
    found = bid.steps.filter(undone_at__isnull=True).order_by("-id")
    return [StepRow(step, _step_title(step)) for step in found]


def _step_title(step: Step) -> str:
    label = str(StepKind(step.kind).label)
    return f"{label}: {pounds(step.pence)}" if step.pence else label


GROUP: Column[BidRow] = Column(
    "group", gettext_lazy("Group"), lambda row: row.group.name, sort="organisation__name", heading=True,
    url=lambda row: row.url, note=lambda row: row.bid.purpose,
)  # fmt: skip
FUND: Column[BidRow] = Column("fund", gettext_lazy("Fund"), lambda row: row.bid.funder)
OWN_FUND: Column[BidRow] = Column(
    "fund", gettext_lazy("Fund"), lambda row: row.bid.funder, heading=True, url=lambda row: row.url,
    note=lambda row: row.bid.purpose,
)  # fmt: skip
STAGE: Column[BidRow] = Column(
    "stage", gettext_lazy("How far"), lambda row: row.bid.get_stage_display(), sort="stage",
    tone=lambda row: TONES[Stage(row.bid.stage)], note=lambda row: why(row.clock) if row.clock else "",
)  # fmt: skip
ASKED: Column[BidRow] = Column(
    "asked", gettext_lazy("Asked for"), lambda row: row.bid.asked, kind=Kind.MONEY, sort="asked"
)
GOT: Column[BidRow] = Column("got", gettext_lazy("Awarded"), lambda row: row.bid.got, kind=Kind.MONEY, sort="got")
DUE: Column[BidRow] = Column("due", gettext_lazy("Day"), lambda row: row.due, sort="submit_by")
ADVISER: Column[BidRow] = Column(
    "adviser", gettext_lazy("Adviser"), lambda row: row.bid.adviser.name if row.bid.adviser else ""
)
MOVED: Column[BidRow] = Column(
    "moved", gettext_lazy("Last moved"), lambda row: row.bid.moved_on, kind=Kind.DATE, sort="moved_on"
)
CAPTION = gettext_lazy("Bids")
LIST: Table[BidRow] = Table("bids", CAPTION, (GROUP, FUND, STAGE, ASKED, GOT, DUE, MOVED), first="-moved")
OWN_LIST: Table[BidRow] = Table("bids", CAPTION, (OWN_FUND, STAGE, ASKED, GOT, DUE), first="")
FILE: Table[BidRow] = Table(
    "bids",
    CAPTION,
    (
        Column("group", gettext_lazy("Group"), lambda row: row.group.name, sort="organisation__name"),
        FUND,
        Column("purpose", gettext_lazy("What for"), lambda row: row.bid.purpose),
        STAGE,
        ASKED,
        GOT,
        Column("paid", gettext_lazy("Paid so far"), lambda row: row.bid.paid, kind=Kind.MONEY),
        Column("submit_by", gettext_lazy("To be sent in by"), lambda row: row.bid.submit_by, kind=Kind.DATE),
        Column("submitted", gettext_lazy("Sent in on"), lambda row: row.bid.submitted_on, kind=Kind.DATE),
        Column("decision_by", gettext_lazy("Answer expected by"), lambda row: row.bid.decision_by, kind=Kind.DATE),
        Column("decided", gettext_lazy("Decided on"), lambda row: row.bid.decided_on, kind=Kind.DATE),
        Column("helped", gettext_lazy("Our team helped"), lambda row: row.bid.helped),
        ADVISER,
        MOVED,
    ),
    first="-moved",
)
