"""Who can see what about a group, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation, Sharing
from hedgerow.organisations.types import Shared
from hedgerow.people.queries import roles_in
from hedgerow.places.queries import place
from hedgerow.shell.types import Fact
from hedgerow.spaces.presenters import held
from hedgerow.spaces.presenters.body import sharable_contacts


@dataclass(frozen=True)
class Kind:
    """One kind of what a group may share with one body: whether it does, and what that would show today."""

    what: str
    label: str
    detail: str
    row: Sharing | None


@dataclass(frozen=True)
class BodyRow:
    """A public body and what it sees besides what is public."""

    body: Organisation
    kinds: Sequence[Kind]

    @property
    def any(self) -> bool:
        return any(kind.row for kind in self.kinds)


@dataclass(frozen=True)
class WhoSees:
    """The page. `public` is what anybody reads; `bodies` are those that see more, `others` those that do not."""

    group: Organisation
    us: str
    public: Sequence[Fact]
    bodies: Sequence[BodyRow]
    others: Sequence[BodyRow]


def build(group: Organisation) -> WhoSees:
    """Who can see what about a group today."""
    here = place()
    given = {(row.body_id, row.what): row for row in organisations.sharing_of(group)}
    rows = [_body(group, body, given) for body in organisations.public_bodies() if body.pk != group.pk]
    return WhoSees(
        group=group,
        us=here.lio_name if here else _("Our team"),
        public=held.public_facts(group) if group.published else (),
        bodies=[row for row in rows if row.any],
        others=[row for row in rows if not row.any],
    )


def _body(group: Organisation, body: Organisation, given: dict[tuple[int, str], Sharing]) -> BodyRow:
    details = what_each_shows()
    labels = {
        Shared.FIGURES: _("Size, people and money"),
        Shared.WORK: _("The help you had"),
        Shared.CONTACTS: _("Whom to speak to"),
    }
    return BodyRow(body, [Kind(kind, labels[kind], details[kind], given.get((body.pk, kind))) for kind in OFFERED])


#: what can be shared today, in the order in which it is offered
OFFERED = (Shared.FIGURES, Shared.WORK, Shared.CONTACTS)


def what_each_shows() -> dict[Shared, str]:
    """In words, what a body sees of each kind."""
    return {
        Shared.FIGURES: _("Income, size, paid staff, volunteers and committee, legal form, year end."),
        Shared.WORK: _("What help you had and when; never notes, nor who else took part."),
        Shared.CONTACTS: _("Names and addresses of your people who have agreed to it themselves."),
    }


def without_their_yes(group: Organisation, body: Organisation) -> int:
    """How many of a group's people are not shown to a body, since they have not agreed to it themselves."""
    people = {role.contact_id for role in roles_in(group)}
    return len(people) - len({row.contact_id for row in sharable_contacts(group, body)})
