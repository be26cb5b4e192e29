"""What funders offer to the engines: search, search-and-do, and profiles made ready at night."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.engines.registry import Deed, Hit, NightlyJob, SearchOffer
from hedgerow.funders.queries import chosen, profiles
from hedgerow.funders.types import Filters
from hedgerow.kernel.money import pounds


def find(_somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Funders by name."""
    return [
        Hit(one.name, reverse("funders:funder", args=[one.key]), pounds(one.pence))
        for one in chosen(Filters(words=words))[:limit]
    ]


def make_ready(_today: date) -> str:
    """Make the profiles after the open data was built anew, so that nobody waits for them."""
    return f"{len(profiles())} funders known from their awards"


SEARCHES = (SearchOffer(_("Funders"), find),)
BOX = (
    Deed(
        _("Check a file of grants"), lambda: reverse("funders:check"), is_team,
        _("360giving validate valid standard awards publish"),
    ),
)  # fmt: skip
NIGHTLY = (NightlyJob("funders.profiles", make_ready),)
