"""How funds are found and told of: search, search-and-do, alerts, lists elsewhere, tables brought in, reports from outside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.engines.alerts.types import AlertOffer
from hedgerow.engines.imports.types import Importer
from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.moderation.types import ModeratedOffer, Proposed
from hedgerow.engines.registry import Deed, Hit, SearchOffer
from hedgerow.engines.sharing.types import ListOffer
from hedgerow.funding import actions
from hedgerow.funding.actions.importing import apply_rows, undo_rows
from hedgerow.funding.models import Fund
from hedgerow.funding.queries.funds import chosen
from hedgerow.funding.queries.import_columns import COLUMNS
from hedgerow.funding.queries.importing import check_rows
from hedgerow.funding.queries.telling import describe_search, listed, narrowings, new_funds, search_path
from hedgerow.funding.types import FundFilters
from hedgerow.kernel.refs import parse
from hedgerow.spine.errors import InputError


def find(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Funds by words; our team also finds those that are not open."""
    state = "all" if is_team(somebody) else ""
    rows = chosen(FundFilters(words=words, state=state), somebody)[:limit]
    return [Hit(fund.title, reverse("funding:fund", args=[fund.pk]), fund.payer) for fund in rows]


def _fund(submission: Any) -> Fund:
    found = Fund.objects.filter(pk=parse(submission.ref).id).first()
    if found is None:
        raise InputError(gettext("This fund is not here any more."))
    return found


def describe(submission: Any) -> Sequence[Proposed]:
    """That somebody says it is closed."""
    state = Fund.objects.filter(pk=parse(submission.ref).id).first()
    return [Proposed(_("Is it open?"), state.get_state_display() if state else "", str(State.CLOSED.label))]


def close(by: Any, submission: Any) -> object:
    """Close it, as somebody said."""
    return actions.close_fund(by=by, fund=_fund(submission))


SEARCHES = (SearchOffer(_("Funds"), find),)
ALERTS = (AlertOffer("funds", _("Tell me of new funds"), describe_search, new_funds, search_path),)
LISTS = (ListOffer("funds", _("Funds for groups"), listed, search_path, more=_("All funds"), narrow=narrowings),)
MODERATED = (ModeratedOffer("fund-closed", _("A fund that is closed, they say"), describe, close, is_team),)
BOX = (
    Deed(_("Write down a fund"), lambda: reverse("funding:fund_add"), is_team, _("new fund grant money add pot")),
    Deed(_("Funds for a group"), lambda: reverse("funding:choose"), is_team, _("eligible grant money match bid add")),
    Deed(
        _("Make a fund of a funder’s page"),
        lambda: reverse("funding:paste"),
        is_team,
        _("paste copy website new fund draft"),
    ),
    Deed(
        _("Read another place’s list of funds"),
        lambda: reverse("funding:feeds"),
        is_team,
        _("feed neighbour share import"),
    ),
    Deed(
        _("Import a table of funds"),
        lambda: reverse("imports:upload", args=["funds"]),
        is_team,
        _("spreadsheet csv excel upload list import grants"),
    ),
)
IMPORTS = (
    Importer(
        kind="funds",
        title=_("Funds"),
        intro=_(
            "One row for each fund. What it is for and who pays are needed. A fund that is here already (by both) is "
            "brought up to date; what somebody edited by hand stays. New ones come in as drafts, unless the row says "
            "that they are to be opened."
        ),
        columns=COLUMNS,
        check=check_rows,
        apply=apply_rows,
        undo=undo_rows,
        allowed=is_team,
        done_url=lambda: reverse("funding:manage") + "?state=all",
    ),
)
