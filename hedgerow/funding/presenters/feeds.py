"""Lists of other places, and what came of them, as our team reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.funding.models import FeedItem
from hedgerow.funding.presenters.funds import state_of
from hedgerow.kernel.words import Words
from hedgerow.shell.tables import Column, Kind, Table

COUNTS: Mapping[str, Words] = {
    "new": gettext_lazy("new, as drafts"),
    "changed": gettext_lazy("drafts brought up to date"),
    "same": gettext_lazy("as they were"),
    "differs": gettext_lazy("say something else than ours"),
    "here_already": gettext_lazy("here already"),
    "gone": gettext_lazy("not there any more"),
    "left_out": gettext_lazy("left out"),
}


def counted(counts: Mapping[str, Any]) -> str:
    """What came of reading a list: "3 new, as drafts; 2 as they were"."""
    return "; ".join(f"{counts[name]} {words}" for name, words in COUNTS.items() if counts.get(name))


@dataclass(frozen=True)
class ItemRow:
    """A fund of a list."""

    item: FeedItem

    @property
    def title(self) -> str:
        return self.item.fund.title if self.item.fund else str(self.item.as_read.get("name", self.item.uid))

    @property
    def url(self) -> str:
        return reverse("funding:fund_change", args=[self.item.fund_id]) if self.item.fund_id else ""

    @property
    def here(self) -> str:
        """How it stands here."""
        return state_of(self.item.fund)[0] if self.item.fund else _("not taken over: it was here already, or is gone")

    @property
    def look(self) -> str:
        """What a person should look at."""
        if self.item.gone_on:
            return _("It is not in their list any more.")
        return _("Their list says something else than ours.") if self.item.differs else ""

    @property
    def checked_on(self) -> date | None:
        return self.item.checked_on


ITEMS: Table[ItemRow] = Table(
    "funds-of-a-list",
    gettext_lazy("Funds of this list"),
    (
        Column("title", gettext_lazy("Fund"), lambda row: row.title, heading=True, url=lambda row: row.url),
        Column("here", gettext_lazy("Here"), lambda row: row.here),
        Column("checked", gettext_lazy("Checked there on"), lambda row: row.checked_on, kind=Kind.DATE),
        Column("look", gettext_lazy("To look at"), lambda row: row.look, tone=lambda row: "warn" if row.look else ""),
    ),
)
