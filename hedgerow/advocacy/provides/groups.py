"""Issues on the page of one group and in its space, and asks on the page of a public body."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from hedgerow.advocacy.models import Issue, Position
from hedgerow.advocacy.queries import asks
from hedgerow.advocacy.queries.issues import concerned, of_group, public, waiting
from hedgerow.advocacy.queries.telling import late_tone, late_words
from hedgerow.advocacy.types import Shown, Stage
from hedgerow.bodies.types import BodyCount, BodyLine, BodyOffer, ConcernedOffer
from hedgerow.kernel import clock
from hedgerow.kernel.ids import keys
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import GroupLine, GroupOffer, GroupStep
from hedgerow.people.queries.roles import ids_with_merged

MOST = 5
TONES = {Stage.ISSUE: "", Stage.POSITION: "accent", Stage.ASK: "warn", Stage.ANSWER: "calm", Stage.CHANGE: "leaf"}


def _going(pk: int) -> Any:
    return of_group(Organisation(pk=pk)).exclude(stage__in=(Stage.RESTING, Stage.CHANGE))[:MOST]


def team(pk: int) -> Sequence[GroupLine]:
    """What it raised and goes on, for our team."""
    return [_line(row, reverse("advocacy:issue", args=[row.pk])) for row in _going(pk)]


def own(pk: int) -> Sequence[GroupLine]:
    """What it raised and goes on, for its own people."""
    return [_line(row, reverse("advocacy:own_issue", args=[pk, row.pk])) for row in _going(pk)]


def _line(row: Issue, url: str) -> GroupLine:
    return GroupLine(row.sentence, url, row.get_stage_display(), TONES.get(Stage(row.stage), ""), row.raised_on)


def steps(pk: int, today: date) -> Sequence[GroupStep]:
    """Positions on which it was asked to say something, and has not."""
    group = Organisation(pk=pk)
    asked = Position.objects.filter(issue__in=of_group(group).values("pk"), asked_at__isnull=False, agreed_on=None)
    said = asked.exclude(stands__organisation__in=ids_with_merged(group)).select_related("issue")
    why = _("Sign it, or say that you see it otherwise.")
    return [
        GroupStep(row.issue.sentence, why, reverse("advocacy:own_issue", args=[pk, row.issue_id]))
        for row in said[:MOST]
    ]


def lines_of_body(pk: int) -> Sequence[BodyLine]:
    """What a public body has not answered, what is late first."""
    today, found = clock.today(), waiting().filter(body=pk).select_related("issue")
    return [
        BodyLine(
            row.issue.sentence, reverse("advocacy:ask", args=[row.pk]), late_words(row.answer_by, today),
            late_tone(row.answer_by, today), row.answer_by,
        )
        for row in found[:10]
    ]  # fmt: skip


def counts_of_bodies(pks: Collection[int]) -> Mapping[int, BodyCount]:
    """How many asks each body owes an answer to."""
    return {body: BodyCount(many, late) for body, (many, late) in asks.open_with(pks, clock.today()).items()}


def told_of_interest(pk: str) -> Sequence[int]:
    """Groups that are told of an interest of ours in what they raised; not those of whom only our team may know."""
    issue = Issue.objects.filter(pk__in=keys([pk])).first()
    return [group for group, shown in concerned(issue).items() if shown != Shown.TEAM] if issue else []


def public_ids(pks: Collection[str]) -> Collection[str]:
    """Which issues everybody may read of."""
    return {str(pk) for pk in public().filter(pk__in=keys(pks)).values_list("pk", flat=True)}


GROUPS = (
    GroupOffer(
        "advocacy", lazy("Issues raised"), "voice", team, own, steps,
        lambda pk: reverse("advocacy:own", args=[pk]),
    ),
)  # fmt: skip
BODIES = (
    BodyOffer(
        "advocacy", lazy("Asked of them"), "voice", lines_of_body, counts_of_bodies,
        lambda pk: reverse("advocacy:asks") + f"?body={pk}",
    ),
)  # fmt: skip
CONCERNED = (ConcernedOffer("advocacy.issue", told_of_interest, public_ids),)
