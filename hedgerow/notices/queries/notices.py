"""Lists of notices."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.engines.lifecycle.types import State
from hedgerow.kernel import clock
from hedgerow.kernel.ids import key
from hedgerow.notices.models import Notice, NoticeCode
from hedgerow.notices.queries.locating import the_map
from hedgerow.notices.types import Filters, Kind, Scheme, Stage, Value, Wards, When, Which
from hedgerow.organisations.models import Organisation

FORTNIGHT, MONTH = timedelta(days=14), timedelta(days=31)
SUITABLE = Q(vcse=True) | Q(kind=Kind.INTENTION)
EARLY = Q(kind=Kind.INTENTION) | Q(stage=Stage.PLANNED)


def running() -> QuerySet[Notice]:
    """Notices that anybody may see and that are not over at this minute."""
    in_time = Q(deadline__isnull=True) | Q(deadline__gt=clock.now())
    not_past = Q(ends_on__isnull=True) | Q(ends_on__gte=clock.today())
    return Notice.objects.filter(in_time, not_past, state=State.LIVE)


def for_groups() -> QuerySet[Notice]:
    """Those that are held against groups: open, here, and said to suit them."""
    return running().filter(SUITABLE, here=True)


def chosen(filters: Filters, reader: Somebody) -> QuerySet[Notice]:
    """Notices that were asked for, those that close soonest first. Our team may ask for those of any state."""
    rows = _of_state(filters, reader)
    if filters.which != Which.ALL:
        rows = rows.filter(SUITABLE)
    if filters.area != Wards.ANYWHERE:
        rows = rows.filter(here=True)
    found = rows.filter(_words(filters.words), _facts(filters), *_delivered(filters.area))
    last_first = filters.when == When.CLOSED
    order = F("ends_on").desc(nulls_last=True) if last_first else F("ends_on").asc(nulls_last=True)
    return found.order_by(order, "-pk" if last_first else "pk")


def _of_state(filters: Filters, reader: Somebody) -> QuerySet[Notice]:
    if is_team(reader) and filters.state in State.values:
        return Notice.objects.filter(state=filters.state)
    if is_team(reader) and filters.state == "all":
        return Notice.objects.all()
    if filters.when == When.CLOSED:
        return Notice.objects.filter(state=State.CLOSED, live_since__isnull=False)
    return running().filter(_when(filters.when))


def _when(when: str) -> Q:
    today = clock.today()
    wanted = {
        When.FORTNIGHT: ~EARLY & Q(ends_on__lte=today + FORTNIGHT),
        When.MONTH: ~EARLY & Q(ends_on__lte=today + MONTH),
        When.LATER: ~EARLY & (Q(ends_on__isnull=True) | Q(ends_on__gt=today + MONTH)),
        When.EARLY: EARLY,
    }
    return wanted.get(When(when), Q()) if when in When.values else Q()


def _words(words: str) -> Q:
    """Every word stands somewhere in it."""
    wanted = Q()
    for word in words.split()[:8]:
        wanted &= Q(title__icontains=word) | Q(buyer_name__icontains=word) | Q(description__icontains=word)
    return wanted


def _facts(filters: Filters) -> Q:
    wanted = Q(kind=filters.kind) if filters.kind in Kind.values else Q()
    if filters.value == Value.UNTOLD:
        wanted &= Q(pence__isnull=True)
    elif filters.value in Value.values and filters.value:
        wanted &= Q(pence__lte=int(filters.value) * 100)
    if (buyer := key(filters.buyer)) is not None:
        wanted &= Q(buyer=buyer)
    return wanted


def _delivered(area: str) -> list[Q]:
    """Delivered in an area, in all that it lies in, or nobody says where."""
    if not area or area in Wards.values:
        return []
    of_area = NoticeCode.objects.filter(notice=OuterRef("pk"), scheme=Scheme.AREA)
    return [Q(Exists(of_area.filter(code__in=the_map().reach([area])))) | ~Q(Exists(of_area))]


def intentions_of(body: Organisation) -> QuerySet[Notice]:
    """What a body announced early, latest first, each with how many groups it `fits`."""
    rows = Notice.objects.filter(kind=Kind.INTENTION, buyer=body)
    return rows.annotate(fits=Count("matches")).order_by("-pk")


def published_by(body: Organisation) -> QuerySet[Notice]:
    """What was read of a body's notices, latest first."""
    return Notice.objects.filter(kind=Kind.NOTICE, buyer=body).order_by("-released_at", "-pk")


def waiting() -> QuerySet[Notice]:
    """Early notices that wait to be checked, oldest first."""
    return Notice.objects.filter(kind=Kind.INTENTION, state=State.REVIEW).select_related("buyer").order_by("created_at")


def counts() -> dict[str, int]:
    """How many are open for groups, how many of those early, and how many wait to be checked: two queries."""
    open_now = for_groups().aggregate(open=Count("pk"), early=Count("pk", filter=EARLY))
    return {**open_now, "waiting": waiting().count()}


def area_codes(notices: QuerySet[Notice] | list[Notice]) -> dict[int, list[str]]:
    """Codes of where notices are delivered, by notice: one query."""
    found: dict[int, list[str]] = {}
    rows = NoticeCode.objects.filter(notice__in=[notice.pk for notice in notices], scheme=Scheme.AREA)
    for pk, code in rows.values_list("notice_id", "code"):
        found.setdefault(pk, []).append(code)
    return found
