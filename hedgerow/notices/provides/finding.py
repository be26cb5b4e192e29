"""How notices are found and told of: search, search-and-do, alerts, lists elsewhere."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.engines.alerts.types import AlertOffer
from hedgerow.engines.registry import Deed, Hit, SearchOffer
from hedgerow.engines.sharing.types import ListOffer
from hedgerow.notices.queries.listed import describe_search, listed, narrowings, new_notices, path, search_path
from hedgerow.notices.queries.notices import chosen
from hedgerow.notices.types import Filters, Wards, Which


def find(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Notices by words; our team also finds those that are closed or elsewhere."""
    team = is_team(somebody)
    wide = Filters(words=words, state="all", which=Which.ALL, area=Wards.ANYWHERE)
    rows = chosen(wide if team else Filters(words=words, which=Which.ALL), somebody)[:limit]
    return [Hit(notice.title, path(notice), notice.buyer_name) for notice in rows]


SEARCHES = (SearchOffer(_("Contracts"), find),)
ALERTS = (AlertOffer("contracts", _("Tell me of new contracts"), describe_search, new_notices, search_path),)
LISTS = (
    ListOffer("contracts", _("Contracts for groups"), listed, search_path, more=_("All contracts"), narrow=narrowings),
)
BOX = (
    Deed(
        _("Read in notices of contracts"),
        lambda: reverse("notices:read"),
        is_team,
        _("ocds contracts finder tender upload file import procurement"),
    ),
    Deed(
        _("Contracts that are open"),
        lambda: reverse("notices:manage"),
        is_team,
        _("tender procurement notice commissioning bid consortium"),
    ),
)
