"""What meetings offer: their names, their sittings, their papers, and what was decided, found by its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.convening.actions.meetings import KIND, marked
from hedgerow.convening.models import Action, Decision, Item, Meeting, Member
from hedgerow.convening.permissions import can_see_inside
from hedgerow.convening.queries.decisions import find_decisions, find_minutes
from hedgerow.convening.queries.meetings import day_of
from hedgerow.engines.bookings.types import SittingOffer
from hedgerow.engines.files.types import FileOffer
from hedgerow.engines.registry import Hit, RefOffer, SearchOffer
from hedgerow.kernel.refs import parse
from hedgerow.shell.templatetags.shell import short_date

SHOWN = 90  # letters of a decision that a title holds


def meeting_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Network, title and day of meetings."""
    rows = Meeting.objects.filter(pk__in=[UUID(one) for one in ids]).select_related("network", "sitting")
    return {str(row.pk): f"{row.network.name}: {row.sitting.title}, {short_date(day_of(row))}" for row in rows}


def decision_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """The words of decisions, cut."""
    rows = Decision.objects.filter(pk__in=ids).values_list("pk", "text")
    return {str(pk): _cut(text) for pk, text in rows}


def action_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """What is to be done, and in which network."""
    rows = Action.objects.filter(pk__in=ids).values_list("pk", "what", "network__name")
    return {str(pk): f"{network}: {what}" for pk, what, network in rows}


def member_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Which group in which network."""
    rows = Member.objects.filter(pk__in=ids).values_list("pk", "organisation__name", "network__name")
    return {str(pk): f"{group}: {network}" for pk, group, network in rows}


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


def manage_url(sitting: Any) -> str:
    """Our team's page of the meeting."""
    return reverse("convening:meeting", args=[parse(sitting.ref).id])


def may_manage(somebody: Any, _sitting: Any) -> bool:
    """Our team keeps the meetings of networks."""
    return is_team(somebody)


def may_read(somebody: Any, pk: str) -> bool:
    """Papers of a meeting are for our team and for whoever acts for a member."""
    found = Meeting.objects.select_related("network").filter(pk=UUID(pk)).first()
    return found is not None and can_see_inside(somebody, found.network)


def decided(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Decisions by their words, as far as somebody may read them."""
    rows = find_decisions(somebody, words)[:limit]
    return [
        Hit(_cut(row.text), decision_url(somebody, row), f"{row.network.name}, {short_date(row.on)}") for row in rows
    ]


def decision_url(somebody: Somebody, row: Decision) -> str:
    """Where somebody reads a decision: our team its own page, others the minutes or the network."""
    if is_team(somebody):
        return reverse("convening:decision", args=[row.pk])
    if row.meeting_id:
        return reverse("convening:minutes", args=[row.meeting_id])
    return reverse("convening:about", args=[row.network_id])


def said(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Minutes by their words, as far as somebody may read them."""
    return [_said(somebody, row) for row in find_minutes(somebody, words)[:limit]]


def _said(somebody: Somebody, row: Item) -> Hit:
    name = "convening:meeting" if is_team(somebody) else "convening:minutes"
    day = short_date(day_of(row.meeting))
    url = reverse(name, args=[row.meeting_id]) + f"#item-{row.pk}"
    return Hit(row.title, url, f"{row.meeting.network.name}, {day}")


REFS = (
    RefOffer("convening.meeting", meeting_titles, lambda pk: reverse("convening:meeting", args=[pk])),
    RefOffer("convening.decision", decision_titles, lambda pk: reverse("convening:decision", args=[pk])),
    RefOffer("convening.action", action_titles, lambda pk: reverse("convening:action", args=[pk])),
    RefOffer("convening.member", member_titles, lambda pk: reverse("convening:member", args=[pk])),
)
SEARCHES = (SearchOffer(_("Decisions"), decided), SearchOffer(_("Minutes"), said))
SITTINGS = (SittingOffer(KIND, _("Network meeting"), _("Network meetings"), manage_url, may_manage, marked),)
FILES = (FileOffer("convening.meeting", may_read),)
