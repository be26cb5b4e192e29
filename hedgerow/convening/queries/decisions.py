"""Decisions and minutes, found by their words years later."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.convening.models import Decision, Item, Member, Network
from hedgerow.convening.permissions import acting
from hedgerow.convening.types import Minutes, Seen, Standing


def theirs(somebody: Somebody) -> QuerySet[Network]:
    """The networks whose inside somebody sees: our team all of them, others those of the groups they act for."""
    if is_team(somebody):
        return Network.objects.all()
    if not somebody.pk:
        return Network.objects.none()
    acts = acting(somebody)
    own = Q(organisation__in=acts.values("organisation")) | Q(organisation__merged_into__in=acts.values("organisation"))
    return Network.objects.filter(pk__in=Member.objects.filter(own, standing=Standing.MEMBER).values("network"))


def standing() -> QuerySet[Decision]:
    """Decisions that stand, the newest first, with where they were made."""
    rows = Decision.objects.filter(withdrawn_at__isnull=True)
    return rows.select_related("network", "meeting__sitting", "poll").order_by("-on", "-pk")


def published() -> Q:
    """A condition for decisions that everybody may read: of a public network, by a vote or in published minutes."""
    met = Q(meeting__minutes=Minutes.PUBLISHED, meeting__sitting__public=True)
    return Q(network__seen=Seen.OPEN) & (met | Q(meeting__isnull=True))


def readable(somebody: Somebody) -> QuerySet[Decision]:
    """Decisions that somebody may read: our team all, members those of their networks once published, others what is
    public."""
    if is_team(somebody):
        return standing()
    inside = Q(network__in=theirs(somebody).values("pk")) & (
        Q(meeting__isnull=True) | ~Q(meeting__minutes=Minutes.DRAFT)
    )
    return standing().filter(published() | inside)


def with_words(words: str, *fields: str) -> Q:
    """A condition for rows that have every word, each in any of these fields."""
    found = Q()
    for word in words.split()[:8]:
        some = Q()
        for field in fields:
            some |= Q(**{f"{field}__icontains": word})
        found &= some
    return found


def find_decisions(somebody: Somebody, words: str) -> QuerySet[Decision]:
    """Decisions by their words, or those of the network that made them."""
    return readable(somebody).filter(with_words(words, "text", "how", "dissent", "network__name"))


def find_minutes(somebody: Somebody, words: str) -> QuerySet[Item]:
    """Items of agendas by what was said under them: what somebody may read, the newest meeting first."""
    rows = Item.objects.filter(with_words(words, "title", "text", "about")).exclude(text="")
    if not is_team(somebody):
        public = Q(meeting__network__seen=Seen.OPEN, meeting__sitting__public=True, meeting__minutes=Minutes.PUBLISHED)
        inside = Q(meeting__network__in=theirs(somebody).values("pk")) & ~Q(meeting__minutes=Minutes.DRAFT)
        rows = rows.filter(public | inside)
    return rows.select_related("meeting__network", "meeting__sitting").order_by("-meeting__sitting__starts_at", "order")
