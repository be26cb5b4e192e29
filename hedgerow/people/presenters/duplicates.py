"""Two contacts side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hedgerow.kernel import clock
from hedgerow.people.models import Contact, ContactPair, Role
from hedgerow.people.queries.duplicates import hats
from hedgerow.shell.comparing import Line, lines
from hedgerow.shell.templatetags.shell import plain_date


@dataclass(frozen=True)
class PairRow:
    """Two contacts that may be one, each with what tells it apart."""

    pair: ContactPair
    first_note: str
    second_note: str


def paired(pairs: Iterable[ContactPair]) -> list[PairRow]:
    """Pairs as the list shows them."""
    rows = list(pairs)
    roles = hats(pk for pair in rows for pk in (pair.first_id, pair.second_id))
    return [PairRow(pair, _note(pair.first, roles), _note(pair.second, roles)) for pair in rows]


def _note(contact: Contact, roles: dict[int, list[Role]]) -> str:
    groups = [role.organisation.name for role in roles.get(contact.pk, [])[:1]]
    return ", ".join(filter(None, (contact.email, contact.phone, contact.postcode, *groups)))


def compared(one: Contact, two: Contact) -> list[Line]:
    """The facts of two contacts, those that neither has left out."""
    roles = hats([one.pk, two.pk])
    first, second = _facts(one, roles), _facts(two, roles)
    return lines(first, second)


def _facts(each: Contact, roles: dict[int, list[Role]]) -> dict[str, str]:
    return {
        _("Name"): each.name,
        _("Pronouns"): each.pronouns,
        _("E-mail address"): each.email,
        _("Telephone"): each.phone,
        _("Address"): each.address,
        _("Postcode"): each.postcode,
        _("Roles"): "; ".join(
            f"{role.organisation.name} ({role.get_kind_display()})" for role in roles.get(each.pk, [])
        ),
        _("Language"): each.language,
        _("Likes to be reached"): str(each.get_reach_by_display()) if each.reach_by else "",
        _("Access needs"): _("known") if hasattr(each, "access_needs") else "",
        _("Signs in"): _("yes") if each.user_id else "",
        _("Source"): each.source,
        _("Added"): plain_date(clock.day_of(each.created_at)),
        _("Last in touch"): plain_date(each.seen_on) if each.seen_on else "",
    }
