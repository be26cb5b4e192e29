"""The list of contacts as its page and its files show it. What people need to take part is in neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.people.models import Contact, Role
from hedgerow.people.queries import agreed, named_in_public
from hedgerow.people.types import Purpose
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import short_date

SHOWN = 2


@dataclass(frozen=True)
class ContactRow:
    """One person of the list, with what they agreed to."""

    contact: Contact
    news: bool
    named: bool

    @property
    def url(self) -> str:
        return reverse("people:contact", args=[self.contact.pk])

    @property
    def hats(self) -> list[Role]:
        held: list[Role] = getattr(self.contact, "hats", [])
        return held

    @property
    def groups(self) -> str:
        """The groups that they are something in, the first few."""
        names = list(dict.fromkeys(where(hat) for hat in self.hats))
        more = len(names) - SHOWN
        told = ", ".join(names[:SHOWN])
        return told if more < 1 else told + " " + ngettext("and one more", "and %(n)d more", more) % {"n": more}

    @property
    def roles(self) -> str:
        return ", ".join(dict.fromkeys(called(hat) for hat in self.hats))


def where(role: Role) -> str:
    """The name of the organisation that a role is in now."""
    return str(role.organisation.now.name)


def called(role: Role) -> str:
    """A role as people say it, with an officer's team and patch."""
    said = role.title or str(role.get_kind_display())
    return ", ".join(filter(None, (said, role.team, role.patch)))


def rows(contacts: Sequence[Contact]) -> list[ContactRow]:
    """People as the list shows them: two queries more, at any length."""
    pks = [contact.pk for contact in contacts]
    news = set(Contact.objects.filter(agreed(Purpose.NEWSLETTER), pk__in=pks).values_list("pk", flat=True))
    named = named_in_public(pks)
    return [ContactRow(contact, contact.pk in news, contact.pk in named) for contact in contacts]


def _yes(held: bool) -> str:
    return _("yes") if held else _("no")


NAME: Column[ContactRow] = Column(
    "name", gettext_lazy("Name"), lambda row: row.contact.name, sort="name", heading=True, url=lambda row: row.url
)
SEEN: Column[ContactRow] = Column(
    "seen",
    gettext_lazy("In touch"),
    lambda row: short_date(row.contact.seen_on) if row.contact.seen_on else _("never"),
    sort="seen_on",
)
LIST: Table[ContactRow] = Table(
    name="people",
    caption=gettext_lazy("People"),
    columns=(
        NAME,
        Column("groups", gettext_lazy("Where"), lambda row: row.groups, note=lambda row: row.roles),
        Column("email", gettext_lazy("Reached"), lambda row: row.contact.email or row.contact.phone,
               note=lambda row: row.contact.phone if row.contact.email else ""),
        SEEN,
    ),
    first="name",
)  # fmt: skip
FILE: Table[ContactRow] = Table(
    name="people",
    caption=gettext_lazy("People"),
    columns=(
        NAME,
        Column("groups", gettext_lazy("Groups"), lambda row: "; ".join(dict.fromkeys(where(h) for h in row.hats))),
        Column("roles", gettext_lazy("Roles"), lambda row: "; ".join(called(hat) for hat in row.hats)),
        Column("email", gettext_lazy("E-mail address"), lambda row: row.contact.email),
        Column("phone", gettext_lazy("Telephone"), lambda row: row.contact.phone),
        Column("address", gettext_lazy("Postal address"), lambda row: row.contact.address),
        Column("postcode", gettext_lazy("Postcode"), lambda row: row.contact.postcode),
        Column("reach", gettext_lazy("Likes to be reached"), lambda row: row.contact.get_reach_by_display()),
        Column("news", gettext_lazy("May be sent news"), lambda row: _yes(row.news)),
        Column("named", gettext_lazy("May be named in public"), lambda row: _yes(row.named)),
        Column("seen", gettext_lazy("Last in touch"), lambda row: row.contact.seen_on, kind=Kind.DATE, sort="seen_on"),
    ),
    first="name",
)
