"""Names and addresses of seats and elections, the search box, and erasing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.permissions import Somebody
from hedgerow.engines.privacy.types import Eraser
from hedgerow.engines.registry import Deed, Hit, RefOffer, SearchOffer
from hedgerow.kernel import clock
from hedgerow.representation import actions, queries
from hedgerow.representation.models import Election, Seat
from hedgerow.representation.permissions import can_keep


def seat_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Boards by the id of the seat."""
    return {str(pk): board for pk, board in Seat.objects.filter(pk__in=list(ids)).values_list("pk", "board")}


def election_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Elections by the board they are to."""
    rows = Election.objects.filter(pk__in=list(ids)).values_list("pk", "seat__board")
    return {str(pk): _("Election to %(board)s") % {"board": board} for pk, board in rows}


def find(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Seats by their board or body: all for our team, the public ones for everybody."""
    team, today = can_keep(somebody), clock.today()
    found = (queries.seats if team else queries.public_seats)(words=words, today=today)[:limit]
    address = "representation:seat" if team else "representation:public_seat"
    return [Hit(seat.board, reverse(address, args=[seat.pk]), seat.body.name) for seat in found]


REFS = (
    RefOffer("representation.seat", seat_titles, lambda pk: reverse("representation:public_seat", args=[pk])),
    RefOffer(
        "representation.election", election_titles, lambda pk: reverse("representation:public_election", args=[pk])
    ),
)
SEARCHES = (SearchOffer(gettext_lazy("Seats on boards"), find),)
BOX = (
    Deed(
        gettext_lazy("Add a seat on a board"),
        lambda: reverse("representation:add"),
        can_keep,
        gettext_lazy("seat board representative"),
    ),
    Deed(
        gettext_lazy("Reports that representatives owe"),
        lambda: reverse("representation:reports"),
        can_keep,
        gettext_lazy("report back board"),
    ),
)
ERASERS = (Eraser("representation.Nomination", actions.erase_nominations, goes=False),)
