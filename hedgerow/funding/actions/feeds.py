"""Reading the published list of another place: its funds become drafts here, for a person to check.

What a person edited is never changed by it, nor a fund that a person has opened or closed; that the list says something
else now is noted, and so is a fund that is gone from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode, urljoin

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.imports.queries import locked
from hedgerow.engines.imports.types import Licence
from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.mail.rules import absolute
from hedgerow.funding.actions.funds import add_fund, change_fund
from hedgerow.funding.models import Feed, FeedItem, Fund
from hedgerow.funding.permissions import check_change_funds
from hedgerow.funding.queries.feeds import FACTS, as_json
from hedgerow.funding.rules import feed_in
from hedgerow.funding.types.feeds import Outcome, Told, Whole
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError
from hedgerow.spine.fetching.asking import ask, host_of
from hedgerow.spine.fetching.web import FetchError

MOST_BYTES, MOST_PAGES, MOST_FUNDS = 8 * 1024**2, 50, 5_000
Ask = Callable[[str], bytes]


def fetched(address: str) -> bytes:
    """The body of a page of another place. Raises InputError with a sentence."""
    try:
        answer = ask(address, limit=MOST_BYTES, within=settings.ASK_WITHIN)
    except FetchError as error:
        raise InputError(str(error)) from error
    if answer.status != 200:
        raise InputError(_("%(address)s answered %(status)s.") % {"address": address, "status": answer.status})
    return answer.body


def whole_list(address: str, *, get: Ask = fetched) -> Whole:
    """All pages of a list, one after the other, outside of any transaction. Raises InputError where it is none."""
    first = feed_in.page(get(address), address)
    funds, faults, onward, seen = list(first.funds), list(first.faults), first.onward, {address}
    while onward and len(seen) < MOST_PAGES and len(funds) < MOST_FUNDS:
        onward = urljoin(address, onward)
        if onward in seen or host_of(onward) != host_of(address):
            break
        seen.add(onward)
        page = feed_in.page(get(onward), onward)
        funds += page.funds
        faults += page.faults
        onward = page.onward
    return Whole(address, first.publisher, first.licence, tuple(funds), tuple(faults), whole=not onward)


def list_in_file(data: bytes, name: str) -> Whole:
    """A list from a file: whole, unless it says that more follows, or is only a later page. Raises InputError."""
    if len(data) > MOST_BYTES:
        raise InputError(_("This file is larger than 8 MB."), name)
    page = feed_in.page(data, name)
    at, _mark, query = page.address.partition("?")
    asked = parse_qs(query)
    later = asked.pop("page", ["1"]) != ["1"]
    address = f"{at}?{urlencode(asked, doseq=True)}" if asked else at
    whole = not page.onward and not later
    return Whole(address or f"{page.publisher}: {name}", page.publisher, page.licence, page.funds, page.faults, whole)


@transaction.atomic
def read_list(*, by: User | None, told: Whole) -> tuple[Feed, Outcome]:
    """Take a list in: new funds as drafts, drafts that nobody edited brought up to date, the rest noted."""
    if by is not None:
        check_change_funds(by)
    if host_of(told.address) and told.address.startswith(absolute("/")):
        raise InputError(_("This is our own list."), told.address)
    if not told.funds:
        raise InputError(_("No fund of this list can be read, so nothing was changed."), told.address[:300])
    feed, _made = Feed.objects.select_for_update().get_or_create(
        address=told.address[:300], defaults={"name": told.publisher[:200]}
    )
    feed.name, feed.licence = told.publisher[:200], _licence(told.licence)
    outcome = Outcome(faults=[(number, title, said) for number, title, said in told.faults])
    held = {item.uid: item for item in feed.items.select_related("fund__national")}
    for one in told.funds:
        _take(by, feed, held, one, outcome)
    _join(by, held, told.funds)
    if told.whole:
        _say_gone(held, {one.uid for one in told.funds}, outcome)
    feed.read_at, feed.read_by, feed.counts, feed.faults = (
        clock.now(),
        by.pk if by else None,
        outcome.counts,
        told.faults,
    )
    feed.save()
    record(by=by, did="feed.read", ref=feed.ref)
    return feed, outcome


def _licence(told: str) -> str:
    return told if told in Licence.values and told != Licence.OWN else Licence.UNKNOWN.value


def _take(by: User | None, feed: Feed, held: dict[str, FeedItem], told: Told, outcome: Outcome) -> None:
    """One fund of a list. What cannot be kept is left out with its sentence, and changes nothing."""
    item = held.get(told.uid)
    try:
        with transaction.atomic():
            if item is None:
                held[told.uid] = _new(by, feed, told, outcome)
            else:
                _again(by, item, told, outcome)
    except ValidationError as error:
        said = "; ".join(sentence for some in error.message_dict.values() for sentence in some)
        outcome.faults.append((0, str(told.facts.get("title", ""))[:100], said))
        outcome.add("left_out")


def _new(by: User | None, feed: Feed, told: Told, outcome: Outcome) -> FeedItem:
    """A fund that is new in the list: a draft, unless a fund of that name and payer is here already."""
    here = Fund.objects.filter(
        title__iexact=told.facts["title"], payer__iexact=told.facts["payer"], feed_item__isnull=True
    ).first()
    fund = None if here else add_fund(by=by, typed=False, owner=None, criteria=told.criteria, **_facts(feed, told))
    outcome.add("here_already" if here else "new")
    return FeedItem.objects.create(
        feed=feed, uid=told.uid, fund=fund, as_read=as_json(told), checked_on=told.checked_on
    )


def _again(by: User | None, item: FeedItem, told: Told, outcome: Outcome) -> None:
    """A fund that was in the list before."""
    said = as_json(told)
    if item.as_read == said and item.gone_on is None:
        outcome.add("same")
        return
    item.gone_on, item.checked_on = None, told.checked_on
    changed = _without_dates(item.as_read) != _without_dates(said)
    item.as_read = said
    if item.fund is not None and changed:
        item.differs = not _bring_up_to_date(by, item.fund, item.feed, told)
        outcome.add("differs" if item.differs else "changed")
    else:
        outcome.add("same")
    item.save()


def _without_dates(kept: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in kept.items() if name != "checkedOn"}


def _bring_up_to_date(by: User | None, fund: Fund, feed: Feed, told: Told) -> bool:
    """Change a draft where nobody edited it. Whether it says all that the list says now."""
    if fund.state != State.DRAFT:
        return False
    edited = locked([fund.ref]).get(str(fund.ref), frozenset())
    facts = _facts(feed, told)
    free = {name: value for name, value in facts.items() if name not in edited}
    asked = told.criteria if "criteria" not in edited else None
    after = change_fund(by=by, fund=fund, typed=False, criteria=asked, **free)
    stays = [name for name in edited & facts.keys() if getattr(after, name) != facts[name]]
    return not stays and (asked is not None or list(after.criteria) == list(told.criteria))


def _facts(feed: Feed, told: Told) -> dict[str, Any]:
    """What a draft says: what the list leaves out is empty, and it says from where it is."""
    empty = Fund()
    facts = {name: told.facts.get(name, getattr(empty, name)) for name in FACTS}
    source = ", ".join(dict.fromkeys(filter(None, (feed.name, told.source))))[:200]
    return {**facts, "source": source, "licence": _licence(told.licence)}


def _join(by: User | None, held: Mapping[str, FeedItem], told: tuple[Told, ...]) -> None:
    """Local variants are tied to their national fund, where it came of the same list."""
    for one in told:
        own, national = held.get(one.uid), held.get(one.national)
        if own is None or own.fund is None or national is None or national.fund is None or national == own:
            continue
        fund = own.fund
        tied = fund.national_id == national.fund_id or national.fund.national_id is not None
        if tied or fund.state != State.DRAFT or "national" in locked([fund.ref]).get(str(fund.ref), ()):
            continue
        if not fund.variants.exists():
            own.fund = change_fund(by=by, fund=fund, typed=False, national=national.fund)


def _say_gone(held: Mapping[str, FeedItem], seen: set[str], outcome: Outcome) -> None:
    today = clock.today()
    for uid, item in held.items():
        if uid not in seen and item.gone_on is None:
            item.gone_on = today
            item.save(update_fields=["gone_on"])
            outcome.add("gone")


def read_by_night(_today: date) -> str:
    """Each night: read every list again that has an address. One that fails stops no other."""
    if not settings.CHECK_LINKS:
        return "lists are not read: HEDGEROW_CHECK_LINKS is off"
    said = []
    for feed in Feed.objects.filter(address__startswith="http"):
        try:
            _feed, outcome = read_list(by=None, told=whole_list(feed.address))
        except (InputError, ValidationError) as error:
            said.append(f"{feed.name}: {error}")
        else:
            said.append(f"{feed.name}: " + (", ".join(f"{n} {what}" for what, n in sorted(outcome.counts.items()))))
    return "; ".join(said) or "no list of another place is read"


@transaction.atomic
def forget_list(*, by: User, feed: Feed) -> None:
    """Read a list no more. The funds that came of it stay."""
    check_change_funds(by)
    record(by=by, did="feed.forgotten", ref=feed.ref)
    feed.delete()
