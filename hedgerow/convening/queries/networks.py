"""Networks: which there are, who belongs on a day, and who speaks for whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import Lower

from hedgerow.accounts.models import User
from hedgerow.convening.models import Member, Network, Speaking
from hedgerow.convening.types import Roll, Seen, Speaker, Standing
from hedgerow.kernel import clock
from hedgerow.organisations.models import Access, Organisation
from hedgerow.people.models import Contact
from hedgerow.people.queries.roles import ids_with_merged

AROUND = ("organisation__merged_into__merged_into", "network")


def on_day(day: date) -> Q:
    """A condition for members on a day, as `rules.belongs` says it."""
    held = Q(standing__in=(Standing.MEMBER, Standing.LEFT), since__lte=day)
    return held & (Q(until__isnull=True) | Q(until__gt=day))


def networks(*, ended: bool = False) -> QuerySet[Network]:
    """Networks that go on (or, `ended`, all), by name, each with how many `members` and how many wait (`asking`)."""
    rows = Network.objects.all() if ended else Network.objects.filter(ended_on__isnull=True)
    belongs = Count("members", filter=Q(members__standing=Standing.MEMBER, members__observer=False))
    waits = Count("members", filter=Q(members__standing=Standing.ASKED))
    return rows.annotate(belong=belongs, asking=waits).select_related("convener").order_by(Lower("name"), "pk")


def shown() -> QuerySet[Network]:
    """Networks that everybody may know of, by name."""
    return networks().exclude(seen=Seen.HIDDEN)


def _speaking(day: date | None) -> Prefetch[str, QuerySet[Speaking], str]:
    rows = Speaking.objects.select_related("contact__merged_into__merged_into").order_by("part", "pk")
    if day is None:
        rows = rows.filter(until__isnull=True)
    else:
        rows = rows.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)
    return Prefetch("speaking", rows, to_attr="now")


def members(network: Network, on: date | None = None) -> list[Member]:
    """Who belongs to a network on a day (today), by name, observers last, with who speaks for each: `speakers(row)`."""
    rows = Member.objects.filter(on_day(on or clock.today()), network=network).select_related(*AROUND)
    found = rows.prefetch_related(_speaking(on))
    return sorted(found, key=lambda row: (row.observer, group_of(row).name.casefold(), row.pk))


def left(network: Network) -> QuerySet[Member]:
    """Who belonged to a network and has left, the latest first."""
    rows = Member.objects.filter(network=network, standing=Standing.LEFT).select_related(*AROUND)
    return rows.order_by("-until", "-pk")


def asking(network: Network | None = None) -> QuerySet[Member]:
    """Groups that wait for an answer, the oldest first."""
    rows = Member.objects.waiting().filter(standing=Standing.ASKED, network__ended_on__isnull=True)
    rows = rows.select_related(*AROUND)
    return rows.filter(network=network) if network else rows


def group_of(member: Member) -> Organisation:
    """The group of a member as it is now, after merges."""
    found: Organisation = member.organisation
    while found.merged_into is not None:
        found = found.merged_into
    return found


def contact_now(contact: Contact) -> Contact:
    """Somebody as they are now, after merges."""
    while contact.merged_into is not None:
        contact = contact.merged_into
    return contact


def speakers(member: Member) -> list[Speaker]:
    """Delegate and deputy of a member read by `members` or `of_group`, the delegate first."""
    held = getattr(member, "now", None)
    rows: Iterable[Speaking] = member.speaking.filter(until__isnull=True) if held is None else held
    told = [(row.part, contact_now(row.contact)) for row in rows]
    return [Speaker(part, one.pk, one.name, one.email, one.user_id) for part, one in told]


def delegate_of(member: Member) -> Speaker | None:
    """Who speaks for a member first."""
    return next(iter(speakers(member)), None)


def member_of(network: Network, organisation: Organisation) -> Member | None:
    """A group's row in a network, while it belongs or waits; else None."""
    held = Member.objects.filter(network=network, organisation__in=ids_with_merged(organisation))
    rows = held.filter(standing__in=(Standing.ASKED, Standing.MEMBER)).select_related(*AROUND)
    return rows.prefetch_related(_speaking(None)).order_by("-standing", "pk").first()


def of_group(organisation: Organisation) -> list[Member]:
    """The networks of a group, in which it is or which it asked to join, by name."""
    rows = Member.objects.filter(organisation__in=ids_with_merged(organisation), network__ended_on__isnull=True)
    rows = rows.filter(standing__in=(Standing.ASKED, Standing.MEMBER)).select_related(*AROUND)
    return list(rows.prefetch_related(_speaking(None)).order_by(Lower("network__name"), "pk"))


def roll(network: Network, on: date) -> list[Roll]:
    """Who may vote in a network, as of a day: each member once, by name, and no observer."""
    found: dict[int, Roll] = {}
    for row in members(network, on):
        group = group_of(row)
        if not row.observer and group.pk not in found and group.closed_on is None:
            found[group.pk] = Roll(group.pk, group.name, tuple(speakers(row)))
    return list(found.values())


def speaks_for(user: User, member: Member) -> bool:
    """Whether a user is the delegate or the deputy of a member: as their contact, or by the address they sign in with."""
    told = speakers(member)
    return any(one.user == user.pk or (one.email and one.email == user.email) for one in told)


def speaking_for(user: User) -> list[Member]:
    """The members for which a user speaks, by their network's name."""
    theirs = Q(contact__user=user) | Q(contact__merged_into__user=user) | Q(contact__email=user.email)
    rows = Speaking.objects.filter(theirs, until__isnull=True, member__standing=Standing.MEMBER)
    found = Member.objects.filter(pk__in=rows.values("member"), network__ended_on__isnull=True)
    return list(found.select_related(*AROUND).prefetch_related(_speaking(None)).order_by("network__name", "pk"))


def who_may_speak(organisation: Organisation) -> list[Contact]:
    """People of a group who may be named as delegate or deputy: with a role there, or who act for it, by name."""
    ids = ids_with_merged(organisation)
    today = clock.today()
    role = Q(roles__organisation__in=ids) & (Q(roles__until__isnull=True) | Q(roles__until__gt=today))
    acts = Access.objects.filter(organisation__in=ids, until__isnull=True).values("user")
    rows = Contact.objects.filter(role | Q(user__in=acts), merged_into__isnull=True).distinct()
    return sorted(rows, key=lambda one: (one.name.casefold(), one.pk))


def names(pks: Iterable[int]) -> dict[int, str]:
    """Names of networks by id."""
    return dict(Network.objects.filter(pk__in=list(pks)).values_list("pk", "name"))
