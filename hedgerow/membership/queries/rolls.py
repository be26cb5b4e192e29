"""The roll of members on a day, and what membership settles: who may vote, the price, the mailing list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Lower

from hedgerow.kernel import clock
from hedgerow.membership.models import Spell
from hedgerow.membership.types import OnRoll, Price
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import resolved_ids

#: the record that a member is now, after two merges at most
NOW = Coalesce("organisation__merged_into__merged_into", "organisation__merged_into", "organisation")


def covers(on: date) -> Q:
    """A condition for spells that cover a day: the day of joining is in, the day of ending is not."""
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gt=on))


def spells_on(on: date | None = None) -> QuerySet[Spell]:
    """The spells that cover a day (today), with their groups and kinds; by the group's name."""
    found = Spell.objects.filter(covers(on or clock.today()))
    related = found.select_related("kind", "organisation__merged_into__merged_into", "contact")
    return related.order_by("organisation__name", "pk")


def members(on: date | None = None) -> QuerySet[Organisation]:
    """The groups that are members on a day (today), as they are recorded now, by name; each once."""
    now = Spell.objects.filter(covers(on or clock.today())).order_by().annotate(now=NOW).values("now")
    return Organisation.objects.filter(pk__in=now).order_by("name", "pk")


def is_member(organisation_id: int, on: date | None = None) -> bool:
    """Whether a group is a member on a day (today), under whichever of its merged records it joined."""
    now = resolved_ids([organisation_id])[organisation_id]
    return Spell.objects.filter(covers(on or clock.today())).annotate(now=NOW).filter(now=now).exists()


def roll(on: date | None = None) -> list[OnRoll]:
    """The members on a day (today), by name, each once. One query."""
    found: dict[int, OnRoll] = {}
    for spell in spells_on(on):
        group = current(spell)
        found.setdefault(group.pk, _on_roll(spell, group))
    return sorted(found.values(), key=lambda one: (one.name.casefold(), one.organisation))


def named_members(on: date | None = None) -> QuerySet[Organisation]:
    """The members on a day (today) who agreed to be named, as they are recorded now, by name; each once."""
    now = Spell.objects.filter(covers(on or clock.today()), listed=True).order_by().annotate(now=NOW).values("now")
    return Organisation.objects.filter(pk__in=now).order_by(Lower("name"), "pk")


def on_roll(groups: Iterable[Organisation], on: date | None = None) -> list[OnRoll]:
    """What the roll of a day (today) says of some groups, in the order of the groups."""
    wanted = [group.pk for group in groups]
    found: dict[int, OnRoll] = {}
    for spell in spells_on(on).annotate(now=NOW).filter(now__in=wanted).order_by("since", "pk"):
        group = current(spell)
        found.setdefault(group.pk, _on_roll(spell, group))
    return [found[pk] for pk in wanted if pk in found]


def current(spell: Spell) -> Organisation:
    """The group of a spell as it is recorded now."""
    return spell.organisation.now


def as_now(organisation: Organisation) -> Organisation:
    """The record that a group is now, after all its merges."""
    now = resolved_ids([organisation.pk])[organisation.pk]
    return organisation if now == organisation.pk else Organisation.objects.in_bulk([now])[now]


def _on_roll(spell: Spell, group: Organisation) -> OnRoll:
    return OnRoll(
        organisation=group.pk,
        name=group.name,
        kind=spell.kind.name,
        since=spell.since,
        votes=spell.kind.votes,
        listed=spell.listed,
        spell=spell.pk,
        ward=group.ward,
        band=group.band,
        published=group.published and group.closed_on is None,
    )


def voters(on: date | None = None) -> list[OnRoll]:
    """The members who have a vote on a day (today), by name."""
    return [one for one in roll(on) if one.votes]


def price_for(organisation: Organisation | int | None, on: date | None = None) -> Price:
    """What a group is charged as on a day (today): `price_for(group).of(member_pence, price_pence)` is the price.

    Somebody who comes for no group is no member.
    """
    if organisation is None:
        return Price(member=False)
    group = Organisation.objects.filter(pk=organisation).first() if isinstance(organisation, int) else organisation
    return Price(is_member(group.pk, on), group.band) if group else Price(member=False)
