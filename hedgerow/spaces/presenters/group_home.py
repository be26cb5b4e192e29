"""What a group's people find when they come in: what needs doing, and what came of what they asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.engines import registry
from hedgerow.engines.verification.queries import for_ref
from hedgerow.engines.verification.types import Checked
from hedgerow.kernel.words import Words
from hedgerow.ledger.queries import TimelineRow, shared_timeline
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import GroupLine, GroupOffer, GroupStep
from hedgerow.people.queries import missing_roles
from hedgerow.people.types import Post

LATELY = 3


@dataclass(frozen=True)
class Part:
    """What one function has in hand with the group, with its page in the space."""

    title: Words
    icon: str
    url: str
    lines: Sequence[GroupLine]


@dataclass(frozen=True)
class GroupHome:
    """The front page of a group's space. `confirm`: it is time to say that the record is still right."""

    group: Organisation
    steps: Sequence[GroupStep]
    parts: Sequence[Part]
    lately: Sequence[TimelineRow]
    checked: Checked | None
    confirm: bool
    bodies: int
    waiting: bool


def build(group: Organisation, today: date, *, acts: bool) -> GroupHome:
    """The page, for anybody who acts for the group; or for our team, which only looks."""
    checked = for_ref(group.ref)
    offers = [one for one in registry.all_of(GroupOffer) if acts or not one.only_theirs]
    return GroupHome(
        group=group,
        steps=[*_asked(offers, group, today), *_steps(group)],
        parts=list(_parts(offers, group)),
        lately=shared_timeline(group, LATELY),
        checked=checked,
        confirm=checked is None or checked.on is None or checked.is_overdue(today),
        bodies=len({row.body_id for row in organisations.sharing_of(group)}),
        waiting=organisations.waiting_change(group) is not None,
    )


def _asked(offers: Sequence[GroupOffer], group: Organisation, today: date) -> Iterator[GroupStep]:
    """What the functions wait for."""
    for offer in offers:
        yield from offer.steps(group.pk, today)


def _parts(offers: Sequence[GroupOffer], group: Organisation) -> Iterator[Part]:
    """What the functions have in hand with it; one with nothing in hand is left out."""
    for offer in offers:
        if lines := offer.own(group.pk):
            yield Part(offer.title, offer.icon, offer.url(group.pk), lines)


def _steps(group: Organisation) -> Iterator[GroupStep]:
    details = reverse("organisations:own_record", args=[group.pk])
    people = reverse("spaces:people", args=[group.pk])
    if not group.description:
        yield GroupStep(
            _("Say what you do"), _("Two sentences are enough. People look for help by these words."), details
        )
    if not (group.email or group.phone):
        yield GroupStep(
            _("Say how people can reach you"), _("An e-mail address or a telephone that may be shown."), details
        )
    if not group.benefits.all():
        yield GroupStep(_("Say where you work"), _("Funders and neighbours ask for it."), details)
    if organisations.administrators(group).count() < 2:
        yield GroupStep(
            _("Ask a second person to look after this page"), _("So that nobody is locked out when one leaves."), people
        )
    for missing in missing_roles(group):
        if missing.post != Post.ADMINISTRATOR:
            yield GroupStep(
                _("Tell us who is your %(post)s now") % {"post": missing.post.label},
                _("The last one we know of has left."),
                reverse("development:help", args=[group.pk]),
            )
