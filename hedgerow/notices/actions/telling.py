"""Telling groups of notices that fit them, by letter, each once; and writing down what nobody bid for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.charter.models import Activity
from hedgerow.charter.types import Function
from hedgerow.engines.lifecycle.types import Closing, State
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter, Mention, Section
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.notices.models import Match, Notice, Told, Wish
from hedgerow.notices.queries.bidding import bids_to
from hedgerow.notices.queries.lines import line
from hedgerow.notices.queries.notices import for_groups
from hedgerow.notices.queries.wishes import OWN
from hedgerow.notices.types import Kind

MOST_IN_A_LETTER = 10
GRACE = timedelta(days=14)  # bids are written down late
LOOKED_BACK = timedelta(days=90)
SEARCH = "fund-search"


def activity(wanted: str, on: date, function: str = Function.FUNDING) -> str:
    """The word for an act: the usual one while this place uses it, else its first word for the same function."""
    in_use = Q(retired_on__isnull=True) | Q(retired_on__gt=on)
    words = list(Activity.objects.filter(in_use, function=function).values_list("code", flat=True))
    return wanted if wanted in words or not words else words[0]


def tell(today: date) -> str:
    """Nightly: each notice that is open is told to the groups that it fits and that want letters, each group once, whether
    it fits from the first night or only since the group or the notice changed. One entry for each notice and night on
    which groups were told; one letter for each address, with all that is new for its group.

    Two runs at one moment hold the same notices one after the other, and the second finds everybody told.
    """
    with transaction.atomic():
        wanted = for_groups().filter(Exists(_fitting().filter(notice=OuterRef("pk"))))
        found = list(wanted.select_for_update(of=("self",)).order_by("pk"))
        news = _news(found)
        fresh = [notice for notice in found if notice.pk in news]
        for notice in fresh:
            _write_down(notice, news[notice.pk], today)
        letters = _write(fresh, news, today)
    return f"{letters} letters about {len(news)} notices"


def _fitting() -> QuerySet[Match]:
    """What fits groups that want letters."""
    wishing = Wish.objects.filter(organisation__merged_into__isnull=True).values("organisation")
    return Match.objects.filter(organisation__in=wishing)


def _news(found: Sequence[Notice]) -> dict[int, list[int]]:
    """The groups that each notice is to be told to: it fits, they want letters, and have not been told."""
    ids = [notice.pk for notice in found]
    told = set(Told.objects.filter(notice__in=ids).values_list("notice", "organisation"))
    rows = _fitting().filter(notice__in=ids).order_by("-fit", "-score", "pk")
    news: dict[int, list[int]] = defaultdict(list)
    for pair in rows.values_list("notice_id", "organisation_id"):
        if pair not in told:
            news[pair[0]].append(pair[1])
    return news


def _write_down(notice: Notice, groups: Sequence[int], today: date) -> None:
    Told.objects.bulk_create([Told(notice=notice, organisation_id=pk, on=today) for pk in groups])
    first = notice.told_on is None
    if first:
        notice.told_on = today
        notice.save(update_fields=["told_on"])
    work = Work(
        activity=activity(SEARCH, today), act="notice.told" if first else "notice.told_more", on=today,
        groups=list(groups), ref=str(notice.ref), public_body=notice.buyer_id, audience=Audience.GROUP,
    )  # fmt: skip
    ledger.record(by=None, work=work)


def _write(fresh: Sequence[Notice], news: Mapping[int, Sequence[int]], today: date) -> int:
    """One letter for each address of a group for which something is new."""
    by_group: dict[int, list[Notice]] = defaultdict(list)
    for notice in fresh:
        for group in news.get(notice.pk, ()):
            by_group[group].append(notice)
    wishes = Wish.objects.filter(organisation__in=list(by_group)).select_related("organisation").order_by("pk")
    for held in wishes:
        letter = _letter(held, by_group[held.organisation_id])
        key = f"notices:{held.pk}:{by_group[held.organisation_id][0].pk}"  # a group is told of each notice once
        mail.send(key=key, letter=letter, to=held.email, about=held.organisation.ref)
    return len(wishes)


def _letter(held: Wish, notices: Sequence[Notice]) -> Letter:
    group = held.organisation
    said = ngettext("A contract that may be for you", "%(n)d contracts that may be for you", len(notices))
    mentions = tuple(
        Mention(notice.title, absolute(reverse("notices:notice", args=[notice.pk])), line(notice))
        for notice in notices[:MOST_IN_A_LETTER]
    )
    return Letter(
        subject=said % {"n": len(notices)},
        paragraphs=(_("By what we know of %(group)s, these fit it. Your page says why.") % {"group": group.name},),
        sections=(Section(mentions=mentions),),
        button=Button(_("See why, or put one aside"), absolute(reverse("notices:own", args=[group.pk]))),
        small=(_("You asked for letters about contracts for this group. Each is told of once."),),
        unsubscribe=OWN.stop_url(held.pk),
    )


def nobody(today: date) -> str:
    """Nightly: a notice here that was said to suit voluntary groups has closed, and nobody of ours bid. Once for each,
    two weeks after it closed, for bids are written down late."""
    closed = Notice.objects.filter(
        kind=Kind.NOTICE, state=State.CLOSED, closed_why=Closing.PAST, vcse=True, here=True, nobody_on__isnull=True,
        live_since__isnull=False, ends_on__lte=today - GRACE, ends_on__gte=today - LOOKED_BACK,
    )  # fmt: skip
    with transaction.atomic():
        rows = list(closed.select_for_update(of=("self",)).order_by("pk"))
        bids = bids_to([str(notice.ref) for notice in rows])
        missed = [notice for notice in rows if not any(one.sent for one in bids.get(str(notice.ref), ()))]
        for notice in missed:
            _unmet(notice, today)
    return f"{len(missed)} that nobody of ours bid for"


def _unmet(notice: Notice, today: date) -> None:
    notice.nobody_on = today
    notice.save(update_fields=["nobody_on"])
    work = Work(
        activity=activity(SEARCH, today), act="notice.nobody", unmet=True, on=today, ref=str(notice.ref),
        public_body=notice.buyer_id, audience=Audience.STAFF,
    )  # fmt: skip
    ledger.record(by=None, work=work)
