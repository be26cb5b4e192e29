"""Notices as lists and their own pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.sharing.rules import message
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.notices.models import Lot, Notice
from hedgerow.notices.queries.lines import line
from hedgerow.notices.queries.notices import area_codes
from hedgerow.places.queries import area_names
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import plain_date, short_date
from hedgerow.shell.types import Fact
from hedgerow.standards import ocds

SOON = timedelta(days=14)
TONES = {State.LIVE: "leaf", State.PAUSED: "warn", State.CLOSED: "", State.DRAFT: "calm", State.REVIEW: "warn"}
SHOWN_PLACES = 3


@dataclass(frozen=True)
class Row:
    """A notice of a list, with where it is delivered in words."""

    notice: Notice
    where: str
    path: str = "notices:notice"

    @property
    def url(self) -> str:
        return reverse(self.path, args=[self.notice.pk])


def rows(notices: Sequence[Notice], path: str = "notices:notice") -> list[Row]:
    """Notices as a list shows them: two queries more, at any length."""
    codes = area_codes(list(notices))
    names = area_names(code for some in codes.values() for code in some)
    return [Row(notice, where(notice, codes.get(notice.pk, []), names), path) for notice in notices]


def where(notice: Notice, codes: Sequence[str], names: Any) -> str:
    """Where it is delivered, in words: our names for its areas, else what was published."""
    regions = {code: words[-1] if code in (ocds.EVERYWHERE,) else words[2] if len(words) > 2 else words[0]
               for code, words in ocds.REGIONS.items()}  # fmt: skip
    told = [names.get(code) or regions.get(code, "") for code in codes]
    found = sorted(filter(None, told)) or [str(place) for place in notice.places]
    shown = ", ".join(found[:SHOWN_PLACES])
    more = len(found) - SHOWN_PLACES
    return _("%(places)s and %(n)d more") % {"places": shown, "n": more} if more > 0 else shown


def closes(notice: Notice) -> str:
    """By when to bid, short; of an early one when they mean to buy."""
    if notice.is_early:
        return _("about %(day)s") % {"day": f"{notice.starts:%B %Y}"} if notice.starts else _("not told")
    return short_date(notice.deadline_day) if notice.deadline_day else _("not told")


def state_of(notice: Notice) -> tuple[str, str]:
    """Where it stands in a word, and the tone of it."""
    if notice.state == State.LIVE:
        is_over = notice.deadline is not None and notice.deadline <= clock.now()
        early = (_("early notice"), "calm") if notice.is_early else (_("open to bids"), "leaf")
        return (_("closed"), "") if is_over else early
    if notice.state == State.CLOSED and notice.stage not in ("open", "planned"):
        return str(notice.get_stage_display()), ""
    return str(State(notice.state).label), TONES[State(notice.state)]


def is_open(notice: Notice) -> bool:
    """Whether bids are taken at this minute."""
    if notice.state != State.LIVE or notice.is_early:
        return False
    return notice.deadline is None or notice.deadline > clock.now()


def is_soon(notice: Notice) -> bool:
    """Whether it closes soon."""
    return is_open(notice) and notice.ends_on is not None and notice.ends_on <= clock.today() + SOON


def as_message(notice: Notice) -> str:
    """A notice to send on."""
    first = " ".join(notice.description.split())[:200]
    return message(notice.title, [line(notice), first], reverse("notices:notice", args=[notice.pk]))


def facts(notice: Notice, delivered: str) -> list[Fact]:
    """What is to be known of a notice; what is not told is left out."""
    told: Iterable[tuple[Any, Any, str]] = (
        (_("Who buys"), notice.buyer_name, _body_url(notice)),
        (_("About how much") if notice.is_early else _("Worth in all"), notice.amount, ""),
        (_("Bids by"), _deadline(notice), ""),
        (_("They mean to buy"), closes(notice) if notice.is_early and notice.starts else "", ""),
        (_("It runs"), _runs(notice), ""),
        (_("Where"), delivered, ""),
        (_("What is bought"), "; ".join(notice.cpv_titles), ""),
        (_("For groups and charities"), _suits(notice.vcse), ""),
        (_("For small businesses"), _suits(notice.sme), ""),
        (_("In lots of a size for groups"), _yes_no(notice.in_lots), ""),
        (_("How to speak with them"), notice.how if notice.talk else "", ""),
        (_("The notice itself"), _("Read it where it is published") if notice.link else "", notice.link),
    )
    return [Fact(label, value, url=url) for label, value, url in told if value]


def _body_url(notice: Notice) -> str:
    return reverse("pages:group", args=[notice.buyer_id]) if notice.buyer_id else ""


def _deadline(notice: Notice) -> str:
    if notice.deadline is None:
        return ""
    here = notice.deadline.astimezone(clock.LONDON)
    return _("%(day)s at %(hour)s") % {"day": plain_date(here.date()), "hour": f"{here:%H:%M}"}


def _runs(notice: Notice) -> str:
    if notice.is_early or not notice.starts:
        return ""
    if not notice.ends:
        return _("from %(day)s") % {"day": plain_date(notice.starts)}
    return _("%(start)s to %(end)s") % {"start": plain_date(notice.starts), "end": plain_date(notice.ends)}


def _suits(told: bool | None) -> str:
    return "" if told is None else _("said to suit them") if told else _("not said to suit them")


def _yes_no(told: bool | None) -> str:
    return "" if told is None else _("yes") if told else _("no")


def lot_line(lot: Lot) -> str:
    """A lot in a line."""
    return ": ".join(
        filter(None, (lot.title or _("Lot %(key)s") % {"key": lot.key}, pounds(lot.pence) if lot.pence else ""))
    )


TITLE: Column[Row] = Column(
    "title", gettext_lazy("Contract"), lambda row: row.notice.title, heading=True, url=lambda row: row.url,
    note=lambda row: row.notice.buyer_name,
)  # fmt: skip
WHERE: Column[Row] = Column("where", gettext_lazy("Where"), lambda row: row.where or _("not told"))
VALUE: Column[Row] = Column("value", gettext_lazy("Worth"), lambda row: row.notice.amount or _("not told"))
CLOSES: Column[Row] = Column(
    "closes", gettext_lazy("Bids by"), lambda row: closes(row.notice),
    tone=lambda row: "warn" if is_soon(row.notice) else "",
)  # fmt: skip
STATE: Column[Row] = Column(
    "state", gettext_lazy("State"), lambda row: state_of(row.notice)[0], tone=lambda row: state_of(row.notice)[1]
)
CAPTION = gettext_lazy("Contracts")
LIST: Table[Row] = Table("contracts", CAPTION, (TITLE, WHERE, VALUE, STATE, CLOSES))
FILE: Table[Row] = Table(
    "contracts",
    CAPTION,
    (
        Column("title", gettext_lazy("Contract"), lambda row: row.notice.title),
        Column("buyer", gettext_lazy("Who buys"), lambda row: row.notice.buyer_name),
        Column("kind", gettext_lazy("Kind"), lambda row: row.notice.get_kind_display()),
        Column("state", gettext_lazy("State"), lambda row: state_of(row.notice)[0]),
        Column("least", gettext_lazy("Least value"), lambda row: row.notice.pence_least, kind=Kind.MONEY),
        Column("value", gettext_lazy("Value"), lambda row: row.notice.pence, kind=Kind.MONEY),
        Column("deadline", gettext_lazy("Bids by"), lambda row: _deadline(row.notice)),
        Column("starts", gettext_lazy("Begins"), lambda row: row.notice.starts, kind=Kind.DATE),
        Column("ends", gettext_lazy("Ends"), lambda row: row.notice.ends, kind=Kind.DATE),
        Column("where", gettext_lazy("Where"), lambda row: row.where),
        Column("vcse", gettext_lazy("Said to suit voluntary groups"), lambda row: _suits(row.notice.vcse)),
        Column("cpv", gettext_lazy("What is bought (CPV)"), lambda row: " ".join(row.notice.cpv)),
        Column("link", gettext_lazy("Its page"), lambda row: row.notice.link),
        Column("ocid", gettext_lazy("Identifier (ocid)"), lambda row: row.notice.ocid),
        Column("source", gettext_lazy("Source"), lambda row: row.notice.source),
        Column("licence", gettext_lazy("Licence"), lambda row: row.notice.get_licence_display()),
        Column("read", gettext_lazy("Read on"), lambda row: row.notice.read_on, kind=Kind.DATE),
    ),
)
