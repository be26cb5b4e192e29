"""Consortia as lists and their own pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy

from hedgerow.kernel.money import pounds
from hedgerow.notices.models import Consortium, Part
from hedgerow.notices.queries.bidding import bids_to, standing
from hedgerow.notices.rules.consortia import all_agreed
from hedgerow.notices.types import Bidding, PartState, State
from hedgerow.organisations.models import Organisation
from hedgerow.shell.tables import Column, Kind, Table

TONES = {
    State.FORMING: "calm", State.BIDDING: "accent", State.WON: "leaf", State.LOST: "", State.ENDED: "",
}  # fmt: skip
PART_TONES = {PartState.ASKED: "warn", PartState.AGREED: "leaf", PartState.DECLINED: ""}


@dataclass(frozen=True)
class Row:
    """A consortium of a list, as its bid stands now; in the workspace, or in the space of one of its groups."""

    consortium: Consortium
    bid: Bidding | None
    group: Organisation | None = None

    @property
    def state(self) -> State:
        return standing(self.consortium, self.bid)

    @property
    def url(self) -> str:
        if self.group is not None:
            return reverse("notices:own_consortium", args=[self.group.pk, self.consortium.pk])
        return reverse("notices:consortium", args=[self.consortium.pk])

    @property
    def parts(self) -> Sequence[Part]:
        return list(self.consortium.parts.all())

    @property
    def yes(self) -> int:
        return sum(part.state == PartState.AGREED for part in self.parts)

    @property
    def pence(self) -> int:
        """What all that have not said no come to."""
        return sum(part.pence or 0 for part in self.parts if part.state != PartState.DECLINED)

    @property
    def is_ready(self) -> bool:
        """Whether the lead may begin the bid."""
        return self.consortium.state == State.FORMING and all_agreed([part.state for part in self.parts])

    @property
    def closes(self) -> date | None:
        return self.consortium.notice.ends_on


def rows(consortia: Iterable[Consortium], group: Organisation | None = None) -> list[Row]:
    """Consortia with how their bids stand: one query more."""
    held = list(consortia)
    found = bids_to([str(one.notice.ref) for one in held])
    return [Row(one, _bid(one, found), group) for one in held]


def _bid(one: Consortium, found: Mapping[str, Sequence[Bidding]]) -> Bidding | None:
    return next((bid for bid in found.get(str(one.notice.ref), ()) if one.bid and bid.ref == one.bid), None)


@dataclass(frozen=True)
class PartRow:
    """One group's part. `may_answer`: whoever looks may say yes or no for it."""

    part: Part
    is_lead: bool
    may_answer: bool

    @property
    def tone(self) -> str:
        return PART_TONES[PartState(self.part.state)]

    @property
    def money(self) -> str:
        return pounds(self.part.pence) if self.part.pence else ""


CONTRACT: Column[Row] = Column(
    "title", gettext_lazy("Contract"), lambda row: row.consortium.notice.title, heading=True, url=lambda row: row.url,
    note=lambda row: row.consortium.notice.buyer_name,
)  # fmt: skip
LEAD: Column[Row] = Column("lead", gettext_lazy("Lead"), lambda row: row.consortium.lead.name)
WITH: Column[Row] = Column("groups", gettext_lazy("Groups that said yes"), lambda row: f"{row.yes} / {len(row.parts)}")
MONEY: Column[Row] = Column("pence", gettext_lazy("Together for"), lambda row: row.pence or None, kind=Kind.MONEY)
STATE: Column[Row] = Column(
    "state", gettext_lazy("State"), lambda row: str(row.state.label), tone=lambda row: TONES[row.state]
)
CLOSES: Column[Row] = Column("closes", gettext_lazy("Bids by"), lambda row: row.closes, kind=Kind.DATE)
LIST: Table[Row] = Table(
    "consortia", gettext_lazy("Groups that bid together"), (CONTRACT, LEAD, WITH, MONEY, STATE, CLOSES)
)
