"""What networks show of one group: on its page for our team, and on the front page of its own space."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from hedgerow.convening.models import Member
from hedgerow.convening.queries import doing
from hedgerow.convening.queries.networks import of_group, speakers
from hedgerow.convening.queries.votes import owed_by_group
from hedgerow.convening.types import Standing
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import GroupLine, GroupOffer, GroupStep

MOST = 5


def team(pk: int) -> Sequence[GroupLine]:
    """Its networks for our team, each leading to the group's place there."""
    return _lines(pk, lambda row: reverse("convening:member", args=[row.pk]))


def own(pk: int) -> Sequence[GroupLine]:
    """Its networks for its own people."""
    return _lines(pk, lambda row: reverse("convening:our_network", args=[pk, row.network_id]))


def _lines(pk: int, url: Callable[[Member], str]) -> Sequence[GroupLine]:
    rows = sorted(of_group(Organisation(pk=pk)), key=lambda row: row.standing != Standing.ASKED)
    return [GroupLine(row.network.name, url(row), *_state(row)) for row in rows[:MOST]]


def _state(row: Member) -> tuple[str, str, date | None]:
    if row.standing == Standing.ASKED:
        return _("asked to join"), "late" if row.is_late(clock.today()) else "warn", row.answer_by
    if row.observer:
        return _("observer"), "calm", None
    said = ", ".join(one.name for one in speakers(row)[:1])
    return said or _("nobody speaks for them"), "" if said else "warn", None


def steps(pk: int, today: date) -> Sequence[GroupStep]:
    """Votes that the group owes, what it has to do and is late with, and networks in which nobody speaks for it."""
    return list(_steps(Organisation(pk=pk), today))


def _steps(group: Organisation, today: date) -> Iterator[GroupStep]:
    page = reverse("convening:ours", args=[group.pk])
    for owed in owed_by_group(group):
        yield GroupStep(
            _("Vote: %(title)s") % {"title": owed.title}, _("Your group has one vote, and has not cast it."), page
        )
    late = doing.of_group(group).filter(doing.OPEN, due__lt=today).count()
    if late:
        words = ngettext("Do what you took on", "Do %(count)d things that you took on", late) % {"count": late}
        yield GroupStep(words, _("A network waits for it, and its day has passed."), f"{page}#actions")
    for row in of_group(group):
        if row.standing == Standing.MEMBER and not speakers(row):
            said = _("Say who speaks for you in %(network)s") % {"network": row.network.name}
            yield GroupStep(
                said,
                _("Papers and votes go to them."),
                reverse("convening:our_network", args=[group.pk, row.network_id]),
            )


GROUPS = (
    GroupOffer(
        "convening",
        lazy("Networks"),
        "voice",
        team,
        own,
        steps,
        lambda pk: reverse("convening:ours", args=[pk]),
    ),
)
