"""Our open funds as we publish them, and the lists of other places that we read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse

from hedgerow.engines.imports.types import Licence
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.verification.queries import for_refs
from hedgerow.engines.verification.types import Checked
from hedgerow.funding.models import Feed, FeedItem, Fund
from hedgerow.funding.queries.funds import chosen
from hedgerow.funding.queries.import_columns import COLUMNS
from hedgerow.funding.queries.importing import columns_of
from hedgerow.funding.queries.matching import names_in
from hedgerow.funding.queries.reasons import said
from hedgerow.funding.queries.telling import filters_of
from hedgerow.funding.rules import feed_out
from hedgerow.funding.rules.criteria import load, names_wanted
from hedgerow.funding.types.feeds import Told
from hedgerow.kernel import clock

#: on what terms we publish what we wrote ourselves
OUR_LICENCE = Licence.CC_BY.value
FACTS = ("title", "own_title", "payer", "payer_id", "decider", "kind", "summary", "covers", "how", "amount_min",
         "amount_max", "opens_on", "ends_on", "weeks_to_decide", "link", "twist", "costs", "helps", "stages")  # fmt: skip
#: longer texts of others, which we may not pass on where nobody has said that we may
WORDED = ("summary", "covers", "how", "twist")
CLOSED_TERMS = (Licence.PERMISSION, Licence.UNKNOWN)


def published(params: Mapping[str, str]) -> QuerySet[Fund]:
    """Open funds of a search in the order in which they were written down, so that a page that was read does not move."""
    return chosen(filters_of(params), AnonymousUser()).order_by("pk")


def nodes(funds: Sequence[Fund]) -> list[dict[str, Any]]:
    """Funds as JSON-LD: a few queries, however many there are."""
    checked = for_refs(fund.ref for fund in funds)
    criteria = {fund.pk: load(fund.criteria) for fund in funds}
    names = names_in(criteria.values())
    return [
        feed_out.node(
            told_of(fund, checked.get(str(fund.ref))),
            words=[said(one, names) for one in criteria[fund.pk]],
            names={code: names[code] for code in sorted(names_wanted(criteria[fund.pk])) if code in names},
            modified=fund.updated_at.astimezone(clock.LONDON).isoformat(timespec="seconds"),
        )
        for fund in funds
    ]


def told_of(fund: Fund, checked: Checked | None) -> Told:
    """A fund as a list tells it. What others worded is told only where its licence lets us."""
    facts = {name: getattr(fund, name) for name in FACTS}
    if fund.licence in CLOSED_TERMS:
        facts = {name: value for name, value in facts.items() if name not in WORDED}
    return Told(
        uid=uid_of(fund.pk),
        facts={name: value for name, value in facts.items() if value not in (None, "", [])},
        criteria=tuple(fund.criteria),
        national=uid_of(fund.national_id) if fund.national_id else "",
        source=fund.source,
        licence=OUR_LICENCE if fund.licence == Licence.OWN else fund.licence,
        checked_on=checked.on if checked else None,
    )


def uid_of(pk: int) -> str:
    """The address of a fund here, by which others know it again."""
    return absolute(reverse("funding:fund", args=[pk]))


def changed_at(params: Mapping[str, str]) -> str:
    """When anything of a search was last written, "" for none."""
    last = published(params).aggregate(last=Max("updated_at"))["last"]
    return last.astimezone(clock.LONDON).isoformat(timespec="seconds") if last else ""


def table(funds: Sequence[Fund]) -> tuple[list[str], list[list[Any]]]:
    """Funds as a table whose headers are those of our own import, with where each is from and when it was checked."""
    checked = for_refs(fund.ref for fund in funds)
    names = [column.name for column in COLUMNS if column.name != "open"]
    header = [str(column.header) for column in COLUMNS if column.name in names]
    rows = []
    for fund in funds:
        told = told_of(fund, checked.get(str(fund.ref)))
        cells = columns_of(fund) | {"licence": told.licence}
        cells |= {name: "" for name in WORDED if name not in told.facts}
        cells |= {"checked_on": told.checked_on, "uid": told.uid}
        rows.append([cells.get(name, "") for name in names])
    return header, rows


def feeds() -> QuerySet[Any]:
    """The lists that we read, with how many funds came of each, and how many of them a person should look at."""
    odd = Q(items__differs=True) | Q(items__gone_on__isnull=False)
    return Feed.objects.annotate(funds=Count("items"), odd=Count("items", filter=odd))


def items(feed: Feed) -> QuerySet[FeedItem]:
    """What was read from one list, what is to be looked at first."""
    return feed.items.select_related("fund").order_by("-differs", "gone_on", "pk")


def as_json(told: Told) -> dict[str, Any]:
    """What a list says of a fund, as it is kept to be compared."""
    kept: dict[str, Any] = json.loads(json.dumps(feed_out.node(told)))
    return kept
