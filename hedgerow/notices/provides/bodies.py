"""What of notices is shown with a public body, and whom our own interest in one concerns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy

from hedgerow.bodies.types import BodyCount, BodyLine, BodyOffer, ConcernedOffer
from hedgerow.engines.lifecycle.types import State
from hedgerow.notices.models import Notice, Part, Told
from hedgerow.notices.queries.bidding import OPEN
from hedgerow.notices.types import Kind, PartState

MOST = 10
IN_HAND = Q(state__in=(State.LIVE, State.PAUSED, State.REVIEW))


def lines(body: int) -> Sequence[BodyLine]:
    """What a body has out now, and what it announced that waits to be checked."""
    rows = Notice.objects.filter(IN_HAND, buyer=body).order_by(F("ends_on").asc(nulls_last=True), "pk")[:MOST]
    return [_line(notice) for notice in rows]


def _line(notice: Notice) -> BodyLine:
    waits = notice.state == State.REVIEW
    name = "notices:manage_notice"
    state = notice.get_state_display() if waits or notice.kind == Kind.NOTICE else notice.get_kind_display()
    return BodyLine(notice.title, reverse(name, args=[notice.pk]), state, "warn" if waits else "", notice.ends_on)


def counts(bodies: Collection[int]) -> Mapping[int, BodyCount]:
    """How much each body has out now."""
    rows = Notice.objects.filter(IN_HAND, buyer__in=list(bodies)).order_by().values("buyer").annotate(n=Count("pk"))
    return {row["buyer"]: BodyCount(row["n"]) for row in rows}


def groups_of_notice(pk: str) -> Sequence[int]:
    """Groups that were told of a notice, or come together for it."""
    told = Told.objects.filter(notice=int(pk)).values_list("organisation", flat=True)
    parts = Part.objects.filter(consortium__notice=int(pk), consortium__state__in=OPEN).exclude(
        state=PartState.DECLINED
    )
    return sorted({*told, *parts.values_list("organisation", flat=True)})


def groups_of_consortium(pk: str) -> Sequence[int]:
    """The groups of a consortium."""
    rows = Part.objects.filter(consortium=int(pk)).exclude(state=PartState.DECLINED)
    return list(rows.order_by("pk").values_list("organisation", flat=True))


def public_notices(ids: Collection[str]) -> Collection[str]:
    """The notices that everybody may see."""
    rows = Notice.objects.filter(~Q(ocid="") | Q(live_since__isnull=False), pk__in=list(ids))
    return [str(pk) for pk in rows.values_list("pk", flat=True)]


def public_consortia(_ids: Collection[str]) -> Collection[str]:
    """None: who bids with whom is theirs to tell."""
    return []


BODIES = (
    BodyOffer(
        "notices",
        gettext_lazy("Contracts"),
        "coins",
        lines,
        counts,
        lambda pk: f"{reverse('notices:manage')}?buyer={pk}&state=all&which=all&area=anywhere",
    ),
)
CONCERNED = (
    ConcernedOffer("notices.notice", groups_of_notice, public_notices),
    ConcernedOffer("notices.consortium", groups_of_consortium, public_consortia),
)
