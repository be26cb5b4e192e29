"""What the officers of a public body see: what is public, and what groups chose to show to that body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.text import capfirst

from hedgerow.ledger.queries import TimelineRow, shared_timeline
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Shared
from hedgerow.people.models import Consent, Role
from hedgerow.people.queries import roles_in
from hedgerow.people.queries.consent import answer
from hedgerow.people.rules.consent import holds
from hedgerow.people.types import Purpose
from hedgerow.shell.types import Fact
from hedgerow.spaces.presenters import held


@dataclass(frozen=True)
class SharingGroup:
    """A group that shows something to a body, and what."""

    group: Organisation
    kinds: Sequence[str]


@dataclass(frozen=True)
class GroupForBody:
    """One group as one body sees it. A kind that is not shared is None; one that is shared may be empty."""

    group: Organisation
    public: Sequence[Fact]
    figures: Sequence[Fact] | None
    work: Sequence[TimelineRow] | None
    contacts: Sequence[Role] | None


def sharing_groups(body: Organisation) -> list[SharingGroup]:
    """The groups that show something to a body, by name."""
    rows = organisations.shown_to_body(body)
    return [
        SharingGroup(group, [capfirst(row.get_what_display()) for row in shown])
        for group, shown in groupby(rows, key=lambda row: row.organisation)
    ]


def group_for_body(group: Organisation, body: Organisation) -> GroupForBody:
    """One group, as a body sees it: each kind is read only where it is shared."""
    kinds = set(organisations.shown_to_body(body).filter(organisation=group).values_list("what", flat=True))
    return GroupForBody(
        group=group,
        public=held.public_facts(group) if group.published else (),
        figures=held.figures(group) if Shared.FIGURES in kinds else None,
        work=shared_timeline(group) if Shared.WORK in kinds else None,
        contacts=sharable_contacts(group, body) if Shared.CONTACTS in kinds else None,
    )


def sharable_contacts(group: Organisation, body: Organisation) -> list[Role]:
    """The roles of people who have said themselves that they may be passed on to this body, with their contacts.

    A group cannot agree for its people: what it shares is which of its people are, theirs is whether.
    """
    roles = roles_in(group)
    agreed = _agreed({role.contact_id for role in roles}, body)
    return [role for role in roles if role.contact_id in agreed]


def _agreed(contacts: Iterable[int], body: Organisation) -> set[int]:
    """Those of some contacts whose newest answer about this body, or about all of them, is yes: one query."""
    rows = Consent.objects.filter(contact__in=contacts, purpose=Purpose.SHARE).order_by("contact")
    by_contact = groupby(rows, key=lambda row: row.contact_id)
    return {pk for pk, own in by_contact if holds([answer(row) for row in own], Purpose.SHARE, body.pk)}
