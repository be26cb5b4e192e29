"""A group's own applications, among what is in hand with it. Our team has them on the page of the round, without those that
are kept from somebody; so nothing of them stands on the group's page in the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.kernel import clock
from hedgerow.ledger.queries.entries import names_of
from hedgerow.organisations.types import GroupLine, GroupOffer, GroupStep
from hedgerow.programmes.models import Application, CoApplicant
from hedgerow.programmes.types import ApplicationState, RoundState
from hedgerow.shell.templatetags.shell import plain_date

MOST = 5


def team(_pk: int) -> Sequence[GroupLine]:
    """Nothing: see above."""
    return []


def own(pk: int) -> Sequence[GroupLine]:
    """Applications that are being written or wait for an answer: one that is decided waits until the group is told."""
    writing = Q(state=ApplicationState.DRAFT, round__state=RoundState.OPEN, round__closes_on__gte=clock.today())
    waiting = Q(state=ApplicationState.SENT, decision__told_at__isnull=True)
    rows = Application.objects.filter(writing | waiting, organisation__in=names_of([pk])).select_related("round")
    return [_line(pk, one) for one in rows[:MOST]]


def _line(pk: int, one: Application) -> GroupLine:
    until = one.round.closes_on if one.state == ApplicationState.DRAFT else one.round.decision_by
    at = reverse("programmes:own_application", args=[pk, one.pk])
    return GroupLine(one.title or one.round.title, at, one.get_state_display(), "calm", until)


def steps(pk: int, today: date) -> Sequence[GroupStep]:
    """Applications to send in before the round closes, and groups that wait for a word."""
    rows = Application.objects.filter(
        organisation__in=names_of([pk]), state=ApplicationState.DRAFT, round__state=RoundState.OPEN
    )
    found = [
        GroupStep(
            _("Send in your application: %(round)s") % {"round": one.round.title},
            _("It closes at the end of %(day)s.") % {"day": plain_date(one.round.closes_on)},
            reverse("programmes:own_application", args=[pk, one.pk]),
        )
        for one in rows.filter(round__closes_on__gte=today).select_related("round")[:MOST]
    ]
    asked = CoApplicant.objects.filter(
        organisation__in=names_of([pk]), agreed__isnull=True, application__state=ApplicationState.DRAFT
    )
    for one in asked.select_related("application__organisation")[:MOST]:
        words = _("%(group)s asks whether you apply together") % {"group": one.application.organisation.name}
        why = _("Nothing is sent in your name before you agree.")
        found.append(GroupStep(words, why, reverse("programmes:own", args=[pk])))
    return found


GROUPS = (
    GroupOffer(
        "programmes",
        gettext_lazy("Grants"),
        "coins",
        team,
        own,
        steps,
        lambda pk: reverse("programmes:own", args=[pk]),
        only_theirs=True,
    ),
)
