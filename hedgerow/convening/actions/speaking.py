"""Naming who speaks for a group in a network: its delegate, and the deputy in their place."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import is_team
from hedgerow.convening.models import Member, Speaking
from hedgerow.convening.queries.networks import group_of
from hedgerow.convening.types import Fault, Part, Standing
from hedgerow.engines.audit.actions import record
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import check_act_for
from hedgerow.people import actions as people
from hedgerow.people.models import Contact, Role
from hedgerow.people.queries import contact_of, contacts_at
from hedgerow.people.queries.roles import ids_with_merged
from hedgerow.people.types import How, RoleKind
from hedgerow.spine.errors import InputError

ROLES = {Part.DELEGATE: RoleKind.DELEGATE, Part.DEPUTY: RoleKind.DEPUTY}


@transaction.atomic
def name_speaker(*, by: User, member: Member, part: Part | str, contact: Contact | None) -> Speaking | None:
    """Somebody speaks for a member from today on (None: nobody does, in this part). Whoever did stops.

    Where we know nothing else of what they are in the group, they become its delegate or deputy there too. Raises
    InputError where the group does not belong, or one person would be both.
    """
    held = _member(by, member)
    rows = {row.part: row for row in Speaking.objects.filter(member=held, until__isnull=True)}
    before, kind = rows.get(Part(part)), Part(part)
    if before is not None and contact is not None and before.contact_id == contact.pk:
        return before
    if contact is not None and any(row.contact_id == contact.pk for row in rows.values()):
        raise InputError(_("%(name)s cannot be both: choose somebody else as well.") % {"name": contact.name})
    if before is not None:
        before.until = clock.today()
        before.save(update_fields=["until"])
    made = None if contact is None else Speaking.objects.create(member=held, part=kind, contact=contact)
    if contact is not None:
        _have_role(by, group_of(held), contact, kind)
    record(by=by, did=f"network.{kind}_named", ref=held.ref, fields=[kind])
    return made


def name_new(
    *, by: User, member: Member, part: Part | str, name: str, email: str = "", phone: str = ""
) -> Speaking | None:
    """Name somebody whom we may not know yet. One person of this name at this address is who is meant.

    Raises InputError where no name is given, or the address is none.
    """
    known = [one for one in contacts_at(email) if one.name.casefold() == " ".join(name.split()).casefold()]
    try:
        with transaction.atomic():
            _member(by, member)
            how = How.PHONE if is_team(by) else How.WEB
            contact = known[0] if known else people.add_contact(by=by, name=name, email=email, phone=phone, how=how)
            return name_speaker(by=by, member=member, part=part, contact=contact)
    except ValidationError as error:
        raise InputError(" ".join(error.messages)) from None


def name_myself(*, by: User, member: Member, part: Part | str) -> Speaking | None:
    """Whoever acts for a group says that they speak for it."""
    with transaction.atomic():
        mine = contact_of(by)
        if mine is None:
            mine = people.add_contact(by=by, name=by.name, email=by.email, how=How.WEB)
            people.link_user(by=by, contact=mine, user=by)
        return name_speaker(by=by, member=member, part=part, contact=mine)


def _member(by: User, member: Member) -> Member:
    """The member, held, if `by` may say who speaks for it: our team, and whoever acts for the group."""
    rows = Member.objects.select_for_update(of=("self",)).select_related("network", "organisation__merged_into")
    held: Member = rows.in_bulk([member.pk])[member.pk]
    if not is_team(by):
        check_act_for(by, group_of(held))
    if held.standing not in (Standing.MEMBER, Standing.ASKED):
        raise InputError(str(Fault.NOT_MEMBER.label))
    return held


def _have_role(by: User, group: Organisation, contact: Contact, part: Part) -> None:
    held = Role.objects.filter(contact=contact, organisation__in=ids_with_merged(group), until__isnull=True)
    if not held.exists():
        people.give_role(by=by, contact=contact, organisation=group, kind=ROLES[part], since=clock.today())
