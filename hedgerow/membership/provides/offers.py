"""What membership settles for others: who may vote, and the mailing list of all members."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.mail.types import AudienceOffer, Recipient
from hedgerow.engines.voting.types import RollOffer, Voter
from hedgerow.kernel import clock
from hedgerow.membership import queries

MEMBERS = "members"
ALL = "all"


def audiences() -> Sequence[tuple[str, str]]:
    """All members, and each kind of them."""
    kinds = [(str(kind.pk), _("Members: %(kind)s") % {"kind": kind.name}) for kind in queries.kinds()]
    return [(ALL, _("All members")), *(kinds if len(kinds) > 1 else [])]


def recipients(audience: str) -> Sequence[Recipient]:
    """Whom the letters of today's members go to, each address once."""
    spells = queries.spells_on(clock.today())
    wanted = [spell for spell in spells if audience in (ALL, str(spell.kind_id))]
    found = {address: Recipient(address, name, person) for address, name, person in map(queries.address_of, wanted)}
    return [found[address] for address in sorted(found) if address]


def rolls() -> Sequence[tuple[str, str]]:
    """The one roll there is: every member whose kind of membership has a vote."""
    return [(ALL, _("Members who have a vote"))]


def voters(roll: str, on: date) -> Sequence[Voter]:
    """One voter for each member of a day that has a vote: the group votes, by whomever its letters go to."""
    spells = {spell.pk: spell for spell in queries.spells_on(on)} if roll == ALL else {}
    found = [spells[one.spell] for one in queries.voters(on)] if spells else []
    return [Voter(str(queries.current(s).ref), queries.current(s).name, queries.address_of(s)[0]) for s in found]


ROLLS = (RollOffer(MEMBERS, gettext_lazy("Members"), rolls, voters),)
AUDIENCES = (AudienceOffer(MEMBERS, gettext_lazy("Members"), audiences, recipients),)
