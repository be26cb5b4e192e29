"""What networks offer: finding them, rolls for votes, and the mailing list that follows who belongs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.convening.models import Network
from hedgerow.convening.queries.decisions import theirs, with_words
from hedgerow.convening.queries.networks import members, networks, speakers
from hedgerow.convening.queries.votes import voters as on_roll
from hedgerow.convening.types import Seen
from hedgerow.engines.mail.types import AudienceOffer, Recipient
from hedgerow.engines.registry import Deed, Hit, RefOffer, SearchOffer
from hedgerow.engines.voting.types import RollOffer, Voter
from hedgerow.kernel.ids import keys
from hedgerow.kernel.refs import Ref

KIND = "convening.network"


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Names of networks by id."""
    rows = Network.objects.filter(pk__in=ids).values_list("pk", "name")
    return {str(pk): name for pk, name in rows}


def url(pk: str) -> str:
    """Our team's page of a network."""
    return reverse("convening:network", args=[pk])


def find(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Networks by name or purpose: our team its own pages, others the public ones they may know of."""
    rows = networks(ended=is_team(somebody)).filter(with_words(words, "name", "purpose"))
    if is_team(somebody):
        return [Hit(row.name, url(str(row.pk)), row.meets) for row in rows[:limit]]
    known = rows.exclude(seen=Seen.HIDDEN) | rows.filter(pk__in=theirs(somebody).values("pk"))
    return [Hit(row.name, reverse("convening:about", args=[row.pk]), row.meets) for row in known[:limit]]


def choices() -> list[tuple[str, str]]:
    """Every network that goes on, by name."""
    return [(str(row.pk), row.name) for row in networks()]


def voters(pk: str, on: date) -> Sequence[Voter]:
    """The roll of a network on a day."""
    found = Network.objects.filter(pk__in=keys([pk])).first()
    return on_roll(found, on) if found else ()


def known(pk: str) -> bool:
    """Whether everybody may know that a network is there."""
    return Network.objects.filter(pk__in=keys([pk])).exclude(seen=Seen.HIDDEN).exists()


def recipients(pk: str) -> Sequence[Recipient]:
    """Who speaks for a member of a network now, each address once: whoever leaves is off the list by that."""
    found = networks().filter(pk__in=keys([pk])).first()
    told = [one for row in (members(found) if found else ()) for one in speakers(row) if one.email]
    people = {
        one.email: Recipient(one.email, one.name, str(Ref("people", "contact", str(one.contact)))) for one in told
    }
    return list(people.values())


REFS = (RefOffer(KIND, titles, url),)
SEARCHES = (SearchOffer(_("Networks"), find),)
ROLLS = (RollOffer("network", _("The members of a network"), choices, voters, known),)
AUDIENCES = (AudienceOffer("network", _("A network: its delegates and deputies"), choices, recipients),)
BOX = (
    Deed(_("Start a network"), lambda: reverse("convening:add"), is_team, _("add new forum convene gathering")),
    Deed(_("Actions of networks"), lambda: reverse("convening:actions"), is_team, _("late chase owners meetings")),
    Deed(
        _("Find a decision or minutes"),
        lambda: reverse("convening:decisions"),
        is_team,
        _("decided agreed notes minutes"),
    ),
)
