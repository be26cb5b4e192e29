"""The people of a group, on its page: all of them for our team, for anybody those who agreed to be named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.organisations.models import Organisation
from hedgerow.people import queries as people
from hedgerow.people.models import Contact, Role
from hedgerow.people.types import Missing, Post
from hedgerow.shell.templatetags.shell import plain_date


@dataclass(frozen=True)
class PersonHere:
    """Somebody in a group, with all that they are there. `role` is the first of them, to be edited."""

    contact: Contact
    roles: Sequence[Role]
    what: str
    when: str = ""

    @property
    def url(self) -> str:
        return reverse("people:contact", args=[self.contact.pk])

    @property
    def main(self) -> bool:
        return any(role.main for role in self.roles)


@dataclass(frozen=True)
class GroupPeople:
    """Who is there, who has left, and what the group is without, in sentences."""

    here: Sequence[PersonHere]
    left: Sequence[PersonHere]
    missing: Sequence[str]


def team(group: Organisation) -> GroupPeople:
    """Everybody, for our team."""
    return GroupPeople(
        here=_here(people.roles_in(group)),
        left=[_left(role) for role in people.past_roles_in(group)],
        missing=[_without(gap) for gap in people.missing_roles(group)],
    )


def public(group: Organisation) -> list[PersonHere]:
    """Those who agreed to be named where anybody can read it: their names, and what they are."""
    found = _here(people.roles_in(group))
    named = people.named_in_public(one.contact.pk for one in found)
    return [one for one in found if one.contact.pk in named]


def _here(roles: Sequence[Role]) -> list[PersonHere]:
    held: dict[int, list[Role]] = {}
    for role in roles:
        held.setdefault(role.contact_id, []).append(role)
    return [
        PersonHere(own[0].contact, own, ", ".join(dict.fromkeys(map(_called, own))), _leaving(own))
        for own in held.values()
    ]


def _called(role: Role) -> str:
    return ", ".join(filter(None, (role.title or str(role.get_kind_display()), role.team, role.patch)))


def _leaving(roles: Sequence[Role]) -> str:
    days = [role.until for role in roles if role.until]
    return _("leaves on %s") % plain_date(max(days)) if len(days) == len(roles) else ""


def _left(role: Role) -> PersonHere:
    until: date = role.until or date.max
    return PersonHere(role.contact, [role], _called(role), _("until %s") % plain_date(until))


def _without(gap: Missing) -> str:
    day = plain_date(gap.since)
    return {
        Post.TREASURER: _("No treasurer since %s") % day,
        Post.REPRESENTATIVE: _("Nobody speaks for them since %s") % day,
        Post.ADMINISTRATOR: _("Nobody looks after their page since %s") % day,
    }[gap.post]
