"""Acts, the names of funds and bids, and what becomes of funds by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import can_open
from hedgerow.engines.files.types import FileOffer
from hedgerow.engines.lifecycle.types import LifecycleOffer, Standing, State
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.registry import NightlyJob, RefOffer
from hedgerow.engines.verification.queries import for_refs
from hedgerow.engines.verification.types import Asked, VerifiableOffer
from hedgerow.funding.actions.confirming import confirm_awards
from hedgerow.funding.actions.feeds import read_by_night
from hedgerow.funding.actions.funds import close_by_night
from hedgerow.funding.actions.links import check_links
from hedgerow.funding.models import Bid, Feed, Fund, Project
from hedgerow.funding.queries.funds import owners as who_may_own
from hedgerow.funding.queries.support import may_read_paper, paper_by
from hedgerow.kernel.audience import Audience
from hedgerow.ledger.types import Act
from hedgerow.shell.templatetags.shell import plain_date

FUND, BID, FEED = "funding.fund", "funding.bid", "funding.feed"
PROJECT, PAPER = "funding.project", "funding.paper"
CHECK_DAYS = 90  # funds change with each round


def fund_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Titles of funds by id."""
    return {str(pk): title for pk, title in Fund.objects.filter(pk__in=list(ids)).values_list("pk", "title")}


def bid_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Whose bid, and to whom, by id."""
    rows = Bid.objects.filter(pk__in=list(ids)).select_related("organisation", "fund")
    return {
        str(bid.pk): _("%(group)s: %(fund)s") % {"group": bid.organisation.name, "fund": bid.funder} for bid in rows
    }


def feed_names(ids: Sequence[str]) -> Mapping[str, str]:
    """Whose lists, by id."""
    return {str(pk): name for pk, name in Feed.objects.filter(pk__in=list(ids)).values_list("pk", "name")}


def project_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Names of projects by id."""
    return {str(pk): name for pk, name in Project.objects.filter(pk__in=list(ids)).values_list("pk", "name")}


def project_url(pk: str) -> str:
    """A project stands in the space of its group."""
    found = Project.objects.select_related("organisation").get(pk=pk)
    return reverse("funding:own_project", args=[found.organisation.now.pk, found.pk])


def may_read(user: Any, pk: str) -> bool:
    """Whether somebody may have the file of a paper."""
    paper = paper_by(pk)
    return paper is not None and may_read_paper(user, paper)


def standings() -> Iterator[tuple[str, Standing]]:
    """When funds that are open close by themselves: on their day, or when nobody has said for long that they are right."""
    rows = list(Fund.objects.filter(state__in=(State.LIVE, State.PAUSED)).only("pk", "ends_on"))
    checked = for_refs(fund.ref for fund in rows)
    for fund in rows:
        last = checked.get(str(fund.ref))
        yield str(fund.pk), Standing(ends_on=fund.ends_on, check_by=last.due if last else None)


def owners(ids: Sequence[str]) -> Mapping[str, int | None]:
    """Funds that are open or paused, with who looks after each, where that is one of our team."""
    team = dict(who_may_own())
    rows = Fund.objects.filter(pk__in=list(ids), state__in=(State.LIVE, State.PAUSED)).values_list("pk", "owner")
    return {str(pk): owner if str(owner) in team else None for pk, owner in rows}


def ask(pk: str) -> Asked | None:
    """Who looks after a fund is asked by letter whether it is still right; nobody, where it is not open."""
    fund = Fund.objects.filter(pk=pk, state__in=(State.LIVE, State.PAUSED)).first()
    who = User.objects.filter(pk=fund.owner, is_active=True).first() if fund and fund.owner else None
    if fund is None or who is None or not who.is_worker:
        return None
    told = (
        (_("Who pays"), fund.payer),
        (_("How much"), fund.amounts),
        (_("Closes"), plain_date(fund.ends_on) if fund.ends_on else _("Open all the time")),
        (_("Its page"), fund.link),
    )
    return Asked(who.email, fund.title, told, absolute(reverse("funding:fund_change", args=[fund.pk])), who.name)


ACTS = (
    Act("bid.considered", gettext_lazy("Bids considered")),
    Act("bid.advised_against", gettext_lazy("Bids advised against")),
    Act("bid.preparing", gettext_lazy("Bids that were begun")),
    Act("bid.submitted", gettext_lazy("Bids sent in")),
    Act("bid.awarded", gettext_lazy("Bids awarded")),
    Act("bid.refused", gettext_lazy("Bids refused by funders")),
    Act("bid.withdrawn", gettext_lazy("Bids withdrawn")),
    Act("bid.paid", gettext_lazy("Awards paid, in whole or in part")),
    Act("fund.suggested", gettext_lazy("Funds suggested to groups")),
    Act("bid.help_search", gettext_lazy("Funds looked for, for a bid")),
    Act("bid.help_review", gettext_lazy("Bids read as a critical friend")),
    Act("bid.help_budget", gettext_lazy("Budgets of bids worked on")),
    Act("bid.help_letter", gettext_lazy("Letters of support written")),
    Act("fund.none_eligible", gettext_lazy("Groups for which there was no fund"), unmet=True),
)
REFS = (
    RefOffer(FUND, fund_titles, lambda pk: reverse("funding:fund", args=[pk])),
    RefOffer(FEED, feed_names, lambda pk: reverse("funding:feed_read", args=[pk])),
    RefOffer(BID, bid_titles, lambda pk: reverse("funding:bid", args=[pk])),
    RefOffer(PROJECT, project_titles, project_url),
)
NIGHTLY = (
    NightlyJob("funding.confirm", confirm_awards),
    NightlyJob("funding.links", check_links),
    NightlyJob("funding.feeds", read_by_night),
)
FILES = (FileOffer(PAPER, may_read),)
LIFECYCLES = (LifecycleOffer(FUND, standings, close_by_night),)
VERIFIABLE = (
    VerifiableOffer(
        FUND,
        CHECK_DAYS,
        lambda _title: gettext_lazy("Is this fund still open, and are its rules the same?"),
        lambda user, _pk: can_open(user, Audience.WORKER),
        ask,
        owners,
    ),
)
